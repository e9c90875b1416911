import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { IdentityModule, OrganQueries, OrganService } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { PublicQueries, RegistryModule } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SettingsModule } from '@libs/settings';
import { openContext, type TestContext } from '../support/context';
import { openLifecycle, REMARK, ROUND_TWO, type Lifecycle } from '../support/lifecycle';

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

const day = (on: string) => {
  context.clock.set(`${on}T02:00:00Z`);
};
const publication = {
  action: 'publish',
  carrier: 'website',
  carrierAddress: 'https://www.xjbz.gov.cn/zfxxgk/1',
  publishedOn: '2026-06-25',
  effectiveOn: '2026-08-01',
  effectivePhrase: '自2026年8月1日起施行',
  termYears: 5,
  validThrough: null,
  repeals: [],
  warningsReason: null,
} as const;

it('takes a government document through two rounds of review to the portal', async () => {
  const { people, act, review } = life;
  const team = { handler: people.reviewer, second: people.second, signatory: people.signatory };
  const id = await life.prepare(people.drafter, 'bz-gov-office');
  const shown = async (by = people.drafter) => (await life.draftQueries.get(id, by)).phase;

  await act(id, { action: 'submit', urgentReason: null, letterNumber: '巴发改函〔2026〕5号' }, people.drafter);
  expect(await shown()).toBe('at_office');
  await review(id, { action: 'forward', intakeNumber: '2026-113' }, people.office);
  expect(await shown()).toBe('to_accept');

  // A supplement before acceptance stops nothing; acceptance starts the clock.
  await review(id, { action: 'requestSupplement', items: ['专家论证'], reason: '专业性强' }, people.reviewer);
  expect(await shown()).toBe('supplement');
  const expert = await life.upload('专家论证意见', people.drafter, '专家论证.txt');
  await act(id, { action: 'addMaterial', kind: 'expert', fileId: expert.id, conclusion: null, datedOn: null }, people.drafter, expert);
  await act(id, { action: 'resupply' }, people.drafter);
  day('2026-05-21');
  await review(id, { action: 'accept' }, people.reviewer);
  expect((await life.reviewQueries.get(await life.reviewId(id), people.reviewer)).clock).toMatchObject({
    status: 'running',
    usedDays: 0,
    limitDays: 15,
    dueOn: '2026-06-11',
  });

  await review(id, { action: 'addRemark', remark: REMARK }, people.reviewer);
  await review(id, { action: 'setCheck', item: 'A5', result: 'problem', note: null }, people.reviewer);
  await review(id, { action: 'allClear' }, people.reviewer);
  day('2026-06-01');
  await life.conclude(id, 'SHOULD_AMEND', team);
  const first = await life.draftQueries.get(id, people.drafter);
  expect(first.review?.opinion).toMatchObject({ number: '巴司审〔2026〕1号', verdict: 'SHOULD_AMEND' });
  expect(first.gate).toMatchObject({ open: false, bar: 'unanswered' });
  expect(await shown()).toBe('revising');

  // The second round, with the difference between the texts.
  await act(id, { action: 'revise' }, people.drafter);
  await act(id, { action: 'respondAll' }, people.drafter);
  const amended = await life.upload(ROUND_TWO, people.drafter);
  await act(id, { action: 'replaceText', fileId: amended.id }, people.drafter, amended);
  await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
  const texts = (await life.draftQueries.get(id, people.drafter)).texts;
  const difference = await life.draftQueries.difference(id, texts[0]?.id ?? '', texts[1]?.id ?? '', people.reviewer);
  expect(difference.units.filter((unit) => unit.op !== 'same').map((unit) => [unit.op, unit.new])).toEqual([['changed', '4']]);
  await review(id, { action: 'forward' }, people.office);
  await review(id, { action: 'accept' }, people.reviewer);
  day('2026-06-10');
  await life.conclude(id, 'LEGAL', team);
  expect(await shown()).toBe('opinion');

  await act(id, { action: 'table' }, people.drafter);
  day('2026-06-18');
  await act(
    id,
    { action: 'recordMeeting', meeting: '州人民政府第12次常务会议', heldOn: '2026-06-17', outcome: 'passed', record: '会议原则通过。' },
    people.office,
  );
  await act(id, { action: 'recordSignature', signer: '州长', signedOn: '2026-06-18' }, people.office);
  await act(id, { action: 'takeNumber' }, people.office);
  day('2026-06-25');
  await act(id, publication, people.office);

  const done = await life.draftQueries.get(id, people.drafter);
  expect(done).toMatchObject({
    phase: 'published',
    draft: { docNumber: '巴政办规〔2026〕1号', title: '巴音郭楞蒙古自治州公共机构节能管理办法' },
  });
  const portal = context.get(PublicQueries);
  const document = await portal.documents.bySlug(done.publication?.slug ?? '', '2026-06-25');
  expect(document).toMatchObject({
    docNumber: '巴政办规〔2026〕1号',
    status: 'NOT_YET',
    publishedOn: '2026-06-25',
    validThrough: '2031-07-31',
  });
  expect((await portal.documents.bySlug(done.publication?.slug ?? '', '2026-08-01'))?.status).toBe('IN_FORCE');

  // Every command is in the log, in order, once.
  const log = await context.database.query<{ type: string }>('SELECT type FROM audit_event WHERE subject_id = $1 ORDER BY seq', [id]);
  expect(log.map((row) => row.type.replace('drafting.', ''))).toEqual([
    'create',
    'addMaterial',
    'addMaterial',
    'addMaterial',
    'waiveMaterial',
    'addMaterial',
    'submit',
    'addMaterial',
    'resupply',
    'revise',
    'respondAll',
    'replaceText',
    'submit',
    'table',
    'recordMeeting',
    'recordSignature',
    'takeNumber',
    'publish',
  ]);
});

it('takes a departmental document through its own legal section and office meeting', async () => {
  const { people, act, review } = life;
  day('2026-05-20');
  const id = await life.prepare(people.drafter, 'bz-fgw');
  await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
  const { route, draft } = {
    route: (await life.draftQueries.get(id, people.drafter)).draft.route,
    draft: await life.draftQueries.get(id, people.drafter),
  };
  expect(route).toMatchObject({
    key: 'department',
    intakeByOffice: false,
    reviewerRole: 'legal_unit',
    signingLevels: 2,
    meetingKind: '局办公会议',
  });
  expect(draft.phase).toBe('to_accept');
  await review(id, { action: 'accept' }, people.legal);
  day('2026-05-28');
  await life.conclude(id, 'LEGAL', { handler: people.legal, second: null, signatory: people.head });
  await act(id, { action: 'table' }, people.drafter);
  await act(
    id,
    { action: 'recordMeeting', meeting: '第5次局办公会议', heldOn: '2026-05-28', outcome: 'passed_amended', record: '修改后通过。' },
    people.bureauOffice,
  );
  await expect(act(id, { action: 'recordSignature', signer: '主任', signedOn: '2026-05-28' }, people.bureauOffice)).rejects.toMatchObject({
    detail: { refusals: ['final_text_missing'] },
  });
  const final = await life.upload(ROUND_TWO.replace('（送审稿）', ''), people.drafter);
  await act(id, { action: 'replaceText', fileId: final.id }, people.drafter, final);
  await act(id, { action: 'recordSignature', signer: '主任', signedOn: '2026-05-28' }, people.bureauOffice);
  await act(id, { action: 'enterNumber', typed: '巴发改规[2026]7号' }, people.bureauOffice);
  await act(id, { ...publication, publishedOn: '2026-05-28' }, people.bureauOffice);
  expect(await life.draftQueries.get(id, people.drafter)).toMatchObject({
    phase: 'published',
    draft: { docNumber: '巴发改规〔2026〕7号' },
  });
});

it('takes a township document through the county bureau', async () => {
  const { people, act, review } = life;
  day('2026-05-20');
  const township = await context.get(OrganQueries).byCode('kel-shanghu');
  await context.get(OrganService).edit(township.id, township.revision, { prefix: '上政' }, SYSTEM);
  const id = await life.prepare(people.village, 'kel-shanghu');
  await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.village);
  expect((await life.draftQueries.get(id, people.village)).draft).toMatchObject({
    routeKey: 'township',
    reviewOrganId: await life.organ('kel-sfj'),
  });
  await review(id, { action: 'accept' }, people.countyReviewer);
  day('2026-05-27');
  await life.conclude(id, 'LEGAL', { handler: people.countyReviewer, second: null, signatory: people.countySignatory });
  await act(id, { action: 'table' }, people.village);
  await act(
    id,
    { action: 'recordMeeting', meeting: '镇长办公会议', heldOn: '2026-05-27', outcome: 'passed', record: '通过。' },
    people.villageOffice,
  );
  await act(id, { action: 'recordSignature', signer: '镇长', signedOn: '2026-05-27' }, people.villageOffice);
  await act(id, { action: 'takeNumber' }, people.villageOffice);
  await act(
    id,
    { ...publication, publishedOn: '2026-05-27', effectiveOn: null, effectivePhrase: '自公布之日起施行' },
    people.villageOffice,
  );
  const done = await life.draftQueries.get(id, people.village);
  expect(done).toMatchObject({ phase: 'published', publication: { effectiveOn: '2026-05-27' }, draft: { docNumber: '上政规〔2026〕1号' } });
  expect((await context.get(PublicQueries).documents.bySlug(done.publication?.slug ?? '', '2026-05-27'))?.status).toBe('IN_FORCE');
});
