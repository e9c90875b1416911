/** Somebody is disabled: what they have in hand goes to a colleague, and the four-eyes rules still hold. */
import { UserQueries } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { openApi, type Browser, type TestApi } from '../support/api';
import { openLifecycle, ROUND_ONE, type Lifecycle } from '../support/lifecycle';

let api: TestApi;
let admin: Browser;
let life: Lifecycle;
beforeAll(async () => {
  api = await openApi();
  await api.account('bz-jyj', ['system_admin'], 'admin');
  admin = await api.signIn('admin');
  life = await openLifecycle(api);
}, 120_000);
afterAll(() => api.close());

const matters = async (id: string) =>
  (await admin.get(`/api/users/${id}/open-matters`)).body as { matters: { kind: string; id: string }[]; successors: { name: string }[] };
const disable = async (user: Actor, successor: Actor | null) => {
  const { revision } = await api.get(UserQueries).get(user.id);
  return admin.post(`/api/users/${user.id}/disable`, { expectedRevision: revision, successorId: successor?.id ?? null });
};
/** A draft that `handler` has accepted. */
async function acceptedBy(handler: Actor): Promise<string> {
  const { people } = life;
  const id = await life.prepare(people.drafter, 'bz-gov', ROUND_ONE);
  await life.act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
  await life.review(id, { action: 'forward', intakeNumber: null }, people.office);
  await life.review(id, { action: 'accept' }, handler);
  return id;
}

it('hands reviews and drafts over, with their facts, and ends the sessions', async () => {
  const { people } = life;
  const draft = await acceptedBy(people.reviewer);
  expect(await matters(people.reviewer.id)).toMatchObject({ matters: [{ kind: 'review' }], successors: [{ name: 'second' }] });
  expect((await disable(people.reviewer, null)).body).toMatchObject({ status: 409, code: 'user_has_open_matters' });
  expect((await disable(people.reviewer, people.signatory)).body).toMatchObject({ status: 409, code: 'successor_cannot_take_over' });
  expect((await disable(people.reviewer, people.countyReviewer)).body).toMatchObject({ status: 409, code: 'successor_of_other_organ' });
  expect((await api.get(UserQueries).get(people.reviewer.id)).disabledAt).toBeNull();
  expect((await disable(people.reviewer, people.second)).status).toBe(200);
  const [review] = await api.database.query<{ handler_id: string; former_handler_ids: string[] }>(
    'SELECT handler_id, former_handler_ids FROM review WHERE subject_id = $1',
    [draft],
  );
  expect(review).toEqual({ handler_id: people.second.id, former_handler_ids: [people.reviewer.id] });
  const reviewId = await life.reviewId(draft);
  const [event] = await api.database.query(`SELECT detail FROM audit_event WHERE subject_id = $1 AND type = 'review.handOver'`, [reviewId]);
  expect(event).toMatchObject({ detail: { fromId: people.reviewer.id, reviewerId: people.second.id } });
  // 承办、复核分离: the successor is the handler now, and does not read it a second time.
  await life.review(draft, { action: 'sendForSecond', verdict: 'LEGAL', explanation: null }, people.second);
  await expect(life.review(draft, { action: 'sendForSign', verdict: 'LEGAL', explanation: null }, people.second)).rejects.toMatchObject({
    detail: { refusals: ['handler_cannot_second'] },
  });
}, 60_000);

it('who takes a draft over never reviews it, and who wrote it before neither', async () => {
  const { people } = life;
  const draft = await acceptedBy(people.second);
  expect((await matters(people.drafter.id)).successors.map(({ name }) => name)).toEqual(['colleague']);
  expect((await disable(people.drafter, people.colleague)).status).toBe(200);
  const [row] = await api.database.query<{ drafter_ids: string[] }>('SELECT drafter_ids FROM draft WHERE id = $1', [draft]);
  expect(row?.drafter_ids).toEqual([people.colleague.id, people.drafter.id]);
  const [review] = await api.database.query<{ drafter_ids: string[] }>('SELECT drafter_ids FROM review WHERE subject_id = $1', [draft]);
  expect(review?.drafter_ids).toEqual(expect.arrayContaining([people.colleague.id, people.drafter.id]));
  expect((await matters(people.drafter.id)).matters).toEqual([]);
  expect((await matters(people.colleague.id)).matters.length).toBeGreaterThan(0);
}, 60_000);

it('a lawful neighbour: who has nothing in hand needs no successor', async () => {
  expect((await disable(life.people.stranger, null)).status).toBe(200);
});

it('of two administrators who disable the same person at once, one does', async () => {
  const { people } = life;
  const answers = await Promise.all([disable(people.villageOffice, null), disable(people.villageOffice, null)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
});
