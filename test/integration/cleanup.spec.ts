import { CleanupModule, type CampaignCommand, type EntryReviewCommand, type EntryRow } from '@libs/cleanup';
import { IdentityModule, permissionsOf, type Role } from '@libs/identity';
import { DomainError, SYSTEM, type Actor } from '@libs/kernel';
import { DocumentQueries, EffectService, RegistryModule, ReplayService, type DocClass } from '@libs/registry';
import { SettingsModule, SettingsSeed } from '@libs/settings';
import { campaignFactory, proposal, type CampaignFactory } from '../support/campaign';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, MANY_LIKE_ONE, MEASURE, type DocumentFactory } from '../support/documents';

let context: TestContext;
let factory: CampaignFactory;
let documents: DocumentFactory;
let bureau: Actor;
let department: Actor;
let stranger: Actor;
let county: Actor;
let serial = 0;

async function person(organCode: string, ...roles: Role[]): Promise<Actor> {
  serial += 1;
  const id = `01920000-0000-7000-8000-${String(serial).padStart(12, '0')}`;
  const organId = await documents.organ(organCode);
  return { id, name: organCode, organId, unit: null, roles, permissions: permissionsOf(roles) };
}

beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, SettingsModule, RegistryModule, CleanupModule], at: '2026-04-01T02:00:00Z' });
  documents = await documentFactory(context);
  await context.get(SettingsSeed).seed(SYSTEM);
  factory = campaignFactory(context);
  bureau = await person('bz-sfj', 'reviewer', 'signatory');
  department = await person('bz-fgw', 'drafter');
  stranger = await person('bz-jyj', 'drafter', 'signatory');
  county = await person('kel-sfj', 'reviewer', 'signatory');
});
afterAll(() => context.close());
beforeEach(() => {
  context.clock.set('2026-04-01T02:00:00Z');
});

const today = () => '2026-04-01';
async function registered(count: number, given: { docClass?: DocClass; codes?: string[] } = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { codes = ['bz-fgw'], docClass = 'NORMATIVE' } = given;
    const responsibleOrganId = await documents.organ(codes[n % codes.length] ?? 'bz-fgw');
    ids.push((await documents.register({ docClass, responsibleOrganId })).documentId);
  }
  return ids;
}
async function filling(documentIds: readonly string[]): Promise<string> {
  const id = await factory.create(bureau, {}, documentIds);
  await factory.act(id, { action: 'freeze' }, bureau);
  await factory.act(id, { action: 'open' }, bureau);
  return id;
}
const everything = async (campaignId: string) =>
  JSON.stringify([
    await context.database.query('SELECT * FROM campaign WHERE id = $1', [campaignId]),
    await context.database.query('SELECT * FROM campaign_item WHERE campaign_id = $1 ORDER BY id', [campaignId]),
    await context.database.query('SELECT * FROM campaign_entry_revision WHERE campaign_id = $1 ORDER BY entry_id, revision', [campaignId]),
    await context.database.query('SELECT * FROM campaign_decision WHERE campaign_id = $1', [campaignId]),
    await context.database.query('SELECT count(*) FROM effect_event'),
    await context.database.query('SELECT count(*) FROM audit_event'),
  ]);
/** The codes with which `work` is refused; nothing may have changed. */
async function refused(campaignId: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = await everything(campaignId);
  const error: unknown = await work().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  expect(await everything(campaignId)).toBe(before);
  const { code, detail } = error as DomainError;
  return Array.isArray(detail['refusals']) ? (detail['refusals'] as string[]) : [code];
}
const status = async (documentId: string, day = today()) =>
  (await context.get(DocumentQueries).get(documentId, day, await documents.actor('bz-gov-office'))).status;

describe('a campaign from plan to archive', () => {
  it('writes the effects of every disposition and closes when all is carried out', async () => {
    const documentIds = await registered(6);
    const id = await filling(documentIds);
    const [keep = '', amend = '', repeal = '', lapse = '', already = ''] = documentIds;
    const of = (row: EntryRow) => {
      const kinds = {
        [keep]: proposal('KEEP'),
        [amend]: proposal('AMEND', { dueOn: '2026-12-31' }),
        [repeal]: proposal('REPEAL'),
        [lapse]: proposal('LAPSE'),
        [already]: proposal('ALREADY', { earlierOn: '2026-03-15', earlierBasis: '《某决定》（巴政发〔2026〕3号）' }),
      };
      return kinds[row.documentId] ?? proposal('EXCLUDE');
    };
    await factory.settle(id, of, bureau);
    const rows = await factory.rows(id, bureau);
    await factory.publish(
      id,
      rows.map((row) => row.id),
      bureau,
      { issuedOn: today(), publishedOn: today() },
    );
    const now = async (on: string) => Promise.all(documentIds.map((documentId) => status(documentId, on)));
    expect(await now('2026-04-01')).toEqual(['IN_FORCE', 'IN_FORCE', 'REPEALED', 'DECLARED_LAPSED', 'REPEALED', 'IN_FORCE']);
    expect(await now('2026-03-20')).toEqual(['IN_FORCE', 'IN_FORCE', 'IN_FORCE', 'IN_FORCE', 'REPEALED', 'IN_FORCE']);
    const events = await context.database.query<{ type: string; event_on: string; basis: string }>(
      `SELECT type, event_on::text, basis FROM effect_event WHERE document_id = ANY($1) AND type NOT IN ('PUBLISHED', 'EFFECTIVE') ORDER BY type, event_on`,
      [documentIds],
    );
    expect(events.map(({ type, event_on }) => `${type} ${event_on}`)).toEqual([
      'CONFIRMED_VALID 2026-04-01',
      'LAPSED 2026-04-01',
      'REPEALED 2026-03-15',
      'REPEALED 2026-04-01',
    ]);
    expect(events[0]?.basis).toBe('《巴音郭楞蒙古自治州人民政府关于公布规范性文件清理结果的决定》（巴政发〔2026〕5号）');

    const figures = await factory.figures.figures(id, bureau);
    expect([figures.total, figures.pending, figures.done]).toEqual([6, 1, 5]);
    expect(await factory.entryQueries.tasks(id, bureau)).toMatchObject([{ documentId: amend, dueOn: '2026-12-31', isOverdue: false }]);
    expect(await refused(id, () => factory.act(id, { action: 'archive' }, bureau))).toEqual(['entries_pending']);
    expect((await context.get(ReplayService).check()).differences).toEqual([]);
  });

  it('publishes in parts, and its figures of a past day stay what they were', async () => {
    const documentIds = await registered(5);
    const id = await filling(documentIds);
    await factory.settle(id, () => proposal('REPEAL'), bureau);
    const rows = await factory.rows(id, bureau);
    const ids = rows.map((row) => row.id);
    await factory.publish(id, ids.slice(0, 2), bureau);
    expect(await factory.figures.figures(id, bureau)).toMatchObject({ total: 5, pending: 3, done: 2 });
    context.clock.set('2026-05-06T02:00:00Z');
    await factory.publish(id, ids.slice(2), bureau, { issuedOn: '2026-05-06', publishedOn: '2026-05-06', docNumber: '巴政发〔2026〕9号' });
    expect(await factory.figures.figures(id, bureau)).toMatchObject({ total: 5, pending: 0, done: 5 });
    expect(await factory.figures.figures(id, bureau, '2026-04-30')).toMatchObject({ total: 5, pending: 3, done: 2 });
    expect(await factory.figures.figures(id, bureau, '2026-03-31')).toMatchObject({ total: 0, pending: 0, done: 0 });
    await factory.act(id, { action: 'archive' }, bureau);
    expect((await factory.queries.get(id, bureau)).campaign.state).toBe('archived');
  });

  it('keeps the frozen list when the stock changes', async () => {
    const documentIds = await registered(2);
    const id = await filling(documentIds);
    const frozen = await context.database.query('SELECT * FROM campaign_entry WHERE campaign_id = $1 ORDER BY ordinal', [id]);
    const [first = ''] = documentIds;
    const keeper = await documents.actor('bz-gov-office');
    await context.get(EffectService).record(first, 1, { action: 'repeal', on: today(), basis: '另有决定' }, keeper);
    expect(await context.database.query('SELECT * FROM campaign_entry WHERE campaign_id = $1 ORDER BY ordinal', [id])).toEqual(frozen);
    expect((await factory.figures.figures(id, bureau)).total).toBe(2);
    for (const sql of [
      `UPDATE campaign_entry SET title = 'x'`,
      'DELETE FROM campaign_entry',
      'UPDATE campaign_entry_revision SET revision = 9',
    ]) {
      await expect(context.db.query(sql)).rejects.toThrow(/permission denied/);
    }
    await expect(context.db.query(`UPDATE campaign SET worklist_count = 9 WHERE id = $1`, [id])).rejects.toThrow(/never changes/);
    // The neighbour: what a list does not freeze may change.
    await expect(context.db.query(`UPDATE campaign SET deadline_on = '2026-06-01' WHERE id = $1`, [id])).resolves.toBeDefined();
  });
});

describe('each guard is refused with its code and leaves no trace', () => {
  it('of the plan', async () => {
    const plan = (by: Actor, fields = {}) => factory.create(by, fields, []);
    const codes = async (work: Promise<unknown>) => {
      const error: unknown = await work.then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return (error as DomainError).detail['refusals'];
    };
    expect(await codes(plan(department))).toEqual(['not_permitted', 'not_a_bureau']);
    expect(await codes(plan(stranger))).toEqual(['not_a_bureau']);
    expect(await codes(plan(bureau, { title: ' ' }))).toEqual(['title_missing']);
    expect(await codes(plan(bureau, { scopeOn: '2026-04-02', deadlineOn: '2026-04-01' }))).toEqual([
      'scope_day_in_future',
      'deadline_before_scope_day',
    ]);
    const empty = await factory.create(bureau, {}, []);
    expect(await refused(empty, () => factory.act(empty, { action: 'freeze' }, bureau))).toEqual(['worklist_empty']);
  });

  it('of its stages', async () => {
    const id = await filling(await registered(2));
    const at = async () => (await factory.queries.get(id, bureau)).campaign.revision;
    const act = async (command: CampaignCommand, by: Actor) => factory.campaigns.act(id, await at(), command, by);
    expect(await refused(id, () => act({ action: 'freeze' }, bureau))).toEqual(['campaign_wrong_state']);
    expect(await refused(id, () => act({ action: 'startReview' }, bureau))).toEqual(['entries_not_submitted']);
    expect(await refused(id, () => act({ action: 'startReview' }, county))).toEqual(['not_the_running_bureau', 'entries_not_submitted']);
    expect(await refused(id, () => act({ action: 'postpone', deadlineOn: '2026-03-01' }, bureau))).toEqual(['deadline_not_later']);
    expect(await refused(id, () => factory.campaigns.act(id, 1, { action: 'startReview' }, bureau))).toEqual(['stale_revision']);
    await expect(factory.queries.get(id, county)).rejects.toMatchObject({ code: 'not_found' });
    await expect(factory.queries.get(id, stranger)).rejects.toMatchObject({ code: 'not_found' });
    expect((await factory.queries.get(id, department)).view).toBe('fill');
  });

  it('of the entries', async () => {
    const id = await filling(await registered(2, { codes: ['bz-fgw', 'bz-jyj'] }));
    const [mine, theirs] = (await factory.rows(id, bureau)) as [EntryRow, EntryRow];
    const row = (entry: EntryRow, by: Actor, typed = proposal('KEEP')) =>
      factory.entries.fill(id, [{ entryId: entry.id, expectedRevision: entry.revision, proposal: typed }], by);
    expect(await refused(id, () => row(theirs, department))).toEqual(['not_the_responsible_organ']);
    expect(await refused(id, () => factory.entries.submit(id, department.organId, department))).toEqual(['entries_unfilled']);
    expect(await refused(id, () => factory.review(id, [mine], { action: 'agree' }, bureau))).toEqual(['entry_wrong_state']);
    expect(await refused(id, () => factory.review(id, [mine], { action: 'assign', organId: stranger.organId }, department))).toEqual([
      'not_permitted',
      'not_the_running_bureau',
    ]);
    // Half typed: saved, but not yet to be reported.
    await row(mine, department, proposal('REPEAL', { reason: null }));
    const [half] = (await factory.rows(id, department)) as [EntryRow];
    expect(half).toMatchObject({ state: 'open', faults: ['reason_missing_for_disposition'], disposition: 'REPEAL' });
    await row(half, department, proposal('REPEAL'));
    await factory.entries.submit(id, department.organId, department);
    const [sent] = (await factory.rows(id, department)) as [EntryRow];
    expect(await refused(id, () => row(sent, department))).toEqual(['entry_wrong_state']);
    const review = (command: EntryReviewCommand) => () => factory.review(id, [sent], command, bureau);
    expect(await refused(id, review({ action: 'sendBack', comment: ' ' }))).toEqual(['comment_missing']);
    const incomplete = { action: 'change', proposal: proposal('AMEND'), comment: '部分修改' } as const;
    expect(await refused(id, review(incomplete))).toEqual(['proposal_incomplete']);
    await factory.review(id, [sent], { action: 'sendBack', comment: '请补充依据' }, bureau);
    const [returned] = (await factory.rows(id, department)) as [EntryRow];
    expect(returned).toMatchObject({ state: 'returned', reviewComment: '请补充依据' });
    expect(await refused(id, () => factory.entries.submit(id, department.organId, department))).toEqual(['entries_unfilled']);
    await row(returned, department, proposal('REPEAL', { basis: '《某法》' }));
    await factory.entries.submit(id, department.organId, department);
  });

  it('of the decision; what is decided never changes', async () => {
    const documentIds = await registered(3);
    const id = await filling(documentIds);
    await factory.settle(id, () => proposal('REPEAL'), bureau);
    const rows = await factory.rows(id, bureau);
    const [first, second, third] = rows as [EntryRow, EntryRow, EntryRow];
    const publish =
      (entries: EntryRow[], decision = {}, by = bureau) =>
      () =>
        factory.publish(
          id,
          entries.map((entry) => entry.id),
          by,
          decision,
        );
    expect(await refused(id, publish([]))).toEqual(['nothing_decided']);
    expect(await refused(id, publish([first], { title: ' ' }))).toEqual(['decision_not_named']);
    expect(await refused(id, publish([first], { publishedOn: '2026-04-02' }))).toEqual(['decision_in_future']);
    expect(await refused(id, publish([first], { issuedOn: '2026-03-01', publishedOn: '2026-02-01' }))).toEqual([
      'published_before_issued',
      'decision_before_meeting',
    ]);
    const reviewerOnly = { ...bureau, permissions: permissionsOf(['reviewer']) };
    expect(await refused(id, publish([first], {}, reviewerOnly))).toEqual(['not_permitted']);
    await publish([first])();
    expect(await refused(id, publish([first, second]))).toEqual(['entries_cannot_take_effect']);
    const [decided] = (await factory.rows(id, bureau)) as [EntryRow];
    expect(decided.state).toBe('executed');
    expect(
      await refused(id, () => factory.review(id, [decided], { action: 'change', proposal: proposal('KEEP'), comment: '改' }, bureau)),
    ).toEqual(['entry_is_decided']);
    await expect(context.db.query(`UPDATE campaign_item SET disposition = 'KEEP' WHERE id = $1`, [first.id])).rejects.toThrow(
      /never changes/,
    );

    // One that has ended meanwhile: the decision names it and does nothing, until it is left out.
    const keeper = await documents.actor('bz-gov-office');
    await context.get(EffectService).record(second.documentId, 1, { action: 'repeal', on: '2026-03-20', basis: '另有决定' }, keeper);
    const error: unknown = await publish([second, third])().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'entries_cannot_take_effect',
      detail: { entries: [{ entryId: second.id, refusals: ['already_ended'] }] },
    });
    expect(await status(third.documentId)).toBe('IN_FORCE');
    await publish([third])();
    expect(await status(third.documentId)).toBe('REPEALED');
  });

  it('refuses to publish something else than what was shown', async () => {
    const id = await filling(await registered(2));
    await factory.settle(id, () => proposal('REPEAL'), bureau);
    const rows = await factory.rows(id, bureau);
    const decision = { documentId: null, title: '清理决定', docNumber: null, issuedOn: today(), publishedOn: today() };
    const command = { entryIds: rows.map((row) => row.id), decision };
    const { hash } = await factory.decisions.preview(id, command, bureau);
    await factory.review(id, rows.slice(0, 1), { action: 'change', proposal: proposal('KEEP'), comment: '仍需执行' }, bureau);
    const { revision } = (await factory.queries.get(id, bureau)).campaign;
    expect(await refused(id, () => factory.decisions.publish(id, revision, command, hash, bureau))).toEqual(['preview_outdated']);
  });
});

describe('who is first', () => {
  it('two people who fill one row: exactly one wins, the other sees the winner', async () => {
    const id = await filling(await registered(1));
    const [row] = (await factory.rows(id, bureau)) as [EntryRow];
    const colleague = { ...department, id: '01920000-0000-7000-8000-0000000000ff' };
    const fill = (by: Actor, typed: ReturnType<typeof proposal>) =>
      factory.entries.fill(id, [{ entryId: row.id, expectedRevision: row.revision, proposal: typed }], by).then(
        () => 'won',
        (error: unknown) => error as DomainError,
      );
    const outcome = await Promise.all([fill(department, proposal('KEEP')), fill(colleague, proposal('REPEAL'))]);
    expect(outcome.filter((each) => each === 'won')).toHaveLength(1);
    const loser = outcome.find((each) => each !== 'won') as DomainError;
    expect(loser.code).toBe('stale_revision');
    const [now] = (await factory.rows(id, bureau)) as [EntryRow];
    expect(loser.detail['stale']).toMatchObject([{ entryId: row.id, revision: 2, proposal: { disposition: now.disposition } }]);
  });

  it('two who publish at once: one decision', async () => {
    const id = await filling(await registered(3));
    await factory.settle(id, () => proposal('REPEAL'), bureau);
    const ids = (await factory.rows(id, bureau)).map((row) => row.id);
    const outcome = await Promise.allSettled([factory.publish(id, ids, bureau), factory.publish(id, ids, bureau)]);
    expect(outcome.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [{ n } = { n: -1 }] = await context.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM campaign_decision WHERE campaign_id = $1',
      [id],
    );
    expect(n).toBe(1);
  });

  it('one document in two campaigns: each names it, one repeals it', async () => {
    const documentIds = await registered(1);
    const [one, other] = [await filling(documentIds), await filling(documentIds)];
    for (const id of [one, other]) await factory.settle(id, () => proposal('REPEAL'), bureau);
    const entry = async (id: string) => (await factory.rows(id, bureau)).map((row) => row.id);
    const outcome = await Promise.allSettled([
      factory.publish(one, await entry(one), bureau),
      factory.publish(other, await entry(other), bureau),
    ]);
    expect(outcome.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const summary = await factory.figures.summary(2026, bureau);
    expect(summary.entries).toBeGreaterThan(summary.documents);
  });
});

describe('whose campaign', () => {
  it('a county runs its own; the prefecture its own level, and the counties when the scope says so', async () => {
    const countyDocument = await documents.register({
      issuerIds: [await documents.organ('kel-gov')],
      responsibleOrganId: await documents.organ('kel-sfj'),
      docNumber: '库政规〔2026〕1号',
      text: MEASURE,
    });
    const [own = ''] = await registered(1);
    const both = [countyDocument.documentId, own];
    const listed = async (by: Actor, withLower: boolean) => {
      const scope = { statuses: [], docClasses: [], issuerId: null, level: null, regionCode: null, yearFrom: null, yearTo: null };
      const rest = { topic: null, keyword: '无此文件', withLower, addedIds: both, removedIds: [] };
      return (await factory.queries.scopePreview({ ...scope, ...rest }, today(), by)).map(({ documentId }) => documentId);
    };
    expect(await listed(bureau, false)).toEqual([own]);
    expect((await listed(bureau, true)).sort()).toEqual([...both].sort());
    expect(await listed(county, true)).toEqual([countyDocument.documentId]);
  });
});

describe('2,000 entries', () => {
  it('are frozen, agreed and published in seconds', async () => {
    const [template = ''] = await registered(1);
    await context.database.query(MANY_LIKE_ONE, [template, 1999]);
    await context.get(ReplayService).rebuild();
    const id = await factory.create(bureau, {
      scope: { ...(await factory.queries.get(await factory.create(bureau), bureau)).campaign.scope, keyword: '批量' },
    });
    await factory.act(id, { action: 'freeze' }, bureau);
    await factory.act(id, { action: 'open' }, bureau);
    await factory.settle(id, () => proposal('REPEAL'), bureau);
    const ids = (await factory.rows(id, bureau)).map((row) => row.id);
    expect(ids).toHaveLength(1999);
    const began = Date.now();
    await factory.publish(id, ids, bureau);
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(await factory.figures.figures(id, bureau)).toMatchObject({ total: 1999, pending: 0, done: 1999 });
  }, 120_000);
});
