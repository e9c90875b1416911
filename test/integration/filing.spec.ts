import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingListQueries, FilingModule, FilingOpeningService, FilingQueries, FilingService, type FilingCommand } from '@libs/filing';
import { IdentityModule } from '@libs/identity';
import { canonicalJson, DomainError, sha256, type Actor } from '@libs/kernel';
import { EffectService, RegistryModule, RegistryService } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SettingsModule, TimeLimitService } from '@libs/settings';
import { Client } from 'pg';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, type DocumentFactory } from '../support/documents';
import { openFilingRoom, type FilingRoom } from '../support/filing';

let context: TestContext;
let documents: DocumentFactory;
let room: FilingRoom;
let county: Actor;
let department: Actor;
let clerk: Actor;
let countyClerk: Actor;
beforeAll(async () => {
  context = await openContext({
    modules: [IdentityModule, SettingsModule, ExtractionModule, RegistryModule, ReviewModule, DraftingModule, FilingModule],
    at: '2026-04-01T02:00:00Z',
  });
  documents = await documentFactory(context);
  room = openFilingRoom(context);
  department = await room.person('bz-fgw', 'drafter');
  county = await room.person('kel-fgw', 'drafter');
  clerk = await room.person('bz-sfj', 'filing_clerk');
  countyClerk = await room.person('kel-sfj', 'filing_clerk');
});
afterAll(() => context.close());
beforeEach(() => {
  context.clock.set('2026-04-01T02:00:00Z');
});

/** A department's document published today, with its filings open; returns the filing with its government. */
async function opened(
  code = 'bz-fgw',
  given: Parameters<DocumentFactory['register']>[0] = {},
): Promise<{ id: string; documentId: string }> {
  const organId = await documents.organ(code);
  const { documentId } = await documents.register({
    issuerIds: [organId],
    responsibleOrganId: organId,
    publishedOn: context.clock.today(),
    signedOn: context.clock.today(),
    by: await documents.actor(code),
    ...given,
  });
  await room.open(documentId);
  const rows = await context.database.query<{ id: string }>('SELECT id FROM filing WHERE document_id = $1 ORDER BY is_outside', [
    documentId,
  ]);
  return { id: rows[0]?.id ?? '', documentId };
}
async function submitted(): Promise<string> {
  const { id } = await opened();
  await room.submit(id, department);
  return id;
}
const get = (id: string, by: Actor) => context.get(FilingQueries).get(id, by);
/** Everything that the database holds of a filing, to see that a refusal leaves no trace. */
const everything = async (id: string) =>
  JSON.stringify([
    await context.database.query('SELECT * FROM filing WHERE id = $1', [id]),
    await context.database.query('SELECT * FROM filing_item WHERE filing_id = $1', [id]),
    await context.database.query('SELECT * FROM filing_supplement WHERE filing_id = $1', [id]),
    await context.database.query('SELECT * FROM filing_receipt WHERE filing_id = $1', [id]),
    await context.database.query('SELECT * FROM filing_paper WHERE filing_id = $1', [id]),
    await context.database.query('SELECT * FROM filing_inspection WHERE filing_id = $1', [id]),
    await context.database.query('SELECT * FROM audit_event WHERE subject_id = $1', [id]),
  ]);
async function refused(id: string, command: FilingCommand, by: Actor): Promise<string[]> {
  const before = await everything(id);
  const [row] = await context.database.query<{ revision: number }>('SELECT revision FROM filing WHERE id = $1', [id]);
  const error: unknown = await context
    .get(FilingService)
    .act(id, row?.revision ?? 0, command, by)
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toBeInstanceOf(DomainError);
  expect(await everything(id)).toBe(before);
  const { code, detail } = error as DomainError;
  return code === 'filing_refused' ? (detail['refusals'] as string[]) : [code];
}

const SUBMIT = { action: 'submit', way: 'system', sentOn: null, contact: null } as const;
const receipt = (given = {}) => ({
  action: 'recordReceipt' as const,
  receipt: {
    organName: '自治区人民政府',
    number: '新政备〔2026〕9号',
    receivedOn: '2026-04-01',
    outcome: 'registered' as const,
    note: null,
    ...given,
  },
});

describe('the reaction to a publication', () => {
  it('opens one filing a receiving organ, once however often it runs', async () => {
    const { documentId } = await opened('kel-gov');
    const rows = await room.filings(documentId, await room.person('kel-gov-office', 'office'));
    expect(rows.map(({ receiverName, filing }) => [receiverName, filing.isOutside, filing.state, filing.triggerOn]).sort()).toEqual([
      ['巴音郭楞蒙古自治州人民政府', false, 'to_submit', '2026-04-01'],
      ['库尔勒市人民代表大会常务委员会', true, 'to_submit', '2026-04-01'],
    ]);
    const [event] = await context.database.query<{ id: string; at: Date }>(
      `SELECT id, at FROM audit_event WHERE subject_id = $1 AND type = 'document.register'`,
      [documentId],
    );
    const again = () =>
      context
        .get(FilingOpeningService)
        .open({ id: event?.id ?? '', type: 'document.register', subjectId: documentId, at: event?.at ?? new Date(), detail: {} }, null);
    await Promise.all([again(), again(), room.open(documentId)]);
    expect((await context.database.query('SELECT 1 FROM filing WHERE document_id = $1', [documentId])).length).toBe(2);
  });
  it('opens none for history, nor for classes that are not filed; 性质认定 later opens them', async () => {
    for (const given of [{ processUnknown: true }, { docClass: 'POLICY' }, { docClass: 'INTERNAL' }] as const) {
      expect((await opened('bz-fgw', given)).id).toBe('');
    }
    const { documentId } = await opened('bz-fgw', { docClass: 'UNDETERMINED' });
    context.clock.set('2026-04-20T02:00:00Z');
    const decision = { docClass: 'NORMATIVE', reasons: '涉及公民权利义务' } as const;
    await context.get(RegistryService).classify(documentId, 1, decision, await documents.actor('bz-fgw'));
    await room.open(documentId);
    expect((await room.filings(documentId, department)).map(({ filing }) => [filing.kind, filing.triggerOn])).toEqual([
      ['registration', '2026-04-20'],
    ]);
  });
  it('files amendments and repeals anew, from the day on which the change is public (domain.md 3.6)', async () => {
    const { documentId } = await opened();
    context.clock.set('2026-05-06T02:00:00Z');
    const effects = context.get(EffectService);
    const by = await documents.actor('bz-fgw');
    const { revision } = await effects.record(
      documentId,
      1,
      { action: 'amend', on: '2026-06-01', text: '修改后的办法\n第一条 新。', basis: '修改决定' },
      by,
    );
    await effects.record(documentId, revision, { action: 'repeal', on: '2026-07-01', basis: '废止决定' }, by);
    await room.open(documentId);
    const rows = await room.filings(documentId, department);
    expect(rows.map(({ filing }) => [filing.kind, filing.triggerOn, filing.change]).sort()).toEqual([
      ['amendment', '2026-05-06', '修改决定'],
      ['registration', '2026-04-01', null],
      ['repeal', '2026-05-06', '废止决定'],
    ]);
    // A repeal needs no explanation.
    const repeal = rows.find(({ filing }) => filing.kind === 'repeal')?.filing.id ?? '';
    await room.act(repeal, SUBMIT, department);
    expect((await get(repeal, clerk)).papers[0]?.content.title).toContain('备案的报告');
  });
});

describe('the days', () => {
  it('count from the day after publication, an end on a rest day moves on; computed by every read', async () => {
    const { id } = await opened();
    // 30 natural days from 1 April end on 1 May, a holiday; the next working day is 6 May.
    expect((await get(id, department)).clock).toMatchObject({ what: 'submit', dueOn: '2026-05-06', leftDays: 35, status: 'running' });
    context.clock.set('2026-04-21T02:00:00Z');
    expect((await get(id, department)).clock).toMatchObject({ leftDays: 15, status: 'soon' });
    context.clock.set('2026-05-07T02:00:00Z');
    expect((await get(id, department)).clock).toMatchObject({ leftDays: -1, status: 'overdue' });
    await room.submit(id, department);
    // 9 May is a Saturday worked in exchange for the holiday.
    expect((await get(id, clerk)).clock).toMatchObject({ what: 'accept', dueOn: '2026-05-13', leftDays: 5, unit: 'working' });
  });
  it('follow the settings: a limit from a date on holds for what is published from then on', async () => {
    const limit = { key: 'filing.submit', level: 'prefecture', days: 15, unit: 'natural', validFrom: '2026-09-01', basis: '测试' } as const;
    await context.get(TimeLimitService).set(limit, clerk);
    context.clock.set('2026-09-02T02:00:00Z');
    const late = await opened();
    expect((await get(late.id, department)).clock.dueOn).toBe('2026-09-17');
    context.clock.set('2026-08-31T02:00:00Z');
    const early = await opened();
    expect((await get(early.id, department)).clock.dueOn).toBe('2026-09-30');
  });
});

describe('each guard is refused with its code and leaves no trace', () => {
  it('before it is sent', async () => {
    const { id } = await opened();
    expect(await refused(id, SUBMIT, department)).toEqual(['filing_text_missing', 'filing_explanation_missing']);
    expect(await refused(id, { action: 'register' }, clerk)).toEqual(['wrong_state']);
    expect(await refused(id, SUBMIT, clerk)).toEqual(['not_the_filing_submitter', 'filing_text_missing', 'filing_explanation_missing']);
    expect(await refused(id, { action: 'urge', note: null }, department)).toEqual([
      'not_permitted',
      'not_the_filing_office',
      'submitted_it',
    ]);
    expect(await refused(id, { action: 'removeItem', itemId: id }, department)).toEqual(['item_unknown']);
    expect(await refused(id, SUBMIT, county)).toEqual(['not_found']);
    await room.act(id, { action: 'addItem', item: await room.item('text', department) }, department);
    const [text] = (await get(id, department)).items;
    expect(await refused(id, { action: 'removeItem', itemId: text?.id ?? '' }, department)).toEqual(['item_is_the_text']);
    await expect(context.get(FilingService).act(id, 9, SUBMIT, department)).rejects.toMatchObject({ code: 'stale_revision' });
  });
  it('at the receiver', async () => {
    const id = await submitted();
    expect(await refused(id, SUBMIT, department)).toEqual(['wrong_state']);
    expect(await refused(id, { action: 'register' }, department)).toEqual(['not_permitted', 'not_the_filing_office', 'submitted_it']);
    expect(await refused(id, { action: 'requestSupplement', items: [' '], reason: '' }, clerk)).toEqual(['items_missing']);
    expect(await refused(id, { action: 'refuse', reason: ' ' }, clerk)).toEqual(['reason_missing']);
    expect(await refused(id, receipt(), department)).toEqual(['receiver_is_inside']);
    expect(await refused(id, { action: 'startReview' }, clerk)).toEqual(['wrong_state']);
    expect(await refused(id, { action: 'inspect', reason: '抽查' }, clerk)).toEqual(['not_the_supervisor']);
    const reader = { ...clerk, permissions: new Set(['filing.read']) };
    expect(await refused(id, { action: 'register' }, reader)).toEqual(['not_permitted']);
  });
  it('of a receiver outside the system', async () => {
    const { id: inside, documentId } = await opened('kel-gov');
    const office = await room.person('kel-gov-office', 'office');
    const outside = (await room.filings(documentId, office)).find(({ filing }) => filing.isOutside)?.filing.id ?? '';
    expect(outside).not.toBe(inside);
    for (const kind of ['text', 'explanation'] as const)
      await room.act(outside, { action: 'addItem', item: await room.item(kind, office) }, office);
    expect(await refused(outside, { ...SUBMIT, way: 'system' }, office)).toEqual(['way_missing']);
    expect(await refused(outside, { ...SUBMIT, way: 'post', sentOn: '2026-03-31' }, office)).toEqual(['sent_on_invalid']);
    expect(await refused(outside, { ...SUBMIT, way: 'post', sentOn: '2026-04-02' }, office)).toEqual(['sent_on_invalid']);
    expect(await refused(outside, receipt(), office)).toEqual(['wrong_state']);
    await room.act(outside, { ...SUBMIT, way: 'exchange', sentOn: '2026-04-01' }, office);
    expect(await refused(outside, { action: 'register' }, office)).toEqual(['receiver_is_outside']);
    expect(await refused(outside, receipt({ organName: ' ', number: null }), office)).toEqual([
      'receipt_organ_missing',
      'receipt_number_missing',
    ]);
    expect(await refused(outside, receipt({ receivedOn: '2026-04-02' }), office)).toEqual(['receipt_date_invalid']);
    expect(await refused(outside, receipt({ outcome: 'refused', number: null }), office)).toEqual(['reason_missing']);
    await room.act(outside, receipt(), office);
    expect(await get(outside, office)).toMatchObject({
      filing: { state: 'registered', filingNumber: '新政备〔2026〕9号', registeredOn: '2026-04-01' },
      receipts: [{ organName: '自治区人民政府', outcome: 'registered' }],
      clock: { status: 'none' },
    });
    // The bureau of the receiving government does not see what goes to the congress.
    await expect(get(outside, clerk)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('INV-2: never one organ nor one person on both sides', () => {
  it('attack: who drafted, or sent, does not register, wherever they sit now', async () => {
    const id = await submitted();
    const moved = { ...clerk, id: department.id };
    expect(await refused(id, { action: 'register' }, moved)).toEqual(['submitted_it']);
    const db = new Client({ connectionString: context.database.app });
    await db.connect();
    const bureau = await documents.organ('bz-sfj');
    await expect(
      db.query(`UPDATE filing SET submitter_organ_ids = submitter_organ_ids || jsonb_build_array($2::text) WHERE id = $1`, [id, bureau]),
    ).rejects.toThrow('filing_has_two_sides');
    await expect(db.query(`UPDATE filing SET office_organ_id = issuer_organ_id WHERE id = $1`, [id])).rejects.toThrow(
      'filing_has_two_sides',
    );
    await expect(db.query(`UPDATE filing SET registered_by = submitted_by WHERE id = $1`, [id])).rejects.toThrow(
      'filing_registrar_did_not_submit',
    );
    await db.query(`UPDATE filing SET drafter_ids = jsonb_build_array($2::text) WHERE id = $1`, [id, clerk.id]);
    expect(await refused(id, { action: 'register' }, clerk)).toEqual(['drafted_the_filed']);
    await db.end();
  });
  it('neighbour: the bureau’s own document is registered by the government’s office', async () => {
    const own = await room.person('bz-sfj', 'filing_clerk');
    const { id } = await opened('bz-sfj');
    await room.submit(id, own);
    expect(await refused(id, { action: 'register' }, own)).toEqual(['not_the_filing_office', 'submitted_it']);
    const office = await room.person('bz-gov-office', 'office');
    await room.act(id, { action: 'register' }, office);
    expect((await get(id, office)).filing).toMatchObject({ state: 'registered', filingNumber: '巴政办备〔2026〕1号' });
  });
});

describe('the way of a filing', () => {
  it('goes through a supplement to registration and a review without findings; its papers are frozen', async () => {
    const id = await submitted();
    context.clock.set('2026-04-03T02:00:00Z');
    await room.act(id, { action: 'requestSupplement', items: ['制定依据'], reason: '' }, clerk);
    expect((await get(id, department)).clock).toMatchObject({ what: 'supplement', dueOn: '2026-04-20' });
    await room.act(id, { action: 'addItem', item: await room.item('basis', department) }, department);
    context.clock.set('2026-04-08T02:00:00Z');
    await room.act(id, { ...SUBMIT, action: 'resubmit' }, department);
    await room.act(id, { action: 'register' }, clerk);
    await room.act(id, { action: 'startReview' }, clerk);
    expect((await get(id, clerk)).clock).toMatchObject({ what: 'review', dueOn: '2026-05-08' });
    await room.act(id, { action: 'closeReview', conclusion: null }, clerk);
    const { filing, supplements, papers, items } = await get(id, department);
    expect(filing).toMatchObject({ state: 'passed', registeredOn: '2026-04-08', closedOn: '2026-04-08' });
    expect(filing.filingNumber).toMatch(/^巴司备〔2026〕\d+号$/);
    expect(supplements).toMatchObject([{ items: ['制定依据'], resubmittedOn: '2026-04-08' }]);
    expect(items.map(({ kind }) => kind)).toEqual(['text', 'explanation', 'basis']);
    expect(papers.map(({ kind }) => kind)).toEqual(['report', 'supplement', 'report', 'registered']);
    for (const { content, hash } of papers) expect(hash).toBe(sha256(canonicalJson(content)));
    expect(papers[2]?.content.attachments).toHaveLength(3);
    const { html } = await context.get(FilingQueries).paper(id, papers[0]?.id ?? '', department);
    expect(html).toContain('内容校验码');
    const db = new Client({ connectionString: context.database.app });
    await db.connect();
    await expect(db.query(`UPDATE filing_paper SET hash = hash WHERE filing_id = $1`, [id])).rejects.toThrow(/permission denied/);
    await expect(db.query(`DELETE FROM filing_receipt`)).rejects.toThrow(/permission denied/);
    await db.end();
  });
  it('ends when it is not registered, also from a supplement', async () => {
    const id = await submitted();
    await room.act(id, { action: 'requestSupplement', items: ['制定依据'], reason: '' }, clerk);
    await room.act(id, { action: 'refuse', reason: '不属于行政规范性文件' }, clerk);
    expect((await get(id, department)).filing).toMatchObject({
      state: 'refused',
      refusalReason: '不属于行政规范性文件',
      filingNumber: null,
    });
    expect(await refused(id, { ...SUBMIT, action: 'resubmit' }, department)).toEqual(['wrong_state']);
  });
  it('lets exactly one of two racing registrars win, with one number', async () => {
    const id = await submitted();
    const { filing } = await get(id, clerk);
    const other = await room.person('bz-sfj', 'reviewer');
    const both = await Promise.allSettled(
      [clerk, other].map((by) => context.get(FilingService).act(id, filing.revision, { action: 'register' }, by)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const numbers = await context.database.query(`SELECT 1 FROM issued_number WHERE subject_id = $1`, [id]);
    expect(numbers).toHaveLength(1);
  });
  it('tells who has not filed, and urges them on the record', async () => {
    const { id } = await opened();
    context.clock.set('2026-05-07T02:00:00Z');
    const lists = context.get(FilingListQueries);
    const late = await lists.page({ direction: 'in', states: ['to_submit'], isOverdue: true, sort: 'due', limit: 50 }, clerk);
    expect(late.items.map(({ filing }) => filing.id)).toContain(id);
    expect(late.items.every(({ clock }) => clock.status === 'overdue')).toBe(true);
    await room.act(id, { action: 'urge', note: '请于本周内报送。' }, clerk);
    const [paper] = (await get(id, clerk)).papers;
    expect(paper?.content.body.join('')).toContain('报备期限（2026年5月6日）已过');
    expect((await get(id, department)).papers.map(({ kind }) => kind)).toEqual(['urge']);
    const events = await context.database.query<{ type: string }>(`SELECT type FROM audit_event WHERE subject_id = $1 ORDER BY seq`, [id]);
    expect(events.map(({ type }) => type)).toEqual(['filing.open', 'filing.urge']);
    const groups = await lists.groups(clerk);
    expect(groups.map(({ code }) => code)).toEqual([
      'to_submit',
      'not_filed',
      'to_register',
      'to_review',
      'review_due',
      'awaiting_receipt',
    ]);
    expect(groups.find(({ code }) => code === 'not_filed')?.items.map(({ filing }) => filing.id)).toContain(id);
  });
});

describe('visibility (domain.md 21.13)', () => {
  it('of a county department’s filing the prefecture sees the catalogue, and the package by a logged inspection', async () => {
    const { id } = await opened('kel-fgw');
    expect((await get(id, countyClerk)).view).toBe('catalogue');
    await room.submit(id, county);
    expect((await get(id, countyClerk)).view).toBe('full');
    const seen = await get(id, clerk);
    expect(seen).toMatchObject({ view: 'catalogue', items: [], papers: [], allowed: [{ action: 'inspect', refusals: [] }] });
    const [item] = (await get(id, county)).items;
    await expect(context.get(FilingQueries).item(id, item?.id ?? '', clerk)).rejects.toMatchObject({ code: 'not_found' });
    expect(await refused(id, { action: 'inspect', reason: '' }, clerk)).toEqual(['reason_missing']);
    expect(await refused(id, { action: 'register' }, clerk)).toEqual(['not_the_filing_office']);
    await room.act(id, { action: 'inspect', reason: '年度抽查' }, clerk);
    expect(await get(id, clerk)).toMatchObject({ view: 'full', inspections: [{ reason: '年度抽查', inspectedBy: clerk.id }] });
    await expect(context.get(FilingQueries).item(id, item?.id ?? '', clerk)).resolves.toMatchObject({ id: item?.id });
    // Another person of the same bureau has not inspected it; strangers do not know of it.
    expect((await get(id, await room.person('bz-sfj', 'reviewer'))).view).toBe('catalogue');
    await expect(get(id, department)).rejects.toMatchObject({ code: 'not_found' });
    const list = await context.get(FilingListQueries).page({ direction: 'supervised', sort: 'published', limit: 5 }, clerk);
    expect(list.items.map(({ filing }) => filing.id)).toContain(id);
    const strangers = await context.get(FilingListQueries).page({ sort: 'published', limit: 50 }, department);
    expect(strangers.items.map(({ filing }) => filing.id)).not.toContain(id);
  });
  it('pages by cursor in every order, each filing once', async () => {
    const lists = context.get(FilingListQueries);
    for (const sort of ['due', 'registered', 'published'] as const) {
      const all: string[] = [];
      let after: string | undefined;
      do {
        const page = await lists.page({ direction: 'in', sort, after, limit: 3 }, clerk);
        all.push(...page.items.map(({ filing }) => filing.id));
        after = page.next ?? undefined;
        if (after === undefined) expect(all).toHaveLength(page.total);
      } while (after !== undefined);
      expect(new Set(all).size).toBe(all.length);
    }
  });
  it('finds by title, document number and filing number in any spelling', async () => {
    const lists = context.get(FilingListQueries);
    const { id } = await opened('bz-fgw', { title: '州发展改革委粮食应急储备管理办法', docNumber: '巴发改规〔2026〕77号' });
    const found = async (q: string) =>
      (await lists.page({ direction: 'in', q, sort: 'published', limit: 50 }, clerk)).items.map(({ filing }) => filing.id);
    expect(await found('粮食应急')).toEqual([id]);
    expect(await found('巴发改规[2026]77号')).toEqual([id]);
    await room.submit(id, department);
    await room.act(id, { action: 'register' }, clerk);
    const number = (await get(id, clerk)).filing.filingNumber ?? '';
    expect(await found(number.replace('〔', '[').replace('〕', ']'))).toEqual([id]);
  });
});

it('shows the public what is registered, and of public documents only (INV-E)', async () => {
  const portal = new Client({ connectionString: context.database.portal });
  await portal.connect();
  const shown = async (documentId: string) =>
    (await portal.query('SELECT filing_number FROM public_filing WHERE document_id = $1', [documentId])).rows.length;
  const open = await opened();
  expect(await shown(open.documentId)).toBe(0);
  await room.fileAndRegister(open.documentId, department);
  expect(await shown(open.documentId)).toBe(1);
  const hidden = await opened('bz-fgw', { publicity: 'on_request', publicityReason: '依申请' });
  await room.fileAndRegister(hidden.documentId, department);
  expect(await shown(hidden.documentId)).toBe(0);
  await expect(portal.query('SELECT 1 FROM filing')).rejects.toThrow(/permission denied/);
  await expect(portal.query('SELECT 1 FROM filing_item')).rejects.toThrow(/permission denied/);
  await portal.end();
});
