import { OrganQueries, UserQueries } from '@libs/identity';
import type { Response } from 'supertest';
import { openApi, type Browser, type TestApi } from '../support/api';

describe('organs and users at the desk', () => {
  let api: TestApi;
  let admin: Browser;
  beforeAll(async () => {
    api = await openApi();
    await api.account('bz-sfj', ['system_admin'], 'root');
    await api.account('kel-sfj', ['reviewer'], 'reviewer');
    admin = await api.signIn('root');
  }, 120_000);
  afterAll(() => api.close());

  const answer = ({ status, body }: Response) => [status, (body as { code?: string }).code];
  const organ = (code: string) => api.get(OrganQueries).byCode(code);

  const library = async (code: string) => ({
    code,
    parentId: (await organ('bz-gov')).id,
    name: `巴音郭楞蒙古自治州${code}`,
    shortName: code,
    level: 'prefecture',
    kind: 'department',
    regionCode: '652800',
    hasLegalUnit: false,
    mayIssue: true,
    sortOrder: 400,
    validFrom: '2024-01-01',
  });

  it('shows the tree to everybody who works here, and lets only an administrator change it', async () => {
    const reviewer = await api.signIn('reviewer');
    const tree = (await reviewer.get('/api/organs').expect(200)).body as { code: string; children: { code: string }[] }[];
    // The region with everything under it, and beside it the organs outside that receive filings.
    expect(tree.find((node) => node.code === 'xj-gov')?.children.length).toBeGreaterThan(0);
    expect(tree.map((node) => node.code)).toContain('bz-rdcwh');
    expect(answer(await reviewer.post('/api/organs', await library('bz-no')))).toEqual([403, 'forbidden']);
    await expect(organ('bz-no')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('creates, corrects and closes an organ', async () => {
    const created = (await admin.post('/api/organs', await library('bz-lib')).expect(201)).body as { id: string; revision: number };
    const edit = (body: object) => admin.put(`/api/organs/${created.id}`, body);
    expect(answer(await edit({ expectedRevision: 1, name: null }))).toEqual([400, 'invalid_input']);
    expect(answer(await edit({ expectedRevision: 1, code: 'other' }))).toEqual([400, 'invalid_input']);
    expect(answer(await edit({ name: '新名' }))).toEqual([400, 'invalid_input']);
    const renamed = await edit({ expectedRevision: 1, name: '巴音郭楞蒙古自治州图书馆管理局', phone: null }).expect(200);
    expect(renamed.body).toMatchObject({ name: '巴音郭楞蒙古自治州图书馆管理局', shortName: 'bz-lib', phone: null, revision: 2 });
    expect(answer(await edit({ expectedRevision: 1, name: '旧' }))).toEqual([409, 'stale_revision']);
    const close = (body: object) => admin.post(`/api/organs/${created.id}/close`, body);
    expect(answer(await close({ expectedRevision: 2, validTo: '2024-02-30' }))).toEqual([400, 'invalid_input']);
    const successorId = (await organ('bz-wlj')).id;
    await close({ expectedRevision: 2, validTo: '2026-03-01', successorId }).expect(200);
    expect(await organ('bz-lib')).toMatchObject({ validTo: '2026-03-01', successorId, revision: 3 });
  });

  it('answers what cannot be with the code of what forbids it', async () => {
    expect(answer(await admin.post('/api/organs', await library('bz-fgw')))).toEqual([409, 'organ_code_is_unique']);
    const second = await admin.post('/api/organs', { ...(await library('bz-sfj-2')), kind: 'justice_bureau' });
    expect(second.body).toMatchObject({ status: 409, title: '同一政府只能有一个政府办公室、一个司法局和一个市场监管部门' });
    expect(answer(await admin.get('/api/organs/no-id'))).toEqual([400, 'invalid_input']);
    expect(answer(await admin.get('/api/organs/00000000-0000-7000-8000-00000000000f'))).toEqual([404, 'not_found']);
  });

  it('makes, edits, disables and enables a user', async () => {
    const { id: organId } = await organ('lt-sfj');
    const created = await admin
      .post('/api/users', { organId, name: '轮台经办', username: 'luntai', roles: ['reviewer'], unit: '法制科' })
      .expect(201);
    const { user } = created.body as { user: { id: string; organName: string } };
    expect(user).toMatchObject({ organName: '轮台县司法局', mustChangePassword: true, revision: 1 });
    const path = `/api/users/${user.id}`;
    await admin.put(path, { expectedRevision: 1, unit: null }).expect(200);
    await admin.post(`${path}/disable`, { expectedRevision: 2 }).expect(200);
    expect(answer(await admin.post(`${path}/disable`, { expectedRevision: 3 }))).toEqual([409, 'user_is_disabled']);
    await admin.post(`${path}/enable`, { expectedRevision: 3 }).expect(200);
    const reset = await admin.post(`${path}/reset-password`, { expectedRevision: 4 }).expect(200);
    await api.signIn('luntai', (reset.body as { temporaryPassword: string }).temporaryPassword);
    expect(await api.get(UserQueries).get(user.id)).toMatchObject({ unit: null, disabledAt: null, revision: 5 });
    expect(answer(await admin.post('/api/users', { organId, name: '某', username: 'x y', roles: ['reviewer'] }))).toEqual([
      409,
      'user_login_is_lower_case',
    ]);
    expect(answer(await admin.post('/api/users', { organId, name: '某', username: 'xy', roles: ['king'] }))).toEqual([
      400,
      'invalid_input',
    ]);
  });

  it('lists users by organ, role and text, page by page, and never a hash', async () => {
    const { id: organId } = await organ('kel-sfj');
    const found = await admin.get(`/api/users?organId=${organId}&role=reviewer&text=review&limit=1`).expect(200);
    expect(found.body).toMatchObject({ items: [{ username: 'reviewer', organName: '库尔勒市司法局' }], next: null });
    const first = (await admin.get('/api/users?limit=1').expect(200)).body as { next: string };
    const second = (await admin.get(`/api/users?limit=1&after=${first.next}`).expect(200)).body as { items: { id: string }[] };
    expect(second.items[0]?.id).not.toBe(first.next);
    expect(JSON.stringify(found.body)).not.toContain('argon2');
    expect(answer(await admin.get('/api/users?limit=1000'))).toEqual([400, 'invalid_input']);
    expect(answer(await admin.get('/api/users?limit=1&after=x'))).toEqual([400, 'invalid_input']);
  });

  it('lets the bureau set how strict signing in is, within what is sane', async () => {
    const policy = { lockAfter: 3, lockMinutes: 30, idleMinutes: 60, absoluteHours: 10, passwordLength: 12 };
    expect(answer(await admin.put('/api/sign-in-policy', { expectedRevision: 1, ...policy, lockAfter: 1 }))).toEqual([
      400,
      'invalid_input',
    ]);
    await admin.put('/api/sign-in-policy', { expectedRevision: 1, ...policy }).expect(200);
    expect((await admin.get('/api/sign-in-policy').expect(200)).body).toEqual({ ...policy, revision: 2 });
    const short = await admin.post('/api/session/password', { current: 'nothing-to-guess-7', next: 'eleven-is-1' });
    expect(short.body).toMatchObject({ code: 'password_too_short', title: '密码应为 12 至 128 位' });
  });
});
