import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { IdentityModule } from '@libs/identity';
import { canonicalJson, DomainError, sha256, type Actor } from '@libs/kernel';
import { RegistryModule } from '@libs/registry';
import { REVIEW_MESSAGES, ReviewModule, type ReviewCommand, type Verdict } from '@libs/review';
import { NumberQueries, SettingsModule } from '@libs/settings';
import { Client } from 'pg';
import { openContext, type TestContext } from '../support/context';
import { openLifecycle, REMARK, type Lifecycle } from '../support/lifecycle';

let context: TestContext;
let life: Lifecycle;
beforeAll(async () => {
  context = await openContext({
    modules: [IdentityModule, SettingsModule, ExtractionModule, RegistryModule, ReviewModule, DraftingModule],
    at: '2026-05-20T02:00:00Z',
  });
  life = await openLifecycle(context);
});
afterAll(() => context.close());
beforeEach(() => {
  context.clock.set('2026-05-20T02:00:00Z');
});

/** A government document, submitted; with `accept` it is under review by the handling reviewer. */
async function submitted(steps: 'submitted' | 'forwarded' | 'accepted' = 'accepted'): Promise<string> {
  const { people, act, review } = life;
  const id = await life.prepare(people.drafter, 'bz-gov-office');
  await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
  if (steps !== 'submitted') await review(id, { action: 'forward' }, people.office);
  if (steps === 'accepted') await review(id, { action: 'accept' }, people.reviewer);
  return id;
}
const team = () => ({ handler: life.people.reviewer, second: life.people.second, signatory: life.people.signatory });
/** Everything that the database holds of a review, to see that a refusal leaves no trace. */
const everything = async (reviewId: string) =>
  JSON.stringify([
    await context.database.query('SELECT * FROM review WHERE id = $1', [reviewId]),
    await context.database.query('SELECT * FROM review_remark WHERE review_id = $1', [reviewId]),
    await context.database.query('SELECT * FROM review_check WHERE review_id = $1', [reviewId]),
    await context.database.query('SELECT * FROM review_pause WHERE review_id = $1', [reviewId]),
    await context.database.query('SELECT * FROM review_supplement WHERE review_id = $1', [reviewId]),
    await context.database.query('SELECT * FROM audit_event WHERE subject_id = $1', [reviewId]),
  ]);
async function refused(draftId: string, command: ReviewCommand, by: Actor): Promise<string[]> {
  const reviewId = await life.reviewId(draftId);
  const before = await everything(reviewId);
  const error: unknown = await life.review(draftId, command, by).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  expect(await everything(reviewId)).toBe(before);
  const { code, detail } = error as DomainError;
  return code === 'review_refused' ? (detail['refusals'] as string[]) : [code];
}

describe('each guard is refused with its code and leaves no trace', () => {
  it('at the office', async () => {
    const id = await submitted('submitted');
    const { people } = life;
    expect(await refused(id, { action: 'accept' }, people.reviewer)).toEqual(['wrong_state']);
    expect(await refused(id, { action: 'forward' }, people.reviewer)).toEqual(['not_permitted', 'not_the_office']);
    expect(await refused(id, { action: 'forward' }, people.stranger)).toEqual(['not_found']);
    expect(await refused(id, { action: 'requestSupplement', items: [], reason: '' }, people.office)).toEqual(['items_missing']);
  });
  it('before acceptance', async () => {
    const id = await submitted('forwarded');
    const { people } = life;
    expect(await refused(id, { action: 'decline', reason: '' }, people.reviewer)).toEqual(['reason_missing']);
    expect(await refused(id, { action: 'addRemark', remark: REMARK }, people.reviewer)).toEqual(['wrong_state', 'not_the_handler']);
    await expect(
      life.reviews.assign(
        await life.reviewId(id),
        await life.reviewRevision(id),
        { reviewerId: people.countyReviewer.id, coReviewerIds: [] },
        people.reviewer,
      ),
    ).rejects.toMatchObject({ detail: { refusals: ['reviewer_of_other_organ'] } });
    await expect(
      life.reviews.assign(
        await life.reviewId(id),
        await life.reviewRevision(id),
        { reviewerId: '00000000-0000-7000-8000-00000000ffff', coReviewerIds: [] },
        people.reviewer,
      ),
    ).rejects.toMatchObject({ code: 'person_unknown' });
  });
  it('under review', async () => {
    const id = await submitted();
    const { people } = life;
    expect(await refused(id, { action: 'addRemark', remark: REMARK }, people.second)).toEqual(['not_the_handler']);
    expect(await refused(id, { action: 'addRemark', remark: { ...REMARK, basisLaw: null } }, people.reviewer)).toEqual([
      'remark_basis_missing',
    ]);
    expect(await refused(id, { action: 'sendForSecond', verdict: 'SHOULD_AMEND', explanation: null }, people.reviewer)).toEqual([
      'must_remark_missing',
    ]);
    expect(await refused(id, { action: 'sendForSign', verdict: 'LEGAL', explanation: null }, people.reviewer)).toEqual([
      'second_level_needed',
    ]);
    expect(await refused(id, { action: 'extend', days: 31, reason: '复杂' }, people.reviewer)).toEqual(['days_out_of_range']);
    await life.review(id, { action: 'addRemark', remark: REMARK }, people.reviewer);
    expect(await refused(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, people.reviewer)).toEqual([
      'must_remark_open',
    ]);
    await life.review(id, { action: 'sendForSecond', verdict: 'SHOULD_AMEND', explanation: null }, people.reviewer);
    expect(await refused(id, { action: 'sendForSign', verdict: 'SHOULD_AMEND', explanation: null }, people.reviewer)).toEqual([
      'not_permitted',
    ]);
    await life.review(id, { action: 'sendForSign', verdict: 'SHOULD_AMEND', explanation: null }, people.second);
    expect(await refused(id, { action: 'issue', verdict: 'LEGAL' }, people.signatory)).toEqual(['verdict_differs', 'must_remark_open']);
    expect(await refused(id, { action: 'issue', verdict: 'SHOULD_AMEND' }, people.reviewer)).toEqual(['not_permitted']);
  });
  it('with words for every code', () => {
    expect(Object.values(REVIEW_MESSAGES).filter((message) => !message.zh || !message.en)).toEqual([]);
  });
});

describe('the clock', () => {
  it('stops for a supplement under review and runs on after it, the due day moved', async () => {
    const id = await submitted();
    const { people } = life;
    const clock = async () => (await life.reviewQueries.get(await life.reviewId(id), people.reviewer)).clock;
    expect(await clock()).toMatchObject({ status: 'running', dueOn: '2026-06-10', leftDays: 15 });
    context.clock.set('2026-05-22T02:00:00Z');
    await life.review(id, { action: 'requestSupplement', items: ['风险评估'], reason: '' }, people.reviewer);
    context.clock.set('2026-05-27T02:00:00Z');
    expect(await clock()).toMatchObject({ status: 'stopped', usedDays: 2, pausedDays: 3, leftDays: 13 });
    await life.act(id, { action: 'resupply' }, people.drafter);
    context.clock.set('2026-05-28T02:00:00Z');
    expect(await clock()).toMatchObject({ status: 'running', usedDays: 3, pausedDays: 3, leftDays: 12, dueOn: '2026-06-15' });
    expect((await clock()).pauses).toEqual([{ from: '2026-05-22', to: '2026-05-27', reason: '补正' }]);
    await life.review(id, { action: 'extend', days: 5, reason: '情况复杂' }, people.reviewer);
    expect(await clock()).toMatchObject({ limitDays: 20, leftDays: 17 });
  });
  it('is provisional when it runs into a year whose holidays are not known', async () => {
    context.clock.set('2026-12-24T02:00:00Z');
    const id = await submitted();
    expect((await life.reviewQueries.get(await life.reviewId(id), life.people.reviewer)).clock.provisional).toBe(true);
  });
});

describe('two racing commands', () => {
  it('let exactly one of two acceptances win', async () => {
    const id = await submitted('forwarded');
    const [reviewId, seen] = [await life.reviewId(id), await life.reviewRevision(id)];
    const accept = (by: Actor) =>
      life.reviews.act(reviewId, seen, { action: 'accept' }, by).then(
        () => 'won',
        (error: unknown) => (error as DomainError).code,
      );
    expect((await Promise.all([accept(life.people.reviewer), accept(life.people.second)])).sort()).toEqual(['stale_revision', 'won']);
    const events = await context.database.query<{ n: string }>(
      `SELECT count(*) AS n FROM audit_event WHERE subject_id = $1 AND type = 'review.accept'`,
      [reviewId],
    );
    expect(Number(events[0]?.n)).toBe(1);
  });
  it('let exactly one of a withdrawal and an opinion win', async () => {
    const id = await submitted();
    await life.review(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, life.people.reviewer);
    await life.review(id, { action: 'sendForSign', verdict: 'LEGAL', explanation: null }, life.people.second);
    const outcomes = await Promise.all([
      life.review(id, { action: 'issue', verdict: 'LEGAL' }, life.people.signatory).then(
        () => 'issued',
        () => 'refused',
      ),
      life.act(id, { action: 'withdraw', reason: '重写' }, life.people.drafter).then(
        () => 'withdrawn',
        () => 'refused',
      ),
    ]);
    expect(outcomes.filter((outcome) => outcome !== 'refused')).toHaveLength(1);
    const [row] = await context.database.query<{ state: string; opinions: string }>(
      `SELECT r.state, (SELECT count(*) FROM review_opinion o WHERE o.review_id = r.id) AS opinions FROM review r WHERE r.id = $1`,
      [await life.reviewId(id)],
    );
    expect([row?.state, Number(row?.opinions)]).toEqual(outcomes.includes('issued') ? ['issued', 1] : ['withdrawn', 0]);
  });
  it('give two opinions two numbers', async () => {
    const ids = [await submitted(), await submitted(), await submitted()];
    for (const id of ids) {
      await life.review(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, life.people.reviewer);
      await life.review(id, { action: 'sendForSign', verdict: 'LEGAL', explanation: null }, life.people.second);
    }
    await Promise.all(ids.map((id) => life.review(id, { action: 'issue', verdict: 'LEGAL' }, life.people.signatory)));
    const numbers = await Promise.all(ids.map(async (id) => (await life.reviewQueries.latestFor(id))?.opinion?.number));
    expect(new Set(numbers).size).toBe(3);
    const sfj = await life.organ('bz-sfj');
    expect(await context.get(NumberQueries).gaps(sfj, 'opinion', 2026)).toEqual([]);
  });
});

describe('INV-C', () => {
  const conclude = async (id: string, verdict: Verdict) => {
    if (verdict === 'SHOULD_AMEND' || verdict === 'ILLEGAL')
      await life.review(id, { action: 'addRemark', remark: REMARK }, life.people.reviewer);
    await life.conclude(id, verdict, team());
  };
  it.each(['SHOULD_AMEND', 'ILLEGAL', 'OUT_OF_SCOPE'] as const)('keeps the gate shut after %s', async (verdict) => {
    const id = await submitted();
    await conclude(id, verdict);
    expect((await life.reviewQueries.gate(id)).open).toBe(false);
    await expect(life.act(id, { action: 'table' }, life.people.drafter)).rejects.toMatchObject({ code: 'draft_refused' });
  });
  it('opens it after LEGAL', async () => {
    const id = await submitted();
    await conclude(id, 'LEGAL');
    expect(await life.reviewQueries.gate(id)).toMatchObject({ open: true, verdict: 'LEGAL' });
    await life.act(id, { action: 'table' }, life.people.drafter);
  });
  it('is held by the database too: a drafter cannot be the handler, nor a handler the second reader', async () => {
    const reviewId = await life.reviewId(await submitted());
    const attack = (sql: string) => context.db.query(sql, [reviewId]);
    await expect(attack(`UPDATE review SET handler_id = (drafter_ids->>0)::uuid WHERE id = $1`)).rejects.toThrow(
      'review_handler_did_not_draft',
    );
    await expect(attack(`UPDATE review SET second_id = handler_id WHERE id = $1`)).rejects.toThrow('review_second_is_another');
    await expect(attack(`UPDATE review SET state = 'issued' WHERE id = $1`)).rejects.toThrow('closed_review_has_a_day');
  });
  it('holds after 转办: the former handler cannot read it a second time, in the rules nor in the database', async () => {
    const id = await submitted();
    const { people } = life;
    const reviewId = await life.reviewId(id);
    await life.reviews.act(
      reviewId,
      await life.reviewRevision(id),
      { action: 'handOver', reviewer: people.second, reason: '出差' },
      people.reviewer,
    );
    await life.review(id, { action: 'handOver', reviewer: people.reviewer, reason: '回来了' }, people.second);
    await life.review(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, people.reviewer);
    expect(await refused(id, { action: 'sendForSign', verdict: 'LEGAL', explanation: null }, people.second)).toEqual([
      'handler_cannot_second',
    ]);
    expect((await life.reviewQueries.get(reviewId, people.second)).allowed.find(({ action }) => action === 'sendForSign')).toEqual({
      action: 'sendForSign',
      refusals: ['handler_cannot_second'],
    });
    await expect(
      context.db.query(`UPDATE review SET second_id = (former_handler_ids->>0)::uuid WHERE id = $1`, [reviewId]),
    ).rejects.toThrow(/review_second_(did_not_handle|is_another)/);
  });
  it('lets a matter have one open review, and another after it was withdrawn', async () => {
    const id = await submitted('submitted');
    const again = {
      ...(await context.database.query<Record<string, unknown>>('SELECT * FROM review WHERE id = $1', [await life.reviewId(id)]))[0],
    };
    await expect(
      context.db.query(
        `INSERT INTO review (id, subject_type, subject_id, submission_id, round, title, state, organ_id, drafter_ids, route_key, review_organ_id,
           signing_levels, received_on, extended_days, co_reviewer_ids, former_handler_ids, second_reader_ids, revision)
         VALUES (gen_random_uuid(), 'draft', $1, gen_random_uuid(), 2, 'x', 'to_accept', $2, '["x"]', 'government', $3, 3, '2026-05-20', 0, '[]', '[]', '[]', 1)`,
        [id, again['organ_id'], again['review_organ_id']],
      ),
    ).rejects.toThrow('subject_has_one_open_review');
    await life.act(id, { action: 'withdraw', reason: '重写' }, life.people.drafter);
    await life.act(id, { action: 'submit', urgentReason: null, letterNumber: null }, life.people.drafter);
    expect((await life.reviewQueries.latestFor(id))?.review).toMatchObject({ round: 2, state: 'at_office' });
  });
});

describe('INV-B: an issued opinion', () => {
  it('is frozen: neither it nor its remarks nor the reviewed text can be changed or removed by the application', async () => {
    const id = await submitted();
    await life.review(id, { action: 'addRemark', remark: REMARK }, life.people.reviewer);
    await life.conclude(id, 'SHOULD_AMEND', team());
    const reviewId = await life.reviewId(id);
    const app = new Client({ connectionString: context.database.app });
    await app.connect();
    try {
      await expect(app.query(`UPDATE review_opinion SET verdict = 'LEGAL' WHERE review_id = $1`, [reviewId])).rejects.toThrow(
        'permission denied',
      );
      await expect(app.query(`DELETE FROM review_opinion WHERE review_id = $1`, [reviewId])).rejects.toThrow('permission denied');
      await expect(app.query(`UPDATE review_text SET text = '' WHERE review_id = $1`, [reviewId])).rejects.toThrow('permission denied');
      await expect(app.query(`UPDATE review_remark SET severity = 'should' WHERE review_id = $1`, [reviewId])).rejects.toThrow(
        'never changes',
      );
      await expect(app.query(`DELETE FROM review_remark WHERE review_id = $1`, [reviewId])).rejects.toThrow('never changes');
    } finally {
      await app.end();
    }
  });
  it('proves its content by its hash, and its paper is made from that content', async () => {
    const id = await submitted();
    await life.conclude(id, 'LEGAL', team());
    const opinion = (await life.reviewQueries.latestFor(id))?.opinion;
    expect(sha256(canonicalJson(opinion?.content))).toBe(opinion?.hash);
    const paper = await life.reviewQueries.paper(await life.reviewId(id), life.people.drafter);
    expect(paper.text).toContain('未发现不合法情形');
    expect(paper.html).toContain(opinion?.hash);
    await expect(life.reviewQueries.paper(await life.reviewId(id), life.people.stranger)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('INV-B: answers to remarks', () => {
  it('are rows: a changed answer leaves the one before it standing, and the last one counts', async () => {
    const id = await submitted();
    await life.review(id, { action: 'addRemark', remark: REMARK }, life.people.reviewer);
    expect((await life.reviewQueries.gate(id)).unanswered).toEqual([]);
    await life.conclude(id, 'SHOULD_AMEND', team());
    const [remarkId = ''] = (await life.reviewQueries.gate(id)).unanswered;
    const answer = (adoption: 'adopted' | 'rejected', reason: string | null) =>
      life.act(id, { action: 'respond', answers: [{ remarkId, adoption, reason }] }, life.people.drafter);
    await answer('rejected', '确有需要');
    await answer('adopted', null);
    await answer('adopted', null);
    const remark = (await life.reviewQueries.latestFor(id))?.remarks[0];
    expect(remark?.response).toMatchObject({ adoption: 'adopted', reason: null });
    expect(remark?.earlier).toMatchObject([{ adoption: 'rejected', reason: '确有需要' }]);
    expect(await life.reviewQueries.gate(id)).toMatchObject({ unanswered: [], unadopted: [], adoptedCount: 1 });
    const app = new Client({ connectionString: context.database.app });
    await app.connect();
    try {
      await expect(app.query(`UPDATE review_response SET reason = 'x' WHERE remark_id = $1`, [remarkId])).rejects.toThrow(
        'permission denied',
      );
    } finally {
      await app.end();
    }
  });
});

describe('what is seen', () => {
  it('by the submitter is nothing of the reviewers’ work before the opinion is out', async () => {
    const id = await submitted();
    await life.review(id, { action: 'addRemark', remark: REMARK }, life.people.reviewer);
    const reviewId = await life.reviewId(id);
    const page = async (by: Actor) => life.reviewQueries.get(reviewId, by);
    expect(await page(life.people.drafter)).toMatchObject({ view: 'outcome', remarks: [], checks: [] });
    expect((await page(life.people.reviewer)).remarks).toHaveLength(1);
    await expect(page(life.people.stranger)).rejects.toMatchObject({ kind: 'not_found' });
    await life.conclude(id, 'SHOULD_AMEND', team());
    expect((await page(life.people.drafter)).remarks).toHaveLength(1);
  });
  it('as buttons is what the rules would let pass', async () => {
    const id = await submitted('forwarded');
    const buttons = async (by: Actor) =>
      (await life.reviewQueries.get(await life.reviewId(id), by)).allowed
        .filter(({ refusals }) => refusals.length === 0)
        .map(({ action }) => action);
    expect(await buttons(life.people.reviewer)).toEqual(['requestSupplement', 'decline', 'accept', 'assign', 'markUrgent']);
    expect(await buttons(life.people.drafter)).toEqual([]);
    expect(await buttons(life.people.office)).toEqual(['markUrgent']);
  });
  it('in the queue is paged by due day without loss or repeat', async () => {
    const all = await life.queue.page({ limit: 200 }, life.people.reviewer);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await life.queue.page({ limit: 3, after }, life.people.reviewer);
      seen.push(...page.items.map((row) => row.review.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(all.items.map((row) => row.review.id));
    expect(new Set(seen).size).toBe(seen.length);
    expect((await life.queue.page({ limit: 200 }, life.people.stranger)).items).toEqual([]);
  });
  it('in the home page groups is what waits for each', async () => {
    const id = await submitted();
    const codes = async (by: Actor) =>
      (await life.queue.groups(by)).filter((group) => group.items.some((row) => row.review.subjectId === id)).map((group) => group.code);
    expect(await codes(life.people.reviewer)).toEqual(['mine']);
    await life.review(id, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, life.people.reviewer);
    expect(await codes(life.people.second)).toEqual(['second']);
    context.clock.set('2026-06-10T02:00:00Z');
    expect(await codes(life.people.reviewer)).toEqual(['due', 'mine']);
  });
});
