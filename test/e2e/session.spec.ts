import { UserQueries, UserService } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import request from 'supertest';
import { Browser, cookieOf, openApi, PASSWORD, type TestApi } from '../support/api';

describe('the door of the desk', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openApi();
    await api.account('bz-sfj', ['system_admin'], 'root');
    await api.account('bz-fgw', ['drafter'], 'drafter');
  }, 120_000);
  afterAll(() => api.close());

  const status = (answer: request.Response) => [answer.status, (answer.body as { code?: string }).code];
  const bare = () => request(api.server);

  it('is ready and says so', async () => {
    await bare().get('/healthz').expect(200);
    await bare().get('/readyz').expect(200);
    await bare().get('/metrics').expect(200);
  });

  it('tells a stranger nothing but that nobody is signed in', async () => {
    const shown = await bare().get('/api/session').expect(200);
    expect(shown.body).toEqual({
      user: null,
      csrfToken: '',
      demo: false,
      setupNeeded: false,
      demoAccounts: [],
      portalUrl: 'http://localhost:3000',
    });
    expect(status(await bare().get('/api/organs'))).toEqual([401, 'unauthenticated']);
    expect(status(await bare().get('/api/nowhere'))).toEqual([404, 'not_found']);
  });

  it('lets a person in, and only through their own doors', async () => {
    const drafter = await api.signIn('Drafter ');
    const shown = await drafter.get('/api/session').expect(200);
    expect(shown.body).toMatchObject({ user: { username: 'drafter', organCode: 'bz-fgw', roles: ['drafter'], mustChangePassword: false } });
    await drafter.get('/api/organs').expect(200);
    expect(status(await drafter.get('/api/users'))).toEqual([403, 'forbidden']);
  });

  it('sets a cookie that no script reads and no other site sends, with a new id at each sign-in', async () => {
    const first = await api.signIn('drafter');
    const answer = await bare()
      .post('/api/session')
      .set('cookie', first.cookie)
      .send({ username: 'drafter', password: PASSWORD })
      .expect(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/^guiku\.sid=.*; Path=\/api; HttpOnly; SameSite=Lax$/);
    expect(cookieOf(answer.headers)).not.toBe(first.cookie);
    expect(status(await first.get('/api/organs'))).toEqual([401, 'unauthenticated']);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('keeps only hashes of tokens and passwords', async () => {
    const { cookie } = await api.signIn('drafter');
    const token =
      decodeURIComponent(cookie)
        .replace(/^guiku\.sid=s:/, '')
        .split('.')[0] ?? '';
    const rows = await api.database.query<{ all: string }>(
      `SELECT (SELECT json_agg(s)::text FROM session s) || (SELECT json_agg(u)::text FROM app_user u) || (SELECT json_agg(e)::text FROM audit_event e) AS all`,
    );
    expect(token.length).toBeGreaterThan(20);
    expect(rows[0]?.all).not.toContain(token);
    expect(rows[0]?.all).not.toContain(PASSWORD);
    expect(rows[0]?.all).toContain('$argon2id$');
  });

  it('refuses a write without the token of the session', async () => {
    const drafter = await api.signIn('drafter');
    const write = (csrfToken: string) => new Browser(api.server, drafter.cookie, csrfToken).send('delete', '/api/session');
    expect(status(await write(''))).toEqual([403, 'csrf_missing']);
    expect(status(await write((await api.signIn('drafter')).csrfToken))).toEqual([403, 'csrf_missing']);
    await write(drafter.csrfToken).expect(204);
    expect(status(await drafter.get('/api/organs'))).toEqual([401, 'unauthenticated']);
  });

  it('ends a session after 30 idle minutes, and after 12 hours whatever happens', async () => {
    const start = api.clock.now().getTime();
    const after = (minutes: number) => {
      api.clock.set(new Date(start + minutes * 60_000));
    };
    const idle = await api.signIn('drafter');
    const busy = await api.signIn('drafter');
    after(29);
    await busy.get('/api/organs').expect(200);
    after(31);
    expect(status(await idle.get('/api/organs'))).toEqual([401, 'unauthenticated']);
    for (let minute = 55; minute < 720; minute += 25) {
      after(minute);
      await busy.get('/api/session').expect(200);
      expect((await busy.get('/api/organs')).status).toBe(200);
    }
    after(720);
    expect(status(await busy.get('/api/organs'))).toEqual([401, 'unauthenticated']);
  });

  it('answers a wrong password, an unknown login, a locked and a disabled account alike', async () => {
    const admin = await api.signIn('root');
    const id = await api.account('bz-fgw', ['drafter'], 'locked');
    const gone = await api.account('bz-fgw', ['drafter'], 'gone');
    await admin.post(`/api/users/${gone}/disable`, { expectedRevision: 1 }).expect(200);
    const attempt = (username: string, password: string) => bare().post('/api/session').send({ username, password });
    for (let n = 0; n < 5; n += 1) expect(status(await attempt('locked', 'wrong-password-1'))).toEqual([401, 'sign_in_failed']);
    const locked: unknown = (await attempt('locked', PASSWORD).expect(401)).body;
    const unknown: unknown = (await attempt('nobody', PASSWORD).expect(401)).body;
    const disabled: unknown = (await attempt('gone', PASSWORD).expect(401)).body;
    expect(unknown).toEqual(locked);
    expect(disabled).toEqual(locked);
    expect((await api.get(UserQueries).get(id)).revision).toBe(1);
    api.clock.set(new Date(api.clock.now().getTime() + 15 * 60_000));
    await attempt('locked', PASSWORD).expect(200);
  });

  it('slows down who tries again and again', async () => {
    api.clock.set(new Date(api.clock.now().getTime() + 5 * 60_000));
    const answers = [];
    for (let n = 0; n < 11; n += 1)
      answers.push((await bare().post('/api/session').send({ username: 'nobody-at-all', password: 'x' })).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 401, 401, 429]);
    api.clock.set(new Date(api.clock.now().getTime() + 60_000));
    expect((await bare().post('/api/session').send({ username: 'nobody-at-all', password: 'x' })).status).toBe(401);
  });

  it('opens nothing but the own account to a temporary password', async () => {
    const admin = await api.signIn('root');
    const organ = ((await admin.get('/api/organs')).body as { id: string }[])[0];
    expect(organ).toBeDefined();
    const me: unknown = (await admin.get('/api/session')).body;
    const { organId } = (me as { user: { organId: string } }).user;
    const created = await admin.post('/api/users', { organId, name: '新来的', username: 'Newcomer', roles: ['reviewer'] }).expect(201);
    const { temporaryPassword } = created.body as { temporaryPassword: string };
    const newcomer = await api.signIn('newcomer', temporaryPassword);
    expect(status(await newcomer.get('/api/organs'))).toEqual([403, 'password_change_due']);
    expect(status(await newcomer.post('/api/session/password', { current: temporaryPassword, next: 'short1' }))).toEqual([
      400,
      'password_too_short',
    ]);
    expect(status(await newcomer.post('/api/session/password', { current: temporaryPassword, next: 'newcomer-2026' }))).toEqual([
      400,
      'password_too_simple',
    ]);
    expect(status(await newcomer.post('/api/session/password', { current: 'wrong', next: 'a-better-one-9' }))).toEqual([
      400,
      'password_wrong',
    ]);
    const changed = await newcomer.post('/api/session/password', { current: temporaryPassword, next: 'a-better-one-9' }).expect(200);
    expect(status(await newcomer.get('/api/organs'))).toEqual([401, 'unauthenticated']);
    await new Browser(api.server, cookieOf(changed.headers), '').get('/api/organs').expect(200);
  });

  it('ends every session of a person whose roles change, and nobody else’s', async () => {
    const admin = await api.signIn('root');
    const id = await api.account('bz-fgw', ['drafter'], 'promoted');
    const [before, other] = [await api.signIn('promoted'), await api.signIn('drafter')];
    const mixed = await admin.put(`/api/users/${id}/roles`, { expectedRevision: 1, roles: ['drafter', 'system_admin'] });
    expect([mixed.status, (mixed.body as { code: string }).code]).toEqual([409, 'roles_incompatible']);
    await admin.put(`/api/users/${id}/roles`, { expectedRevision: 1, roles: ['drafter', 'legal_unit'] }).expect(200);
    expect(status(await before.get('/api/organs'))).toEqual([401, 'unauthenticated']);
    await other.get('/api/organs').expect(200);
  });

  it('says what is wrong with which field, in Chinese', async () => {
    const answer = await bare().post('/api/session').send({ username: '', extra: 1 }).expect(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      code: 'invalid_input',
      title: '填写内容有误，请按提示修改',
      fields: expect.arrayContaining([
        { field: 'username', title: '请填写' },
        { field: 'extra', title: '不认识的内容' },
      ]) as unknown,
    });
    const english = await bare().post('/api/session').set('accept-language', 'en').send({ username: 'x', password: 'y' });
    expect(english.body).toMatchObject({ title: expect.stringContaining('password is wrong') as unknown });
    expect(status(await bare().post('/api/session').set('content-type', 'application/json').send('{'))).toEqual([400, 'invalid_input']);
    expect(
      status(
        await bare()
          .post('/api/session')
          .send({ username: 'x'.repeat(3_000_000), password: 'y' }),
      ),
    ).toEqual([413, 'payload_too_large']);
  });

  it('refuses at the door the one character that the database cannot hold', async () => {
    expect(status(await bare().post('/api/session').send({ username: 'x\0', password: 'y' }))).toEqual([400, 'invalid_input']);
    expect(status(await (await api.signIn('root')).get('/api/users?text=%00'))).toEqual([400, 'invalid_input']);
  });

  it('keeps one administrator, who cannot raise or disable themselves', async () => {
    const admin = await api.signIn('root');
    const { id, revision } = await api.get(UserQueries).byLogin('root');
    expect(status(await admin.put(`/api/users/${id}/roles`, { expectedRevision: revision, roles: ['signatory'] }))).toEqual([
      409,
      'own_roles',
    ]);
    expect(status(await admin.post(`/api/users/${id}/disable`, { expectedRevision: revision }))).toEqual([409, 'own_account']);
    await expect(api.get(UserService).disable(id, revision, SYSTEM)).rejects.toMatchObject({ code: 'last_system_admin' });
    expect((await api.get(UserQueries).get(id)).disabledAt).toBeNull();
  });
});
