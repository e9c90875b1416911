import { DRAFTING_MESSAGES, PublicationQueries, DraftingModule, type DraftCommand, type SourceFile } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { IdentityModule, OrganQueries, OrganService, UserQueries, UserService } from '@libs/identity';
import { DomainError, SYSTEM, type Actor } from '@libs/kernel';
import { RegistryModule } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { NumberQueries, SettingsModule } from '@libs/settings';
import { Client } from 'pg';
import { openContext, type TestContext } from '../support/context';
import { openLifecycle, REMARK, ROUND_ONE, ROUND_TWO, type Lifecycle } from '../support/lifecycle';

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

const SUBMIT = { action: 'submit', urgentReason: null, letterNumber: null } as const;
const MEETING = { action: 'recordMeeting', meeting: '常务会议', heldOn: '2026-05-20', outcome: 'passed', record: '通过' } as const;
const SIGNATURE = { action: 'recordSignature', signer: '州长', signedOn: '2026-05-20' } as const;
const PUBLISH = {
  action: 'publish',
  carrier: 'gazette',
  carrierAddress: '2026年第5期',
  publishedOn: '2026-05-20',
  effectiveOn: '2026-08-01',
  effectivePhrase: null,
  termYears: 5,
  validThrough: null,
  repeals: [],
  warningsReason: null,
} as const;

const team = () => ({ handler: life.people.reviewer, second: life.people.second, signatory: life.people.signatory });
/** A government document, as far as the named state. */
async function draftIn(
  state: 'submitted' | 'in_review' | 'opinion' | 'deliberating' | 'signing' | 'numbering' | 'publishing' | 'published',
) {
  const { people, act, review } = life;
  const way: [typeof state, () => Promise<void>][] = [
    ['submitted', () => act(id, SUBMIT, people.drafter)],
    [
      'in_review',
      async () => {
        await review(id, { action: 'forward' }, people.office);
        await review(id, { action: 'accept' }, people.reviewer);
      },
    ],
    ['opinion', () => life.conclude(id, 'LEGAL', team())],
    ['deliberating', () => act(id, { action: 'table' }, people.drafter)],
    ['signing', () => act(id, MEETING, people.office)],
    ['numbering', () => act(id, SIGNATURE, people.office)],
    ['publishing', () => act(id, { action: 'takeNumber' }, people.office)],
    ['published', () => act(id, PUBLISH, people.office)],
  ];
  const id = await life.prepare(people.drafter, 'bz-gov-office');
  for (const [reached, step] of way) {
    await step();
    if (reached === state) break;
  }
  return id;
}
const TABLES = ['draft_text', 'material', 'submission', 'deliberation', 'signature', 'publication'];
const everything = async (id: string) =>
  JSON.stringify(
    await Promise.all([
      context.database.query('SELECT * FROM draft WHERE id = $1', [id]),
      ...TABLES.map((table) => context.database.query(`SELECT * FROM ${table} WHERE draft_id = $1`, [id])),
      context.database.query('SELECT * FROM review WHERE subject_id = $1', [id]),
      context.database.query('SELECT * FROM issued_number WHERE subject_id = $1', [id]),
      context.database.query('SELECT count(*) FROM document'),
      context.database.query('SELECT count(*) FROM audit_event'),
    ]),
  );
async function refused(id: string, command: DraftCommand, by: Actor, file?: SourceFile): Promise<string[]> {
  const before = await everything(id);
  const error: unknown = await life.act(id, command, by, file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DomainError);
  expect(await everything(id)).toBe(before);
  const { code, detail } = error as DomainError;
  return code === 'draft_refused' ? (detail['refusals'] as string[]) : [code];
}

describe('each guard is refused with its code and leaves no trace', () => {
  it('before submission', async () => {
    const { people } = life;
    const id = await life.create(people.drafter, 'bz-gov-office', ROUND_ONE, { contactPhone: null });
    expect(await refused(id, SUBMIT, people.drafter)).toEqual(['something_missing']);
    expect((await life.draftQueries.get(id, people.drafter)).missing.map(({ code, kind }) => kind ?? code)).toEqual([
      'phone_missing',
      'explanation',
      'basis',
      'consultation',
      'own_legal_opinion',
      'fair_competition',
    ]);
    expect(await refused(id, { action: 'table' }, people.drafter)).toEqual(['wrong_state']);
    expect(await refused(id, { action: 'waiveMaterial', kind: 'explanation', reason: '没有' }, people.drafter)).toEqual(['not_waivable']);
    expect(
      await refused(id, { action: 'addMaterial', kind: 'basis', fileId: null, conclusion: null, datedOn: null }, people.drafter),
    ).toEqual(['file_missing']);
    expect(await refused(id, { action: 'respondAll' }, people.drafter)).toEqual(['no_opinion_yet']);
    expect(await refused(id, { action: 'edit', fields: { title: 'x' } }, people.stranger)).toEqual(['not_found']);
    expect(await refused(id, { action: 'edit', fields: { title: 'x' } }, people.bureauOffice)).toEqual(['not_permitted']);
  });
  it('under review', async () => {
    const { people } = life;
    const id = await draftIn('in_review');
    const file = await life.upload(ROUND_TWO, people.drafter);
    expect(await refused(id, { action: 'replaceText', fileId: file.id }, people.drafter, file)).toEqual(['text_is_frozen']);
    expect(
      await refused(id, { action: 'addMaterial', kind: 'risk', fileId: file.id, conclusion: null, datedOn: null }, people.drafter, file),
    ).toEqual(['materials_are_frozen']);
    expect(await refused(id, { action: 'revise' }, people.drafter)).toEqual(['opinion_still_due']);
    expect(await refused(id, { action: 'resupply' }, people.drafter)).toEqual(['no_supplement_asked']);
    expect(await refused(id, { action: 'table' }, people.drafter)).toEqual(['gate_review_open']);
  });
  it('after the opinion', async () => {
    const { people } = life;
    expect(await refused(await draftIn('opinion'), { action: 'withdraw', reason: '重写' }, people.drafter)).toEqual(['review_is_closed']);
    const deliberating = await draftIn('deliberating');
    expect(await refused(deliberating, { ...MEETING, heldOn: '2026-05-21' }, people.office)).toEqual(['date_in_future']);
    context.clock.set('2026-05-21T02:00:00Z');
    const later = await draftIn('opinion');
    await life.act(later, { action: 'table' }, people.drafter);
    expect(await refused(later, MEETING, people.office)).toEqual(['meeting_before_opinion']);
    context.clock.set('2026-05-20T02:00:00Z');
    expect(await refused(deliberating, MEETING, people.drafter)).toEqual(['not_permitted', 'not_the_office']);
    const amended = await draftIn('deliberating');
    await life.act(amended, { ...MEETING, outcome: 'passed_amended' }, people.office);
    const scan = { ...(await life.upload(ROUND_TWO, people.drafter)), text: null };
    expect(await refused(amended, { action: 'replaceText', fileId: scan.id }, people.drafter, scan)).toEqual(['file_unreadable']);
    const signing = await draftIn('signing');
    expect(await refused(signing, { ...SIGNATURE, signedOn: '2026-05-19' }, people.office)).toEqual(['signed_before_meeting']);
    const publishing = await draftIn('publishing');
    expect(await refused(publishing, { ...PUBLISH, publishedOn: '2026-05-19' }, people.office)).toEqual(['published_before_signed']);
    expect(await refused(publishing, { ...PUBLISH, effectiveOn: null }, people.office)).toEqual([
      'effective_date_missing',
      'warnings_need_reason',
    ]);
    expect(await refused(publishing, { ...PUBLISH, effectiveOn: '2026-05-25' }, people.office)).toEqual(['warnings_need_reason']);
    expect(await refused(publishing, { ...PUBLISH, carrierAddress: ' ' }, people.office)).toEqual(['address_missing']);
    expect(await refused(publishing, { action: 'terminate', reason: '不制定了' }, people.drafter)).toEqual(['wrong_state']);
  });
  it('of a number typed in: unreadable, another organ’s, or used', async () => {
    const { people } = life;
    const id = await draftIn('numbering');
    expect(await refused(id, { action: 'enterNumber', typed: '第三号' }, people.office)).toEqual(['number_unreadable']);
    const taken = await life.draftQueries.get(await draftIn('publishing'), people.drafter);
    expect(await refused(id, { action: 'enterNumber', typed: taken.draft.docNumber ?? '' }, people.office)).toEqual([
      'number_is_used_once',
    ]);
  });
  it('with words for every code', () => {
    expect(Object.values(DRAFTING_MESSAGES).filter((message) => !message.zh || !message.en)).toEqual([]);
  });
});

describe('V07: an issuer that lost its power before publication', () => {
  it('cannot publish, and can when it has it', async () => {
    const { people } = life;
    const id = await draftIn('publishing');
    const organs = context.get(OrganQueries);
    const set = async (mayIssue: boolean) => {
      const organ = await organs.byCode('bz-gov-office');
      await context.get(OrganService).edit(organ.id, organ.revision, { mayIssue }, SYSTEM);
    };
    await set(false);
    expect(await refused(id, PUBLISH, people.office)).toEqual(['issuer_may_not_issue']);
    await set(true);
    await life.act(id, PUBLISH, people.office);
  });
});

describe('V11: an issuer without a route of filing', () => {
  it('cannot publish, which is said before; and can when it has one', async () => {
    const { people } = life;
    const id = await draftIn('publishing');
    const { database } = context;
    const away = `UPDATE filing_route SET issuer_level = 'region' WHERE name = '州政府及州政府办文件'`;
    await database.query(away);
    expect(await refused(id, PUBLISH, people.office)).toEqual(['issuer_without_filing_route']);
    const said = async () => (await context.get(PublicationQueries).check(id, PUBLISH, null, people.office)).refusals;
    expect(await said()).toContain('issuer_without_filing_route');
    await database.query(away.replace('region', 'prefecture'));
    expect(await said()).not.toContain('issuer_without_filing_route');
    await life.act(id, PUBLISH, people.office);
  });
});

describe('two racing commands', () => {
  it('let exactly one of two submissions win, with one review', async () => {
    const id = await life.prepare(life.people.drafter, 'bz-gov-office');
    const seen = await life.revision(id);
    const submit = () =>
      life.drafts.act(id, seen, SUBMIT, life.people.drafter).then(
        () => 'won',
        (error: unknown) => (error as DomainError).code,
      );
    expect((await Promise.all([submit(), submit()])).sort()).toEqual(['stale_revision', 'won']);
    const [row] = await context.database.query<{ reviews: string; submissions: string }>(
      `SELECT (SELECT count(*) FROM review WHERE subject_id = $1) AS reviews, (SELECT count(*) FROM submission WHERE draft_id = $1::uuid) AS submissions`,
      [id],
    );
    expect([Number(row?.reviews), Number(row?.submissions)]).toEqual([1, 1]);
  });
  it('let exactly one of two publications win, with one document', async () => {
    const id = await draftIn('publishing');
    const seen = await life.revision(id);
    const publish = () =>
      life.drafts.act(id, seen, PUBLISH, life.people.office).then(
        () => 'won',
        (error: unknown) => (error as DomainError).code,
      );
    expect((await Promise.all([publish(), publish()])).sort()).toEqual(['stale_revision', 'won']);
    const number = (await life.draftQueries.get(id, life.people.drafter)).draft.docNumber;
    const rows = await context.database.query<{ n: string }>('SELECT count(*) AS n FROM document WHERE doc_number = $1', [number]);
    expect(Number(rows[0]?.n)).toBe(1);
  });
  it('give registrars at once different numbers, without a gap; a voided one is never given again', async () => {
    const ids = await Promise.all([draftIn('numbering'), draftIn('numbering'), draftIn('numbering'), draftIn('numbering')]);
    await Promise.all(ids.map((id) => life.act(id, { action: 'takeNumber' }, life.people.office)));
    const numberOf = async (id: string) => (await life.draftQueries.get(id, life.people.drafter)).draft.docNumber;
    const numbers = await Promise.all(ids.map(numberOf));
    expect(new Set(numbers).size).toBe(4);
    const [first] = ids;
    if (!first) throw new Error('no draft');
    await life.act(first, { action: 'voidNumber', reason: '错号' }, life.people.office);
    await life.act(first, { action: 'takeNumber' }, life.people.office);
    expect(numbers).not.toContain(await numberOf(first));
    const office = await life.organ('bz-gov-office');
    expect(await context.get(NumberQueries).gaps(office, 'document', 2026)).toEqual([]);
  });
});

describe('INV-C', () => {
  it('makes whoever writes at a draft a drafter: they cannot review it', async () => {
    const { people } = life;
    const fgw = people.drafter.organId;
    const given = { organId: fgw, unit: '法规科', name: 'both', login: 'both', roles: ['drafter', 'legal_unit'] as const, phone: null };
    const { user } = await context.get(UserService).create({ ...given, password: 'nothing-to-guess-7' }, SYSTEM);
    const both = await context.get(UserQueries).actor(user.id);
    const id = await life.prepare(people.drafter, 'bz-fgw');
    await life.act(id, { action: 'edit', fields: { title: '公共机构节能管理办法' } }, both);
    await life.act(id, SUBMIT, people.drafter);
    await expect(life.review(id, { action: 'accept' }, both)).rejects.toMatchObject({ detail: { refusals: ['drafted_it'] } });
    // The lawful neighbour: of the same section, but did not write.
    await life.review(id, { action: 'accept' }, people.legal);
  });
  it('keeps who reviews from writing', async () => {
    const { people } = life;
    const given = {
      organId: people.drafter.organId,
      unit: '政策科',
      name: 'mixed',
      login: 'mixed',
      roles: ['drafter', 'legal_unit'] as const,
      phone: null,
    };
    const { user } = await context.get(UserService).create({ ...given, password: 'nothing-to-guess-7' }, SYSTEM);
    const mixed = await context.get(UserQueries).actor(user.id);
    const id = await life.prepare(people.drafter, 'bz-fgw');
    await life.act(id, SUBMIT, people.drafter);
    await life.review(id, { action: 'accept' }, mixed);
    await life.review(id, { action: 'requestSupplement', items: ['风险评估'], reason: '' }, mixed);
    expect(await refused(id, { action: 'waiveMaterial', kind: 'risk', reason: '不涉及' }, mixed)).toEqual(['reviewed_it']);
    await life.act(id, { action: 'waiveMaterial', kind: 'risk', reason: '不涉及' }, people.colleague);
  });
  it('does not let the same section of an organ review its own draft', async () => {
    const { people } = life;
    const given = {
      organId: people.drafter.organId,
      unit: people.drafter.unit,
      name: 'near',
      login: 'near',
      roles: ['legal_unit'] as const,
      phone: null,
    };
    const { user } = await context.get(UserService).create({ ...given, password: 'nothing-to-guess-7' }, SYSTEM);
    const id = await life.prepare(people.drafter, 'bz-fgw');
    await life.act(id, SUBMIT, people.drafter);
    const near = await context.get(UserQueries).actor(user.id);
    await expect(life.review(id, { action: 'accept' }, near)).rejects.toMatchObject({ detail: { refusals: ['same_unit'] } });
  });
  it('lets nothing without an open gate to the meeting; amended text and answers open it', async () => {
    const { people } = life;
    const id = await draftIn('in_review');
    await life.review(id, { action: 'addRemark', remark: REMARK }, people.reviewer);
    await life.conclude(id, 'SHOULD_AMEND', team());
    expect(await refused(id, { action: 'table' }, people.drafter)).toEqual(['gate_unanswered']);
    await life.act(id, { action: 'respondAll' }, people.drafter);
    expect(await refused(id, { action: 'table' }, people.drafter)).toEqual(['revised_text_missing']);
    const file = await life.upload(ROUND_TWO, people.drafter);
    await life.act(id, { action: 'replaceText', fileId: file.id }, people.drafter, file);
    expect((await life.draftQueries.get(id, people.drafter)).texts.at(-1)?.stage).toBe('revised');
    await life.act(id, { action: 'table' }, people.drafter);
  });
});

describe('other ways', () => {
  it('comes back from an illegal opinion only with another text and answers', async () => {
    const { people } = life;
    const id = await draftIn('in_review');
    await life.review(id, { action: 'addRemark', remark: REMARK }, people.reviewer);
    await life.conclude(id, 'ILLEGAL', team());
    await life.act(id, { action: 'revise' }, people.drafter);
    expect(await refused(id, SUBMIT, people.drafter)).toEqual(['something_missing']);
    expect((await life.draftQueries.get(id, people.drafter)).missing.map(({ code }) => code)).toEqual([
      'remarks_unanswered',
      'text_unchanged',
    ]);
    await life.act(id, { action: 'respondAll' }, people.drafter);
    const file = await life.upload(ROUND_TWO, people.drafter);
    await life.act(id, { action: 'replaceText', fileId: file.id }, people.drafter, file);
    await life.act(id, SUBMIT, people.drafter);
    expect((await life.draftQueries.get(id, people.drafter)).draft.round).toBe(2);
  });
  it('is deliberated again, or starts again after a rejection', async () => {
    const { people } = life;
    const again = await draftIn('deliberating');
    await life.act(again, { ...MEETING, outcome: 'again' }, people.office);
    await life.act(again, { action: 'table' }, people.drafter);
    const rejected = await draftIn('deliberating');
    await life.act(rejected, { ...MEETING, outcome: 'rejected' }, people.office);
    expect((await life.draftQueries.get(rejected, people.drafter)).phase).toBe('revising');
    await life.act(rejected, SUBMIT, people.drafter);
  });
  it('is withdrawn, declined, terminated', async () => {
    const { people } = life;
    const withdrawn = await draftIn('in_review');
    await life.act(withdrawn, { action: 'withdraw', reason: '另行论证' }, people.drafter);
    expect((await life.draftQueries.get(withdrawn, people.drafter)).phase).toBe('drafting');
    const declined = await draftIn('submitted');
    await life.review(declined, { action: 'forward' }, people.office);
    await life.review(declined, { action: 'decline', reason: '不是送审稿' }, people.reviewer);
    expect((await life.draftQueries.get(declined, people.drafter)).phase).toBe('declined');
    await life.act(declined, { action: 'revise' }, people.drafter);
    const ended = await draftIn('in_review');
    await life.act(ended, { action: 'terminate', reason: '不再制定' }, people.drafter);
    expect((await life.reviewQueries.latestFor(ended))?.review.state).toBe('withdrawn');
  });
  it('changes its route with its issuer', async () => {
    const { people } = life;
    const id = await life.prepare(people.drafter, 'bz-gov-office');
    await life.act(id, { action: 'edit', fields: { issuerOrganId: await life.organ('bz-fgw') } }, people.drafter);
    expect((await life.draftQueries.get(id, people.drafter)).draft).toMatchObject({ routeKey: 'department', intakeOrganId: null });
  });
  it('is kept though its file cannot be read, and cannot be sent', async () => {
    const { people } = life;
    const file = { ...(await life.upload('扫描件', people.drafter, '扫描件.pdf')), text: null };
    const { id } = await life.drafts.create(
      file,
      { issuerOrganId: await life.organ('bz-fgw'), title: '某办法', kind: '办法' },
      people.drafter,
    );
    expect((await life.draftQueries.get(id, people.drafter)).missing.map(({ code }) => code)).toContain('text_empty');
  });
});

describe('what is frozen and who sees what', () => {
  it('INV-B: submissions, texts, meetings, signatures and publications are never changed', async () => {
    const id = await draftIn('published');
    const app = new Client({ connectionString: context.database.app });
    await app.connect();
    try {
      for (const table of ['draft_text', 'submission', 'deliberation', 'signature', 'publication']) {
        const column =
          table === 'draft_text'
            ? 'hash'
            : table === 'deliberation'
              ? 'record'
              : table === 'signature'
                ? 'signer'
                : table === 'publication'
                  ? 'slug'
                  : 'hash';
        await expect(app.query(`UPDATE ${table} SET ${column} = 'x' WHERE draft_id = $1`, [id])).rejects.toThrow('permission denied');
        await expect(app.query(`DELETE FROM ${table} WHERE draft_id = $1`, [id])).rejects.toThrow('permission denied');
      }
    } finally {
      await app.end();
    }
  });
  it('freezes the same hash for the same papers, another for others', async () => {
    const id = await draftIn('submitted');
    const [first] = (await life.draftQueries.get(id, life.people.drafter)).submissions;
    await life.act(id, { action: 'withdraw', reason: '重报' }, life.people.drafter);
    await life.act(id, SUBMIT, life.people.drafter);
    await life.act(id, { action: 'withdraw', reason: '重报' }, life.people.drafter);
    await life.act(id, { action: 'waiveMaterial', kind: 'expert', reason: '不涉及' }, life.people.drafter);
    await life.act(id, SUBMIT, life.people.drafter);
    const hashes = (await life.draftQueries.get(id, life.people.drafter)).submissions.map((submission) => submission.hash);
    expect(hashes[1]).toBe(first?.hash);
    expect(hashes[2]).not.toBe(first?.hash);
  });
  it('shows a draft to its own organ first, to the others when it was sent, to strangers never', async () => {
    const { people } = life;
    const id = await life.prepare(people.drafter, 'bz-gov-office');
    const sees = (by: Actor) =>
      life.draftQueries.get(id, by).then(
        () => true,
        () => false,
      );
    const all = async () =>
      Promise.all([people.colleague, people.office, people.reviewer, people.stranger, people.countyReviewer].map(sees));
    expect(await all()).toEqual([true, false, false, false, false]);
    await life.act(id, SUBMIT, people.drafter);
    expect(await all()).toEqual([true, true, true, false, false]);
    const listed = async (by: Actor) => (await life.lists.page({ limit: 200 }, by)).items.some((row) => row.draft.id === id);
    expect([await listed(people.reviewer), await listed(people.stranger)]).toEqual([true, false]);
  });
  it('gives its files to whoever may see it', async () => {
    const { people } = life;
    const id = await draftIn('submitted');
    const detail = await life.draftQueries.get(id, people.reviewer);
    const fileId = detail.texts[0]?.fileId ?? '';
    expect(await life.draftQueries.file(id, fileId, people.reviewer)).toMatchObject({ name: '送审稿.txt' });
    await expect(life.draftQueries.file(id, fileId, people.stranger)).rejects.toMatchObject({ kind: 'not_found' });
    const other = await life.upload('别的文件', people.drafter);
    await expect(life.draftQueries.file(id, other.id, people.reviewer)).rejects.toMatchObject({ kind: 'not_found' });
  });
  it('pages its list without loss or repeat', async () => {
    const all = (await life.lists.page({ limit: 200 }, life.people.drafter)).items.map((row) => row.draft.id);
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await life.lists.page({ limit: 4, after }, life.people.drafter);
      seen.push(...page.items.map((row) => row.draft.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(all);
  });
  it('asks for the interpretation of a published document until it is recorded: the drafter at once, the office when it is late', async () => {
    const { people } = life;
    const id = await draftIn('published');
    const due = async (by: Actor) =>
      (await life.lists.groups(by)).find((group) => group.code === 'to_interpret')?.items.find((row) => row.draft.id === id)?.due;
    expect(await due(people.drafter)).toEqual({ on: '2026-05-25', leftDays: 3 });
    expect(await due(people.office)).toBeUndefined();
    context.clock.set('2026-05-26T02:00:00Z');
    expect(await due(people.office)).toEqual({ on: '2026-05-25', leftDays: -1 });
    const interpretation = { action: 'recordInterpretation', address: null, fileId: null, publishedOn: '2026-05-26' } as const;
    expect(await refused(id, interpretation, people.drafter)).toEqual(['interpretation_missing']);
    expect(await refused(id, { ...interpretation, address: 'https://x', publishedOn: '2026-05-27' }, people.drafter)).toEqual([
      'date_in_future',
    ]);
    await life.act(id, { ...interpretation, address: ' https://www.example.gov.cn/jd/1.html ' }, people.drafter);
    expect([await due(people.drafter), await due(people.office)]).toEqual([undefined, undefined]);
    expect((await life.draftQueries.get(id, people.office)).interpretations).toMatchObject([
      { address: 'https://www.example.gov.cn/jd/1.html', publishedOn: '2026-05-26' },
    ]);
    context.clock.set('2026-05-20T02:00:00Z');
  });
  it('groups what waits for the drafter and for the office', async () => {
    const { people } = life;
    const where = async (id: string, by: Actor) =>
      (await life.lists.groups(by)).filter((group) => group.items.some((row) => row.draft.id === id)).map((group) => group.code);
    const id = await draftIn('submitted');
    expect(await where(id, people.office)).toEqual(['incoming']);
    await life.review(id, { action: 'requestSupplement', items: ['风险评估'], reason: '' }, people.office);
    expect(await where(id, people.drafter)).toEqual(['to_supplement', 'on_the_way']);
    for (const [state, code] of [
      ['deliberating', 'to_deliberate'],
      ['signing', 'to_sign'],
      ['numbering', 'to_number'],
      ['publishing', 'to_publish'],
    ] as const) {
      expect(await where(await draftIn(state), people.office)).toEqual([code]);
    }
    expect(await where(await draftIn('opinion'), people.drafter)).toEqual(['to_table', 'on_the_way']);
  });
  it('shows the office what is meant for a meeting, reviewed or not', async () => {
    const { people } = life;
    const id = await life.prepare(people.drafter, 'bz-gov-office');
    await life.act(id, { action: 'edit', fields: { meetingOn: '2026-12-30' } }, people.drafter);
    await life.act(id, SUBMIT, people.drafter);
    const meeting = (await life.lists.groups(people.office)).find((group) => group.code === 'next_meeting');
    expect(meeting?.items.map((row) => row.draft.id)).toEqual([id]);
  });
});
