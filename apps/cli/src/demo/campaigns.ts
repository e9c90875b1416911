import { AuditQueries } from '@libs/audit';
import { ExecutionService, type EntryRow, type Proposal, type Reason } from '@libs/cleanup';
import { OrganQueries, type Organ } from '@libs/identity';
import { addDays, formatDateZh, SYSTEM, type Actor } from '@libs/kernel';
import type { SetClock } from '@libs/platform';
import { DocumentFactsQueries, DocumentQueries, EffectService, RegistryService } from '@libs/registry';
import type { DemoPeople } from './accounts';
import { CampaignWay, WHOLE_STOCK } from './campaign';
import { morningOf } from './history';
import { demoTable } from './stock';
import type { Rooms } from '../context';

/** 办结: the 文号 of the deciding document, of an amendment its day; nothing: still open. */
type PlannedRow = Record<'文号' | '意见' | '理由' | '修改时限' | '办结', string>;
/** 清理决定: every government decides on its own documents, the prefecture's on those of its departments too. */
type DecisionRow = Record<'公布' | '文号' | '制定机关', string>;

const BASIS = '《国务院关于修改和废止部分行政法规的决定》（国务院令第777号）、《公平竞争审查条例》（国务院令第783号）';
const BEFORE = '按照国家和自治区有关部署';
const AFTER = '按照《公平竞争审查条例》和国家、自治区有关部署';

/** Runs both campaigns; returns how many. */
export async function runCampaigns(rooms: Rooms, clock: SetClock, people: DemoPeople): Promise<number> {
  const bureau = { reviewer: people['sfj.chengban'], signatory: people['sfj.qianfa'] };
  await finished(rooms, clock, new CampaignWay(rooms, clock, bureau), people);
  await running(new CampaignWay(rooms, clock, bureau), people);
  return 2;
}

/**
 * The campaign of the annual report for 2024 (domain.md 4.5): 134 = 6 to amend + 73 to repeal + 54 repealed + 1 normative to repeal,
 * 80 open at the end of the year. What was open is carried out in 2025, a few entries are late.
 */
async function finished(rooms: Rooms, clock: SetClock, way: CampaignWay, people: DemoPeople): Promise<void> {
  const planned = new Map((demoTable('campaign-2024') as PlannedRow[]).map((row) => [row.文号, row]));
  const normative = await rooms.get(DocumentQueries).match({ title: null, docNumber: '静政发〔2010〕14号' }, SYSTEM);
  await way.open('2024-09-02', {
    kind: 'special',
    title: '2024年行政规范性文件和政策性文件清理',
    noticeNumber: '巴政办函〔2024〕41号',
    criteria: '与修改、废止的行政法规不一致，妨碍公平竞争，工作任务已经完成或者已被新规定替代的，予以修改、废止。',
    scopeOn: '2024-09-01',
    deadlineOn: '2024-09-27',
    scope: { ...WHOLE_STOCK, docClasses: ['POLICY'], yearTo: 2021, withLower: true, addedIds: normative ? [normative.id] : [] },
  });
  const own = fillers(people);
  const proposed = (row: EntryRow): Partial<Proposal> => {
    const { 意见, 理由, 修改时限 } = planned.get(row.docNumber ?? '') ?? {};
    return { disposition: 意见 === 'AMEND' ? 'AMEND' : 'REPEAL', reason: 理由 as Reason, basis: BASIS, dueOn: 修改时限 || null };
  };
  await way.fill('2024-09-20', proposed, own);
  await way.submit('2024-09-25', own);
  await way.act('2024-09-29', { action: 'startReview' });
  await way.agree('2024-10-11');
  const decisions: DecisionRow[] = demoTable('campaign-2024-decisions');
  for (const decision of decisions) {
    const heldOn = addDays(decision.公布, -2);
    const organ = await rooms.get(OrganQueries).byCode(decision.制定机关);
    const meeting = `${organ.shortName}常务会议`;
    await way.act(heldOn, { action: 'deliberate', deliberation: { heldOn, meeting, result: 'passed', note: null } });
    const rows = (await way.rows()).filter((row) => planned.get(row.docNumber ?? '')?.办结 === decision.文号);
    const title = `${organ.name}关于废止部分文件的决定`;
    const documentId = await registerDecision(rooms, clock, { organ, decision, title, rows });
    await way.publish(decision.公布, rows, {
      documentId,
      title,
      docNumber: decision.文号,
      issuedOn: decision.公布,
      publishedOn: decision.公布,
    });
    if (decision === decisions.findLast(({ 公布 }) => 公布 < '2025')) await way.act('2024-12-27', { action: 'followUp' });
  }
  const amended = [...planned.values()].filter((row) => row.意见 === 'AMEND' && row.办结 !== '');
  for (const row of amended) await amend(rooms, clock, row);
}

/** The deciding document itself, in the registry like every other. */
async function registerDecision(
  rooms: Rooms,
  clock: SetClock,
  { organ, decision, title, rows }: { organ: Organ; decision: DecisionRow; title: string; rows: readonly EntryRow[] },
): Promise<string> {
  const on = decision.公布;
  clock.set(morningOf(on));
  const bureau = await rooms.get(OrganQueries).justiceBureauOf(organ.id);
  const list = rows.map((row, index) => `${index + 1}. ${row.title}（${row.docNumber ?? ''}）`);
  const text = [
    title,
    '',
    `根据${BASIS}和自治州文件清理工作安排，经${formatDateZh(addDays(on, -2))}${organ.shortName}常务会议审议，决定对下列${rows.length}件文件予以废止，自本决定公布之日起一律停止执行，不再作为行政管理的依据。`,
    '附件：废止文件目录',
    ...list,
  ].join('\n');
  const { documentId } = await rooms.get(RegistryService).register({
    title,
    innerTitle: null,
    docNumber: decision.文号,
    docClass: 'POLICY',
    classReasons: '公布清理结果的决定，不设定权利义务',
    issuerIds: [organ.id],
    responsibleOrganId: bureau.id,
    topic: '综合政务',
    publicity: 'public',
    signedOn: on,
    publishedOn: on,
    effectiveOn: on,
    effectivePhrase: '自本决定公布之日起',
    term: null,
    validThrough: null,
    carrier: '政府网站',
    carrierAddress: 'https://www.example.gov.cn/zwgk/',
    text,
    processUnknown: true,
    by: { ...SYSTEM, organId: organ.id },
  });
  return documentId;
}

/** An amendment that a campaign asked for; the campaign's entry is carried out on the same day, as the worker would. */
async function amend(rooms: Rooms, clock: SetClock, { 文号, 办结: on }: PlannedRow): Promise<void> {
  clock.set(morningOf(on));
  const named = await rooms.get(DocumentQueries).match({ title: null, docNumber: 文号 }, SYSTEM);
  const document = await rooms.get(DocumentQueries).get(named?.id ?? '', on, SYSTEM);
  const { text } = await rooms.get(DocumentFactsQueries).textOn(document.id, on);
  const by = { ...SYSTEM, organId: document.leadIssuerId };
  const basis = `${document.leadIssuerName}关于修改《${document.innerTitle ?? document.title}》的通知`;
  await rooms
    .get(EffectService)
    .record(document.id, document.revision, { action: 'amend', on, text: text.replace(BEFORE, AFTER), basis }, by);
  const { items } = await rooms.get(AuditQueries).search({ subjectId: document.id, type: 'document.amend' }, { limit: 1 });
  for (const event of items) await rooms.get(ExecutionService).follow(event, 'cleanup.execute');
}

/** 填报 under way in November 2026: some organs have reported, one was sent back, the others are late. */
async function running(way: CampaignWay, people: DemoPeople): Promise<void> {
  await way.open('2026-10-12', {
    kind: 'special',
    title: '2026年妨碍统一市场和公平竞争的政策措施专项清理',
    noticeNumber: '巴政办函〔2026〕63号',
    criteria: '含有地方保护、指定交易、限定经营、违规给予特定经营者优惠等内容的，予以修改或者废止。',
    scopeOn: '2026-10-10',
    deadlineOn: '2026-11-13',
    scope: { ...WHOLE_STOCK, level: 'prefecture' },
  });
  const own = fillers(people);
  const organ = (login: keyof DemoPeople) => people[login].organId;
  const reporting = new Set([organ('zjj.qicao'), organ('nyj.qicao')]);
  const kept = (row: EntryRow): Partial<Proposal> =>
    row.title.includes('招商') || row.title.includes('扶持')
      ? { disposition: 'REPEAL', reason: 'conflicts_with_law', basis: BASIS }
      : { disposition: 'KEEP', reason: 'still_needed' };
  await way.fill('2026-10-28', (row) => (reporting.has(row.organId) ? kept(row) : null), own);
  await way.submit('2026-10-30', own);
  await way.agree('2026-11-09', (row) => row.organId === organ('nyj.qicao'));
  const questioned = (await way.rows()).find((row) => row.state === 'submitted' && row.organId === organ('zjj.qicao'));
  if (questioned) await way.sendBack('2026-11-10', questioned, '请核对是否仍有限定本地企业的内容，补充公平竞争审查结论。');
  let typed = 0;
  await way.fill('2026-11-12', (row) => (row.organId === organ('fgw.qicao') && (typed += 1) <= 2 ? kept(row) : null), own);
}

/** Who fills in for their own organ. */
function fillers(people: DemoPeople): ReadonlyMap<string, Actor> {
  const able = Object.values(people).filter(({ permissions }) => permissions.has('cleanup.fill'));
  return new Map(able.reverse().map((person) => [person.organId, person]));
}
