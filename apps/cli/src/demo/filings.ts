import { AuditQueries, type AuditItem } from '@libs/audit';
import { DraftPaperQueries } from '@libs/drafting';
import { FilingListQueries, FilingOpeningService, FilingQueries, FilingService, type FilingCommand, type FilingRow } from '@libs/filing';
import { addDays, daysBetween, nextWorkday, sha256, type Actor, type LegalDate, type WorkCalendar } from '@libs/kernel';
import { BlobStore, type SetClock } from '@libs/platform';
import { CalendarQueries } from '@libs/settings';
import type { DemoPeople } from './accounts';
import { morningOf } from './history';
import { demoTable } from './stock';
import type { Rooms } from '../context';

/** 接收: 政府 or 人大; 进度: how far it has come (登记审查 when there is no row); 报送: the day on which it was sent. */
type FilingPlan = Record<'文号' | '接收' | '进度' | '报送', string>;

/** One command on its day: all filings' commands are run in the order of their days, so that 备案号 run in order too. */
interface Step {
  on: LegalDate;
  filingId: string;
  by: Actor;
  command: FilingCommand;
}

/** When the bureau began to take everything into filing review (全部纳入备案审查范围): what was published before was sent then. */
const SENT_SINCE = '2024-01-08';

/** Opens the filings of everything published through the system and takes each as far as it has come; returns how many. */
export async function runFilings(rooms: Rooms, clock: SetClock, people: DemoPeople): Promise<number> {
  await openAll(rooms, clock);
  const rows = await filingsOf(rooms, people);
  const calendar = await rooms.get(CalendarQueries).calendar();
  const plans: FilingPlan[] = demoTable('filings');
  const receipts = new Set<string>();
  const steps = rows.flatMap(({ row, submitter }, index) => {
    const side = row.filing.side === 'congress' ? '人大' : '政府';
    const plan = plans.find(({ 文号, 接收 }) => 文号 === row.document.docNumber && 接收 === side);
    return stepsOf(row, { plan, submitter, registrar: registrarOf(row, people), calendar, index, receipts });
  });
  const inOrder = steps.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  await runSteps(
    rooms,
    clock,
    inOrder,
    rows.map(({ row }) => row),
  );
  return rows.length;
}

/** What the worker does after each fact about a document, at the time of the fact. */
async function openAll(rooms: Rooms, clock: SetClock): Promise<void> {
  const facts: AuditItem[] = [];
  for await (const page of rooms.get(AuditQueries).all({ type: 'document.*', from: new Date(morningOf('2023-05-15')) }))
    facts.push(...page);
  for (const fact of facts.reverse()) {
    clock.set(fact.at.toISOString());
    await rooms.get(FilingOpeningService).open(fact, await rooms.get(DraftPaperQueries).papersOf(fact.subjectId));
  }
}

/** Every filing with who sends it: of a government its office. */
async function filingsOf(rooms: Rooms, people: DemoPeople): Promise<{ row: FilingRow; submitter: Actor }[]> {
  const found = new Map<string, { row: FilingRow; submitter: Actor }>();
  const able = Object.values(people).filter(({ permissions, roles }) => permissions.has('filing.submit') && !roles.includes('reviewer'));
  for (const submitter of able) {
    const { items } = await rooms.get(FilingListQueries).page({ direction: 'out', sort: 'published', limit: 500 }, submitter);
    for (const row of items) {
      const isOwn = row.filing.submitterOrganIds.includes(submitter.organId);
      if (isOwn && (!found.has(row.filing.id) || submitter.roles.includes('office'))) found.set(row.filing.id, { row, submitter });
    }
  }
  return [...found.values()].sort((a, b) => (a.row.filing.triggerOn < b.row.filing.triggerOn ? -1 : 1));
}

function registrarOf({ filing }: FilingRow, people: DemoPeople): Actor | null {
  return [people['sfj.beian'], people['kel.sfj.beian']].find(({ organId }) => organId === filing.officeOrganId) ?? null;
}

interface Plan {
  plan: FilingPlan | undefined;
  submitter: Actor;
  /** null: outside the system. */
  registrar: Actor | null;
  calendar: WorkCalendar;
  index: number;
  /** Numbers that outside organs have put on receipts. */
  receipts: Set<string>;
}

function stepsOf(row: FilingRow, { plan, submitter, registrar, calendar, index, receipts }: Plan): Step[] {
  const { id: filingId, triggerOn, receiverOrganId } = row.filing;
  const draw = (days: number, salt: string): number => parseInt(sha256(`${row.document.docNumber ?? ''}${salt}`).slice(0, 6), 16) % days;
  const after = (day: LegalDate, least: number, most: number, salt: string): LegalDate =>
    nextWorkday(calendar, addDays(day, least + draw(most - least + 1, salt))).on;
  const step = (on: LegalDate, by: Actor, command: FilingCommand): Step => ({ on, filingId, by, command });
  const stage = plan?.进度 ?? '登记审查';
  if (stage === '未报送') return [];
  if (stage === '催报') {
    const urge = { action: 'urge', note: '已超过报送备案的期限，请于十日内报送。' } as const;
    return registrar === null ? [] : [step(after(triggerOn, 40, 44, 'urge'), registrar, urge)];
  }
  const isOlder = triggerOn < SENT_SINCE;
  const sentOn = plan?.报送 || (isOlder ? nextWorkday(calendar, addDays(SENT_SINCE, index % 12)).on : after(triggerOn, 7, 24, 'sent'));
  const contact = `${submitter.name} 0996-2020000`;
  const sent = step(sentOn, submitter, { action: 'submit', way: registrar === null ? 'exchange' : 'system', sentOn: null, contact });
  if (stage === '已报送') return [sent];
  if (registrar === null) {
    const receivedOn = after(sentOn, 9, 26, 'receipt');
    const series = `${row.filing.side === 'congress' ? '人大备字' : '新政备字'}〔${receivedOn.slice(0, 4)}〕`;
    let serial = 1 + Math.floor((daysBetween(`${receivedOn.slice(0, 4)}-01-01`, receivedOn) * 80) / 365);
    while (receipts.has(`${receiverOrganId}${series}${serial}`)) serial += 1;
    receipts.add(`${receiverOrganId}${series}${serial}`);
    const receipt = { organName: row.receiverName, number: `${series}${serial}号`, receivedOn, outcome: 'registered', note: null } as const;
    return [sent, step(receivedOn, submitter, { action: 'recordReceipt', receipt })];
  }
  const answeredOn = after(sentOn, 2, 4, 'answer');
  const items = ['起草说明（缺制定依据的具体条款）'];
  const asked = step(answeredOn, registrar, { action: 'requestSupplement', items, reason: '起草说明未列明制定依据' });
  if (stage === '待补正') return [sent, asked];
  const resentOn = after(answeredOn, 5, 9, 'resent');
  const again = step(resentOn, submitter, { action: 'resubmit', way: 'system', sentOn: null, contact });
  const isSupplemented = stage === '补正登记';
  const registeredOn = isSupplemented ? after(resentOn, 2, 3, 'registered') : answeredOn;
  const registered = [sent, ...(isSupplemented ? [asked, again] : []), step(registeredOn, registrar, { action: 'register' })];
  if (stage === '已登记') return registered;
  const startedOn = after(registeredOn, 3, 8, 'start');
  const started = [...registered, step(startedOn, registrar, { action: 'startReview' })];
  if (stage === '审查中') return started;
  return [...started, step(after(startedOn, 12, 22, 'close'), registrar, { action: 'closeReview', conclusion: '经审查，未发现问题。' })];
}

/** Runs commands one after the other, each on what the one before has left. */
async function runSteps(rooms: Rooms, clock: SetClock, steps: readonly Step[], rows: readonly FilingRow[]): Promise<void> {
  const revisions = new Map(rows.map(({ filing }) => [filing.id, filing.revision]));
  const act = async ({ filingId, by }: Step, command: FilingCommand): Promise<void> => {
    const acted = await rooms.get(FilingService).act(filingId, revisions.get(filingId) ?? 0, command, by);
    revisions.set(filingId, acted.revision);
  };
  for (const step of steps) {
    clock.set(morningOf(step.on));
    if (step.command.action === 'submit') await addExplanation(rooms, step, act);
    await act(step, step.command);
  }
}

/** What was not drafted in the system brings no 起草说明 with it: its submitter adds it. */
async function addExplanation(rooms: Rooms, step: Step, act: (step: Step, command: FilingCommand) => Promise<void>): Promise<void> {
  const { missing } = await rooms.get(FilingQueries).get(step.filingId, step.by);
  if (!missing.includes('filing_explanation_missing')) return;
  const paper = Buffer.from('起草说明\n一、制定的必要性\n二、主要依据\n三、制定过程\n四、主要内容', 'utf8');
  const { sha256: hash, size } = await rooms.get(BlobStore).put('private', paper);
  const item = { kind: 'explanation', name: '起草说明.txt', sha256: hash, mediaType: 'text/plain', size } as const;
  await act(step, { action: 'addItem', item });
}
