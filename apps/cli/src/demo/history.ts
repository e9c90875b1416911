import { OrganQueries, type OrganNode } from '@libs/identity';
import { DomainError, SYSTEM } from '@libs/kernel';
import { BlobStore, type SetClock } from '@libs/platform';
import { DOC_CLASSES, DocumentQueries, EffectService, RegistryService, type EffectCommand } from '@libs/registry';
import { findCitations, parseText } from '@libs/text';
import { demoTexts, type DemoText } from './content';
import { demoTable, stockTexts } from './stock';
import type { Rooms } from '../context';

/** Eleven o'clock in China on that day: when the demo's people work. */
export function morningOf(day: string): string {
  return `${day}T03:00:00Z`;
}

/** Every organ by its name, as the demo's texts name their issuers. */
type Organs = ReadonlyMap<string, OrganNode>;

/** The texts of `documents` alone: enough where a portal is looked at. */
export async function loadHistory(rooms: Rooms, clock: SetClock): Promise<number> {
  return load(rooms, clock, demoTexts('documents'));
}

/** All that was published before the story of the drafts. */
export async function loadStock(rooms: Rooms, clock: SetClock): Promise<number> {
  return load(rooms, clock, [...demoTexts('documents'), ...stockTexts(await organsOf(rooms))]);
}

/** Every document registered on the day of its publication, as its issuer's own office would have. */
async function load(rooms: Rooms, clock: SetClock, texts: readonly DemoText[]): Promise<number> {
  const organs = new Map((await organsOf(rooms)).map((organ) => [organ.name, organ]));
  const registered = new Map<string, string>();
  for (const text of [...texts].sort((a, b) => ((a.head['公布'] ?? '') < (b.head['公布'] ?? '') ? -1 : 1))) {
    const { documentId } = await register(rooms, clock, organs, text);
    registered.set(text.head['文号'] ?? text.name, documentId);
  }
  await amendDogs(rooms, clock, organs, registered);
  await laterEvents(rooms, clock, registered);
  return texts.length;
}

/** Since when the demo's organs publish through the system; what is older is 历史文件 to it. */
const IN_USE_SINCE = '2023-05-15';

async function register(rooms: Rooms, clock: SetClock, organs: Organs, { name, head, text }: DemoText) {
  const published = head['公布'];
  const issuer = organNamed(organs, head['制定机关'] ?? '');
  const responsible = head['责任单位'] === undefined ? null : organNamed(organs, head['责任单位']);
  if (published === undefined) throw new DomainError('invalid', 'demo_text_without_date', { name });
  clock.set(morningOf(published));
  const parsed = parseText(text);
  const isOwn = published >= IN_USE_SINCE;
  const years = head['年限'] === undefined ? null : Number(head['年限']);
  return rooms.get(RegistryService).register({
    title: parsed.title,
    innerTitle: parsed.innerTitle,
    docNumber: head['文号'] ?? null,
    docClass: DOC_CLASSES.find((known) => known === head['性质']) ?? 'UNDETERMINED',
    issuerIds: [issuer.id],
    responsibleOrganId: responsible?.id ?? issuer.id,
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
    files: isOwn ? [await originalOf(rooms, parsed.title, text)] : [],
    processUnknown: !isOwn,
    by: { ...SYSTEM, organId: issuer.id },
  });
}

/** 印发原件 */
async function originalOf(rooms: Rooms, title: string, text: string) {
  const { sha256, size } = await rooms.get(BlobStore).put('private', Buffer.from(text, 'utf8'));
  return { sha256, role: 'original' as const, name: `${title}.txt`, mediaType: 'text/plain', size, isPublic: true };
}

/** The acts on which a text rests, as it names them: 根据《…》. */
function basesOf(text: string) {
  const named = findCitations(text).filter(({ relation, title }) => relation === 'basis' && title !== null);
  const titles = [...new Map(named.map(({ title, docNumber }) => [title, docNumber]))];
  return titles.map(([title, docNumber]) => ({ kind: 'basis' as const, title, docNumber }));
}

/** 修改: one document stands in two versions. */
async function amendDogs(rooms: Rooms, clock: SetClock, organs: Organs, registered: ReadonlyMap<string, string>): Promise<void> {
  const dogs = demoTexts('documents').find(({ name }) => name === '07-dogs-kel-2024');
  const amended = (dogs?.text ?? '')
    .replace(
      '应当按照规定佩戴犬牌并采取系犬绳等措施，防止犬只伤人。',
      '应当按照规定佩戴犬牌并使用不超过1.5米的犬绳牵领，避让老年人、残疾人、孕妇和儿童。',
    )
    .replace('第九条 本办法自', '第九条 个人在城市建成区内饲养犬只，每户不得超过一只。\n第十条 本办法自');
  clock.set(morningOf('2025-09-01'));
  await rooms.get(EffectService).record(
    id(registered, dogs?.head['文号'] ?? ''),
    1,
    {
      action: 'amend',
      on: '2025-10-01',
      text: amended,
      basis: '库尔勒市人民政府关于修改《库尔勒市城市养犬管理办法》的决定（库政规〔2025〕2号）',
    },
    { ...SYSTEM, organId: organNamed(organs, '库尔勒市人民政府').id },
  );
}

type EventRow = Record<'文号' | '变动' | '自' | '记载' | '条款' | '至' | '依据' | '决定' | '决定文号', string>;

/** What happened to some of them later: rows of `events.tsv`, each recorded by the document's own issuer. */
async function laterEvents(rooms: Rooms, clock: SetClock, registered: ReadonlyMap<string, string>): Promise<void> {
  const documents = rooms.get(DocumentQueries);
  const rows: EventRow[] = demoTable('events');
  for (const row of rows.filter(({ 文号 }) => registered.has(文号))) {
    clock.set(morningOf(row.记载));
    const document = await documents.get(id(registered, row.文号), row.记载, SYSTEM);
    await rooms.get(EffectService).record(document.id, document.revision, commandOf(row), { ...SYSTEM, organId: document.leadIssuerId });
  }
}

function commandOf(row: EventRow): EffectCommand {
  const { 自: on, 依据: basis, 决定: byTitle, 决定文号: byNumber } = row;
  switch (row.变动) {
    case '部分废止':
      return { action: 'repealPart', on, basis, clauses: row.条款.split('、') };
    case '停止执行':
      return { action: 'suspend', on, basis, clauses: [] };
    case '延长':
      return { action: 'extend', on, basis, validThrough: row.至 };
    case '宣布失效':
      return { action: 'lapse', on, basis, byTitle, byNumber };
    default:
      return { action: 'repeal', on, basis, byTitle, byNumber };
  }
}

function id(registered: ReadonlyMap<string, string>, number: string): string {
  const found = registered.get(number);
  if (found === undefined) throw new DomainError('not_found', 'demo_text_missing', { number });
  return found;
}

function organNamed(organs: Organs, name: string): OrganNode {
  const found = organs.get(name);
  if (!found) throw new DomainError('not_found', 'demo_organ_missing', { name });
  return found;
}

async function organsOf(rooms: Rooms): Promise<OrganNode[]> {
  return flat(await rooms.get(OrganQueries).tree());
}

function flat(nodes: readonly OrganNode[]): OrganNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}
