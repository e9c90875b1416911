import { OrganQueries, type OrganNode } from '@libs/identity';
import { DomainError, SYSTEM } from '@libs/kernel';
import type { SetClock } from '@libs/platform';
import { DOC_CLASSES, EffectService, RegistryService } from '@libs/registry';
import { findCitations, parseText } from '@libs/text';
import { demoTexts, type DemoText } from './content';
import type { Rooms } from '../context';

/** Eleven o'clock in China on that day: when the demo's people work. */
export function morningOf(day: string): string {
  return `${day}T03:00:00Z`;
}

/** Loads the stock: every document registered on the day of its publication, as its issuer's own office would have. */
export async function loadHistory(rooms: Rooms, clock: SetClock): Promise<number> {
  const texts = demoTexts('documents').sort((a, b) => ((a.head['公布'] ?? '') < (b.head['公布'] ?? '') ? -1 : 1));
  const registered = new Map<string, string>();
  for (const text of texts) {
    const { documentId } = await register(rooms, clock, text);
    registered.set(text.name, documentId);
  }
  await laterEvents(rooms, clock, registered);
  return texts.length;
}

async function register(rooms: Rooms, clock: SetClock, { name, head, text }: DemoText) {
  const published = head['公布'];
  const issuer = await organNamed(rooms, head['制定机关'] ?? '');
  if (published === undefined) throw new DomainError('invalid', 'demo_text_without_date', { name });
  clock.set(morningOf(published));
  const parsed = parseText(text);
  const years = head['年限'] === undefined ? null : Number(head['年限']);
  return rooms.get(RegistryService).register({
    title: parsed.title,
    innerTitle: parsed.innerTitle,
    docNumber: head['文号'] ?? null,
    docClass: DOC_CLASSES.find((known) => known === head['性质']) ?? 'UNDETERMINED',
    issuerIds: [issuer.id],
    responsibleOrganId: issuer.id,
    topic: head['主题'] ?? null,
    publicity: 'public',
    signedOn: head['成文'] ?? null,
    publishedOn: published,
    effectiveOn: head['施行'] ?? null,
    effectivePhrase: parsed.ending.effectivePhrase,
    term: years === null ? null : { years, startsOn: 'effective' },
    validThrough: parsed.ending.validThrough,
    carrier: '政府网站',
    carrierAddress: 'https://www.example.gov.cn/zwgk/',
    text,
    relations: basesOf(text),
    repeals: parsed.ending.repeals.map(({ title, docNumber }) => ({ title, docNumber })),
    processUnknown: true,
    by: { ...SYSTEM, organId: issuer.id },
  });
}

/** The acts on which a text rests, as it names them: 根据《…》. */
function basesOf(text: string) {
  const named = findCitations(text).filter(({ relation, title }) => relation === 'basis' && title !== null);
  const titles = [...new Map(named.map(({ title, docNumber }) => [title, docNumber]))];
  return titles.map(([title, docNumber]) => ({ kind: 'basis' as const, title, docNumber }));
}

/** What happened to some of them later: one amended, one repealed by a cleanup decision. */
async function laterEvents(rooms: Rooms, clock: SetClock, registered: ReadonlyMap<string, string>): Promise<void> {
  const dogs = demoTexts('documents').find(({ name }) => name === '07-dogs-kel-2024');
  const effects = rooms.get(EffectService);
  const amended = (dogs?.text ?? '')
    .replace(
      '应当按照规定佩戴犬牌并采取系犬绳等措施，防止犬只伤人。',
      '应当按照规定佩戴犬牌并使用不超过1.5米的犬绳牵领，避让老年人、残疾人、孕妇和儿童。',
    )
    .replace('第九条 本办法自', '第九条 个人在城市建成区内饲养犬只，每户不得超过一只。\n第十条 本办法自');
  clock.set(morningOf('2025-09-01'));
  await effects.record(
    id(registered, '07-dogs-kel-2024'),
    1,
    {
      action: 'amend',
      on: '2025-10-01',
      text: amended,
      basis: '库尔勒市人民政府关于修改《库尔勒市城市养犬管理办法》的决定（库政规〔2025〕2号）',
    },
    await keeper(rooms, '库尔勒市人民政府'),
  );
  clock.set(morningOf('2025-03-03'));
  await effects.record(
    id(registered, '14-market-yuli-2019'),
    1,
    {
      action: 'repeal',
      on: '2025-03-01',
      basis: '文件清理',
      byTitle: '尉犁县人民政府关于废止部分行政规范性文件的决定',
      byNumber: '尉政发〔2025〕4号',
    },
    await keeper(rooms, '尉犁县人民政府办公室'),
  );
}

async function keeper(rooms: Rooms, organ: string) {
  return { ...SYSTEM, organId: (await organNamed(rooms, organ)).id };
}

function id(registered: ReadonlyMap<string, string>, name: string): string {
  const found = registered.get(name);
  if (found === undefined) throw new DomainError('not_found', 'demo_text_missing', { name });
  return found;
}

async function organNamed(rooms: Rooms, name: string): Promise<OrganNode> {
  const found = flat(await rooms.get(OrganQueries).tree()).find((organ) => organ.name === name);
  if (!found) throw new DomainError('not_found', 'demo_organ_missing', { name });
  return found;
}

function flat(nodes: readonly OrganNode[]): OrganNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}
