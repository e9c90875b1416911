import { IdentityModule, OrganQueries, OrganService } from '@libs/identity';
import { addWorkingDays, SYSTEM, type Actor } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import {
  CalendarQueries,
  CalendarService,
  NumberQueries,
  NumberService,
  RouteQueries,
  RouteService,
  SettingsModule,
  SettingsSeed,
  SynonymQueries,
  SynonymService,
  TimeLimitQueries,
  TimeLimitService,
} from '@libs/settings';
import { openContext, type TestContext } from '../support/context';

let context: TestContext;
const by: Actor = SYSTEM;

beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, SettingsModule] });
  await context.get(OrganService).seed(by);
  await context.get(SettingsSeed).seed(by);
});
afterAll(() => context.close());

const organ = async (code: string) => (await context.get(OrganQueries).byCode(code)).id;
const inTransaction: Transactions['run'] = (work) => context.get(Transactions).run(work);
const audited = async () => (await context.db.query<{ n: number }[]>('SELECT count(*)::int AS n FROM audit_event'))[0]?.n;

describe('the seed', () => {
  it('done twice is done once', async () => {
    const before = await audited();
    await context.get(SettingsSeed).seed(by);
    expect(await audited()).toBe(before);
    expect((await context.get(CalendarQueries).years()).map((year) => year.year)).toEqual([2026, 2025, 2024]);
    expect(await context.get(SynonymQueries).groups()).toContainEqual(['巴音郭楞蒙古自治州', '巴音郭楞州', '巴音郭楞', '巴州']);
  });
});

describe('the calendar', () => {
  it('counts working days by the State Council’s arrangements', async () => {
    const calendar = await context.get(CalendarQueries).calendar();
    expect(addWorkingDays(calendar, '2026-09-30', 3)).toEqual({ on: '2026-10-10', provisional: false });
  });
  it('makes a provisional date firm once its year is entered', async () => {
    const { calendar } = { calendar: () => context.get(CalendarQueries).calendar() };
    expect(addWorkingDays(await calendar(), '2026-12-25', 10)).toEqual({ on: '2027-01-08', provisional: true });
    await context
      .get(CalendarService)
      .publishYear({ year: 2027, basis: '测试通知', days: [{ on: '2027-01-01', kind: 'holiday', name: '元旦' }] }, by);
    expect(addWorkingDays(await calendar(), '2026-12-25', 10)).toEqual({ on: '2027-01-11', provisional: false });
  });
  it('refuses an arrangement that cannot be right, and changes nothing', async () => {
    const before = await audited();
    const wrong = { year: 2028, basis: '', days: [{ on: '2028-01-03', kind: 'makeup' as const, name: '元旦' }] };
    expect(() => context.get(CalendarService).publishYear(wrong, by)).toThrow('calendar_refused');
    await expect(
      context
        .get(CalendarService)
        .publishYear({ year: 2026, basis: '又一次', days: [{ on: '2026-01-01', kind: 'holiday', name: '元旦' }] }, by),
    ).rejects.toMatchObject({ code: 'calendar_year_is_published_once' });
    expect(await audited()).toBe(before);
  });
  it('lets exactly one of two racing changes win', async () => {
    const year = (await context.get(CalendarQueries).years()).find((entry) => entry.year === 2025);
    if (!year) throw new Error('2025 is seeded');
    const change = () => context.get(CalendarService).changeYear(year.id, year.revision, { ...year, basis: `${year.basis}（更正）` }, by);
    const done = await Promise.allSettled([change(), change()]);
    expect(done.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find((result) => result.status === 'rejected')).toMatchObject({ reason: { code: 'stale_revision' } });
    expect((await context.get(CalendarQueries).years()).find((entry) => entry.year === 2025)?.days.length).toBe(year.days.length);
  });
});

describe('a time limit', () => {
  it('holds from its day on, for its level', async () => {
    const limits = context.get(TimeLimitQueries);
    await context
      .get(TimeLimitService)
      .set({ key: 'review.review', level: 'county', days: 10, unit: 'working', validFrom: '2026-05-01', basis: '县里的规定' }, by);
    expect(await limits.limit('review.review', { level: 'county', on: '2026-04-30' })).toEqual({ days: 15, unit: 'working' });
    expect(await limits.limit('review.review', { level: 'county', on: '2026-05-01' })).toEqual({ days: 10, unit: 'working' });
    expect(await limits.limit('review.review', { level: 'prefecture', on: '2026-05-01' })).toEqual({ days: 15, unit: 'working' });
  });
  it('is refused without days or basis', async () => {
    const limit = { key: 'review.accept' as const, level: null, days: 0, unit: 'working' as const, validFrom: '2026-05-01', basis: '依据' };
    await expect(context.get(TimeLimitService).set(limit, by)).rejects.toMatchObject({ code: 'time_limit_is_some_days' });
    expect(() => context.get(TimeLimitService).set({ ...limit, days: 3, basis: ' ' }, by)).toThrow('basis_missing');
  });
  it('cannot be overwritten by the application at all', async () => {
    await expect(context.db.query('UPDATE time_limit SET days = 99')).rejects.toThrow(/permission denied/);
  });
});

describe('numbers', () => {
  let office: string;
  let next = 0;
  const take = (organId: string, year = 2026) =>
    inTransaction((tx) =>
      context.get(NumberService).assignIn(tx, { organId, kind: 'document', year, subjectType: 'draft', subjectId: `d${(next += 1)}`, by }),
    );
  const enter = (organId: string, typed: string) =>
    inTransaction((tx) =>
      context.get(NumberService).enterIn(tx, { organId, kind: 'document', typed, subjectType: 'draft', subjectId: `d${(next += 1)}`, by }),
    );
  beforeAll(async () => {
    office = await organ('bz-gov-office');
  });

  it('come from the organ’s own series, made when first needed', async () => {
    expect(await context.get(NumberQueries).preview(office, 'document', 2026)).toBe('巴政办规〔2026〕1号');
    expect(await take(office)).toMatchObject({ canonical: '巴政办规〔2026〕1号', key: '巴政办规|2026|1', serial: 1 });
    const opinion = await inTransaction(async (tx) =>
      context
        .get(NumberService)
        .assignIn(tx, { organId: await organ('bz-sfj'), kind: 'opinion', year: 2026, subjectType: 'review', subjectId: 'r1', by }),
    );
    expect(opinion.canonical).toBe('巴司审〔2026〕1号');
  });
  it('INV-3 INV-4: racing registrars get different numbers, without a gap', async () => {
    const taken = await Promise.all(Array.from({ length: 8 }, () => take(office)));
    expect(taken.map((number) => number.serial).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const first = await Promise.all([take(await organ('bz-fgw')), take(await organ('bz-fgw'))]);
    expect(first.map((number) => number.canonical).sort()).toEqual(['巴发改规〔2026〕1号', '巴发改规〔2026〕2号']);
  });
  it('typed far ahead move the series only when that is confirmed', async () => {
    const organId = await organ('bz-jyj');
    await expect(enter(organId, '巴教规〔2026〕120号')).rejects.toMatchObject({
      code: 'number_far_ahead',
      detail: { typed: '巴教规〔2026〕120号', next: '巴教规〔2026〕1号' },
    });
    expect((await enter(organId, '巴教规〔2026〕3号')).serial).toBe(3);
    const confirmed = { organId, typed: '巴教规〔2026〕120号', isConfirmed: true, subjectType: 'draft', subjectId: 'far', by };
    expect((await inTransaction((tx) => context.get(NumberService).enterIn(tx, { ...confirmed, kind: 'document' }))).serial).toBe(120);
    expect((await take(organId)).serial).toBe(121);
  });
  it('INV-3 (attack): a voided number is not given or entered again, in whatever spelling', async () => {
    const number = await take(office);
    await inTransaction((tx) => context.get(NumberService).voidIn(tx, { id: number.id, reason: '误取', by }));
    await expect(enter(office, `巴政办规[2026]${number.serial}号`)).rejects.toMatchObject({ code: 'number_is_used_once' });
    await expect(enter(office, `巴政办规(2026)第${number.serial}号`)).rejects.toMatchObject({ code: 'number_is_used_once' });
    expect((await take(office)).serial).toBe(number.serial + 1);
    await expect(inTransaction((tx) => context.get(NumberService).voidIn(tx, { id: number.id, reason: '再次', by }))).rejects.toMatchObject(
      { code: 'number_already_voided' },
    );
  });
  it('INV-3 (lawful): a voided number leaves its subject free for another, and stays visible', async () => {
    const request = { organId: office, kind: 'document' as const, year: 2026, subjectType: 'draft', subjectId: 'again', by };
    const number = await inTransaction((tx) => context.get(NumberService).assignIn(tx, request));
    await expect(inTransaction((tx) => context.get(NumberService).assignIn(tx, request))).rejects.toMatchObject({
      code: 'subject_has_one_number',
    });
    await inTransaction((tx) => context.get(NumberService).voidIn(tx, { id: number.id, reason: '误取', by }));
    await inTransaction((tx) => context.get(NumberService).assignIn(tx, request));
    const list = await context.get(NumberQueries).list({ organId: office, kind: 'document', limit: 100 });
    expect(list.items.find((item) => item.id === number.id)).toMatchObject({ state: 'voided', voidReason: '误取' });
  });
  it('entered by hand are warned about, and counted on from', async () => {
    const county = await organ('kel-gov-office');
    const preview = (await context.get(NumberQueries).preview(county, 'document', 2026)) ?? '';
    const at = (serial: number) => preview.replace('1号', `${serial}号`);
    expect((await enter(county, at(1))).warnings).toEqual([]);
    expect((await enter(county, at(5))).warnings).toEqual([{ code: 'number_leaves_gap', gap: { from: 2, to: 4 } }]);
    expect((await take(county)).serial).toBe(6);
    expect(await context.get(NumberQueries).gaps(county, 'document', 2026)).toEqual([{ from: 2, to: 4 }]);
    await expect(enter(county, '没有编号')).rejects.toMatchObject({ code: 'number_unreadable' });
    await expect(enter(county, '巴政办规〔2026〕500号')).rejects.toMatchObject({ code: 'number_of_another_organ' });
    // A series that nobody has used yet is its organ's all the same; so is the organ's own series of another kind.
    const market = await context.get(OrganQueries).byCode('bz-scjgj');
    await expect(enter(county, `${market.prefix ?? ''}规〔2026〕1号`)).rejects.toMatchObject({ code: 'number_of_another_organ' });
    await expect(enter(market.id, `${market.prefix ?? ''}审〔2026〕1号`)).rejects.toMatchObject({ code: 'number_of_another_organ' });
  });
  it('INV-5 (attack): are changed by no program, not even one with the application’s rights', async () => {
    await expect(context.db.query(`UPDATE issued_number SET serial = serial + 100`)).rejects.toThrow(/number never changes/);
    await expect(
      context.db.query(`UPDATE issued_number SET state = 'assigned', voided_at = NULL, void_reason = NULL WHERE state = 'voided'`),
    ).rejects.toThrow(/only goes forward/);
    await expect(context.db.query('DELETE FROM issued_number')).rejects.toThrow(/permission denied/);
  });
  it('INV-5 (lawful): a reserved number is kept for later and can be given up', async () => {
    const organId = await organ('bz-scjgj');
    const clerk: Actor = { ...SYSTEM, organId };
    const first = await context.get(NumberService).reserve({ kind: 'document', year: 2026, by: clerk });
    const second = await context.get(NumberService).reserve({ kind: 'document', year: 2026, by: clerk });
    expect((await take(organId)).serial).toBe(3);
    const used = await inTransaction((tx) =>
      context
        .get(NumberService)
        .assignIn(tx, { organId, kind: 'document', year: 2026, subjectType: 'draft', subjectId: 'kept', reservedId: first.id, by }),
    );
    expect(used.serial).toBe(1);
    await expect(context.get(NumberService).voidReserved(second.id, 1, '别家的', by)).rejects.toMatchObject({ code: 'not_found' });
    await context.get(NumberService).voidReserved(second.id, 1, '不再需要', clerk);
    await expect(context.get(NumberService).voidReserved(first.id, 2, '已用', clerk)).rejects.toMatchObject({
      code: 'number_not_reserved',
    });
  });
  it('are listed page by page', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await context.get(NumberQueries).list({ organId: office, kind: 'document', limit: 4, after });
      seen.push(...page.items.map((item) => item.canonical));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen.length).toBe(new Set(seen).size);
    expect(seen.at(-1)).toBe('巴政办规〔2026〕1号');
  });
});

describe('the route of making', () => {
  const route = async (issuer: string, drafter = issuer) =>
    context.get(RouteQueries).routeFor({ issuerOrganId: await organ(issuer), draftingOrganId: await organ(drafter) });

  it('of a government’s document goes by its office and its justice bureau', async () => {
    expect(await route('bz-gov-office', 'bz-fgw')).toMatchObject({
      key: 'government',
      intakeByOffice: true,
      intakeOrganId: await organ('bz-gov-office'),
      reviewOrganId: await organ('bz-sfj'),
      reviewerRole: 'reviewer',
      signingLevels: 3,
      numberingOrganId: await organ('bz-gov-office'),
      ownLegalOpinionRequired: true,
      fairCompetition: 'market_regulator',
      fairCompetitionOrganId: await organ('bz-scjgj'),
      isSelfReviewed: false,
    });
    expect(await route('kel-gov')).toMatchObject({ key: 'government', reviewOrganId: await organ('kel-sfj'), signingLevels: 2 });
    expect(await route('bz-gov', 'bz-sfj')).toMatchObject({ isSelfReviewed: true });
  });
  it('of a department’s document stays in the department, unless it has no legal section', async () => {
    const department = await organ('bz-fgw');
    expect(await route('bz-fgw')).toMatchObject({
      key: 'department',
      intakeByOffice: false,
      intakeOrganId: null,
      reviewOrganId: department,
      reviewerRole: 'legal_unit',
      numberingOrganId: department,
      fairCompetition: 'drafter',
    });
    expect(await route('bz-kjj')).toMatchObject({ key: 'department', reviewOrganId: await organ('bz-sfj'), reviewerRole: 'reviewer' });
  });
  it('of one organ can be its own, and is the general one again when that is taken away', async () => {
    const organId = await organ('bz-jyj');
    const change = {
      intake: 'direct' as const,
      ownLegalOpinionRequired: true,
      reviewBy: 'justice_bureau' as const,
      signingLevels: 3 as const,
      meetingKind: '局党组会议',
      numberedBy: 'issuer' as const,
      fairCompetition: 'drafter' as const,
    };
    const id = await context.get(RouteService).createFor(organId, change, by);
    expect(await route('bz-jyj')).toMatchObject({
      reviewOrganId: await organ('bz-sfj'),
      meetingKind: '局党组会议',
      ownLegalOpinionRequired: true,
    });
    await expect(context.get(RouteService).createFor(organId, change, by)).rejects.toMatchObject({ code: 'making_route_own_is_one' });
    await context.get(RouteService).remove(id, 1, by);
    expect(await route('bz-jyj')).toMatchObject({ reviewOrganId: organId, meetingKind: '局办公会议' });
    const general = (await context.get(RouteQueries).list())[0];
    await expect(context.get(RouteService).remove(general?.id ?? '', general?.revision ?? 0, by)).rejects.toMatchObject({
      code: 'route_is_general',
    });
  });
});

describe('synonyms', () => {
  it('need two words, and no two groups begin alike', async () => {
    expect(() => context.get(SynonymService).create({ kind: 'term', words: ['甲', ' 甲 '] }, by)).toThrow('synonym_group_has_two_words');
    const id = await context.get(SynonymService).create({ kind: 'term', words: ['甲', '乙'] }, by);
    await expect(context.get(SynonymService).create({ kind: 'term', words: ['甲', '丙'] }, by)).rejects.toMatchObject({
      code: 'synonym_first_word_is_unique',
    });
    await context.get(SynonymService).change(id, 1, { kind: 'term', words: ['甲', '乙', '丙'] }, by);
    await context.get(SynonymService).remove(id, 2, by);
    expect((await context.get(SynonymQueries).groups()).some((group) => group[0] === '甲')).toBe(false);
  });
});
