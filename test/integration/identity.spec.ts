import {
  IdentityModule,
  OrganQueries,
  OrganService,
  SessionService,
  SetupService,
  UserQueries,
  UserService,
  type Role,
} from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { openContext, type TestContext } from '../support/context';

const PASSWORD = 'nothing-to-guess-7';

describe('identity on PostgreSQL', () => {
  let room: TestContext;
  let organs: OrganService;
  let organQueries: OrganQueries;
  let users: UserService;
  let userQueries: UserQueries;
  let sessions: SessionService;

  beforeAll(async () => {
    room = await openContext({ modules: [IdentityModule] });
    organs = room.get(OrganService);
    organQueries = room.get(OrganQueries);
    users = room.get(UserService);
    userQueries = room.get(UserQueries);
    sessions = room.get(SessionService);
    await organs.seed(SYSTEM);
  }, 120_000);
  afterAll(() => room.close());

  const idOf = async (code: string) => (await organQueries.byCode(code)).id;
  async function person(login: string, roles: Role[], organ = 'bz-sfj', password: string | undefined = PASSWORD) {
    const { user } = await users.create(
      { organId: await idOf(organ), unit: '审核科', name: login, login, roles, phone: '0996', password },
      SYSTEM,
    );
    return user;
  }
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'ok',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
  async function counted() {
    const [row] = await room.database.query<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM organ) organs, (SELECT count(*)::int FROM app_user) users, (SELECT count(*)::int FROM audit_event) events`,
    );
    return row;
  }
  /** The code of a refusal that left no trace. */
  async function refused(work: () => Promise<unknown>): Promise<string> {
    const before = await counted();
    const code = await outcome(work());
    expect(await counted()).toEqual(before);
    return code;
  }

  describe('organs', () => {
    it('are seeded once, and what somebody changed stays', async () => {
      const before = await counted();
      const office = await organQueries.byCode('bz-gov-office');
      await organs.edit(office.id, office.revision, { phone: '0996-2022222' }, SYSTEM);
      expect(await organs.seed(SYSTEM)).toBe(0);
      expect(await counted()).toMatchObject({ organs: before?.['organs'] });
      expect((await organQueries.get(office.id)).phone).toBe('0996-2022222');
    });

    it('know their government, its office, justice bureau and market regulator', async () => {
      const found = async (code: string) => {
        const id = await idOf(code);
        const government = await organQueries.governmentOf(id);
        const special = [
          await organQueries.officeOf(government.id),
          await organQueries.justiceBureauOf(id),
          await organQueries.marketRegulatorOf(id),
        ];
        return [government, ...special].map((organ) => organ.code).join(' ');
      };
      expect(await found('bz-fgw')).toBe('bz-gov bz-gov-office bz-sfj bz-scjgj');
      expect(await found('bz-gov')).toBe('bz-gov bz-gov-office bz-sfj bz-scjgj');
      expect(await found('kel-jyj')).toBe('kel-gov kel-gov-office kel-sfj kel-scjgj');
      expect(await found('qm-tazhong')).toBe('qm-gov qm-gov-office qm-sfj qm-scjgj');
      expect(await outcome(organQueries.governmentOf(await idOf('xj-gov')))).toBe('organ_has_no_government');
    });

    it('may issue or not, on a day', async () => {
      const may = async (code: string, day: string) => organQueries.mayIssue(await idOf(code), day);
      expect(await may('bz-scjgj', '2024-05-01')).toBe(true);
      expect(await may('bz-scjgj', '2018-05-01')).toBe(false);
      expect(await may('bz-gsj', '2018-05-01')).toBe(true);
      expect(await may('bz-gsj', '2024-05-01')).toBe(false);
      expect(await may('bz-awh', '2024-05-01')).toBe(false);
    });

    it('come as one tree under the region, counties after departments', async () => {
      const tree = await organQueries.tree();
      const prefecture = tree[0]?.children[0];
      expect([tree[0]?.code, prefecture?.code, prefecture?.children[0]?.code]).toEqual(['xj-gov', 'bz-gov', 'bz-gov-office']);
      const counties = prefecture?.children.filter((organ) => organ.kind === 'government').map((organ) => organ.shortName);
      expect(counties?.slice(0, 2)).toEqual(['库尔勒市人民政府', '轮台县人民政府']);
      expect(counties?.length).toBe(9);
      expect((await organQueries.within(await idOf('bh-gov'))).length).toBe(1 + 1 + 18 + 7);
    });

    const fresh = async (code: string, more: object = {}) => ({
      code,
      parentId: await idOf('bz-gov'),
      name: `巴音郭楞蒙古自治州${code}`,
      shortName: code,
      level: 'prefecture' as const,
      kind: 'department' as const,
      regionCode: '652800',
      prefix: null,
      hasLegalUnit: false,
      mayIssue: true,
      basis: null,
      sortOrder: 500,
      phone: null,
      validFrom: '2020-01-01',
      ...more,
    });

    it('refuse a second use of a code, and a second justice bureau of one government, and leave no trace', async () => {
      const twice = await fresh('bz-fgw');
      const second = await fresh('bz-sfj2', { kind: 'justice_bureau' });
      expect(await refused(() => organs.create(twice, SYSTEM))).toBe('organ_code_is_unique');
      expect(await refused(() => organs.create(second, SYSTEM))).toBe('organ_special_kind_is_one_a_government');
      const early = await fresh('bz-early', { parentId: await idOf('bz-gsj') });
      expect(await refused(() => organs.create(early, SYSTEM))).toBe('organ_is_closed');
    });

    it('close with a successor, and only then make room for the next of their kind', async () => {
      const next = await fresh('bz-next');
      const old = await organs.create(await fresh('bz-old'), SYSTEM);
      const heir = await organs.create(next, SYSTEM);
      const closing = { validTo: '2026-01-01', successorId: heir.id };
      expect(await refused(() => organs.close(old.id, 99, closing, SYSTEM))).toBe('stale_revision');
      const closed = await organs.close(old.id, 1, closing, SYSTEM);
      expect(closed).toMatchObject({ validTo: '2026-01-01', successorId: heir.id, revision: 2 });
      expect(await refused(() => organs.edit(old.id, 2, { name: '改名' }, SYSTEM))).toBe('organ_is_closed');
      const bureau = await organQueries.byCode('hs-scjgj');
      await organs.close(bureau.id, 1, { validTo: '2026-02-01', successorId: null }, SYSTEM);
      const heirBureau = await fresh('hs-scjgj2', {
        parentId: bureau.parentId,
        kind: 'market_regulator',
        level: 'county',
        validFrom: '2026-02-01',
      });
      await organs.create(heirBureau, SYSTEM);
      expect((await organQueries.marketRegulatorOf(await idOf('hs-gov'))).code).toBe('hs-scjgj2');
    });

    it('let exactly one of two racing edits win', async () => {
      const organ = await organs.create(await fresh('bz-race'), SYSTEM);
      const edits = ['甲', '乙'].map((name) => outcome(organs.edit(organ.id, 1, { name }, SYSTEM)));
      expect((await Promise.all(edits)).sort()).toEqual(['ok', 'stale_revision']);
    });
  });

  describe('users', () => {
    it('refuse what cannot be, and leave no trace', async () => {
      await person('taken', ['drafter']);
      expect(await refused(() => person('Taken', ['drafter']))).toBe('user_login_is_unique');
      expect(await refused(() => person('no spaces', ['drafter']))).toBe('user_login_is_lower_case');
      expect(await refused(() => person('nobody', []))).toBe('role_missing');
      expect(await refused(() => person('nobody', ['king' as Role]))).toBe('role_unknown');
      expect(await refused(() => person('nobody', ['drafter'], 'xj-gov'))).toBe('organ_is_external');
      expect(await refused(() => person('nobody', ['drafter'], 'bz-gsj'))).toBe('organ_is_closed');
      expect(await refused(() => person('nobody', ['drafter'], 'bz-sfj', 'short'))).toBe('password_too_short');
    });

    it('may hold drafter and reviewer at once', async () => {
      const user = await person('both', ['drafter', 'reviewer']);
      const actor = await userQueries.actor(user.id);
      expect(actor).toMatchObject({ id: user.id, unit: '审核科', roles: ['drafter', 'reviewer'] });
      expect(actor.permissions.has('draft.write') && actor.permissions.has('review.handle')).toBe(true);
      expect((await userQueries.byOrgan(user.organId, 'reviewer')).map((each) => each.login)).toContain('both');
    });

    it('never show a password’s hash', async () => {
      const user = await person('quiet', ['drafter']);
      expect(JSON.stringify([user, await userQueries.get(user.id), (await users.resetPassword(user.id, 1, SYSTEM)).user])).not.toContain(
        'argon2',
      );
    });

    it('let exactly one of two racing password changes win', async () => {
      const user = await person('racer', ['drafter']);
      const changes = ['one-new-password-1', 'two-new-password-2'].map((next) => outcome(users.changePassword(user.id, PASSWORD, next)));
      expect((await Promise.all(changes)).sort()).toEqual(['ok', 'stale_revision']);
      expect(await outcome(users.changePassword(user.id, PASSWORD, 'three-new-password-3'))).toBe('password_wrong');
    });

    it('let exactly one of two racing role changes win', async () => {
      const user = await person('moved', ['drafter']);
      const changes = (['office', 'reviewer'] as const).map((role) => outcome(users.setRoles(user.id, 1, [role], SYSTEM)));
      expect((await Promise.all(changes)).sort()).toEqual(['ok', 'stale_revision']);
    });

    it('INV-4: two administrators cannot disable each other at once', async () => {
      const [first, second] = [await person('admin-1', ['system_admin']), await person('admin-2', ['system_admin'])];
      const [one, two] = [await userQueries.actor(first.id), await userQueries.actor(second.id)];
      const results = await Promise.all([outcome(users.disable(second.id, 1, one)), outcome(users.disable(first.id, 1, two))]);
      expect(results.sort()).toEqual(['last_system_admin', 'ok']);
    });

    it('INV-5: lose every session when their password is reset, they are disabled or their roles change; a new phone ends none', async () => {
      for (const [login, change] of [
        ['reset', (id: string) => users.resetPassword(id, 1, SYSTEM)],
        ['disabled', (id: string) => users.disable(id, 1, SYSTEM)],
        ['changed', (id: string) => users.setRoles(id, 1, ['office'], SYSTEM)],
      ] as const) {
        const { id } = await person(login, ['drafter']);
        await sessions.open(`token of ${login}`, id);
        expect((await sessions.resume(`token of ${login}`))?.id).toBe(id);
        await change(id);
        expect(await sessions.resume(`token of ${login}`)).toBeNull();
        await sessions.open(`token of ${login}`, id);
        expect(await sessions.resume(`token of ${login}`)).toBeNull();
      }
      const { id } = await person('calls', ['drafter']);
      await sessions.open('token of calls', id);
      await users.edit(id, 1, { phone: '0996-1' }, SYSTEM);
      expect((await sessions.resume('token of calls'))?.phone).toBe('0996-1');
    });

    it('keep phones and passwords out of the log', async () => {
      const rows = await room.database.query<{ text: string }>(
        `SELECT json_agg(detail)::text AS text FROM audit_event WHERE subject_type = 'user'`,
      );
      expect(rows[0]?.text).not.toMatch(/0996|argon2|password-/);
    });

    it('come in pages, each once', async () => {
      const logins: string[] = [];
      for (let after: string | undefined; ;) {
        const page = await userQueries.page({ limit: 4, after });
        logins.push(...page.items.map((user) => user.login));
        if (page.next === null) break;
        after = page.next;
      }
      const [row] = await room.database.query<{ users: number }>('SELECT count(*)::int AS users FROM app_user');
      expect(new Set(logins).size).toBe(row?.users);
      expect(logins.length).toBe(row?.users);
    });
  });

  describe('signing in', () => {
    it('counts attempts of racing processes together', async () => {
      await person('hammered', ['drafter']);
      const attempts = Array.from({ length: 12 }, () =>
        outcome(sessions.signIn({ login: 'hammered', password: 'wrong', address: '10.0.0.9' })),
      );
      const results = await Promise.all(attempts);
      expect(results.filter((each) => each === 'too_many_requests').length).toBe(2);
      expect((await userQueries.byLogin('hammered')).lockedUntil).not.toBeNull();
      const [row] = await room.database.query<{ locks: number }>(`SELECT count(*)::int AS locks FROM audit_event WHERE type = 'user.lock'`);
      expect(row?.locks).toBe(1);
    });
  });
});

describe('the link that sets up the first administrator', () => {
  let room: TestContext;
  let setup: SetupService;
  const admin = { name: '管理员', login: 'first', password: PASSWORD, organCode: 'bz-sfj' };

  beforeAll(async () => {
    room = await openContext({ modules: [IdentityModule] });
    setup = room.get(SetupService);
    await room.get(OrganService).seed(SYSTEM);
  }, 120_000);
  afterAll(() => room.close());

  it('is good for a day and for one use, by whoever is first', async () => {
    const late = await setup.createLink(SYSTEM);
    room.clock.set(new Date(room.clock.now().getTime() + 24 * 3_600_000));
    await expect(setup.redeem(late, admin)).rejects.toMatchObject({ code: 'setup_link_invalid' });
    await expect(setup.redeem('made up', admin)).rejects.toMatchObject({ code: 'setup_link_invalid' });
    const token = await setup.createLink(SYSTEM);
    await expect(setup.redeem(token, { ...admin, password: 'short' })).rejects.toMatchObject({ code: 'password_too_short' });
    const results = await Promise.allSettled([setup.redeem(token, admin), setup.redeem(token, { ...admin, login: 'second' })]);
    expect(results.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await setup.isOpen(token)).toBe(false);
    await expect(setup.createLink(SYSTEM)).rejects.toMatchObject({ code: 'already_set_up' });
    const [row] = await room.database.query<{ users: number }>('SELECT count(*)::int AS users FROM app_user');
    expect(row?.users).toBe(1);
  });
});
