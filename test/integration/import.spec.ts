/** Organs and users from tables: template, dry run with its findings, all or nothing, done again nothing. */
import { OrganQueries, UserQueries } from '@libs/identity';
import { readXlsx, writeCsv, writeXlsx, cellText } from '@libs/office';
import { openApi, type Browser, type TestApi } from '../support/api';

interface Report {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  isCommitted: boolean;
  findings: { row: number; column: string | null; severity: string; title: string }[];
}

let api: TestApi;
let admin: Browser;
beforeAll(async () => {
  api = await openApi();
  await api.account('bz-sfj', ['system_admin'], 'admin');
  await api.account('bz-sfj', ['reviewer'], 'reviewer');
  admin = await api.signIn('admin');
}, 120_000);
afterAll(() => api.close());

const sheet = (titles: string[], rows: string[][]) => writeXlsx([{ name: '填写', columns: titles.map((title) => ({ title })), rows }]);

async function send(path: string, bytes: Buffer, dryRun: boolean, by = admin, name = '名单.xlsx') {
  const answer = await by.send('post', path).field('dryRun', String(dryRun)).attach('file', bytes, name);
  return { status: answer.status, body: answer.body as unknown };
}
async function organs(
  rows: string[][],
  dryRun: boolean,
  titles = ['代码', '上级代码', '全称', '类别', '可制定规范性文件', '制定主体依据'],
): Promise<Report> {
  return (await send('/api/organ-import', sheet(titles, rows), dryRun)).body as Report;
}
async function users(rows: string[][], dryRun: boolean) {
  const { body } = await send('/api/user-import', sheet(['登录名', '姓名', '单位', '角色', '科室', '电话'], rows), dryRun);
  return body as { report: Report; passwords: { username: string; name: string; password: string }[] };
}
const eventCount = async () => (await api.database.query<{ n: number }>('SELECT count(*)::int AS n FROM audit_event'))[0]?.n ?? 0;

describe('organs from a table', () => {
  it('come with a template that can be filled in', async () => {
    const answer = await admin.get('/api/organ-import/template').responseType('blob');
    const [form, help] = await readXlsx(answer.body as Buffer);
    expect(form?.rows[0]?.cells.map(cellText)).toContain('可制定规范性文件');
    expect(help?.rows.length).toBe(15);
  });
  it('a dry run names every fault of every row, and changes nothing', async () => {
    const before = await eventCount();
    const report = await organs(
      [
        ['new-a', 'bz-gov', '甲局', '部门', '是', ''],
        ['New B', 'bz-gov', '乙局', '', '', ''],
        ['new-c', 'nobody', '丙局', '', '', ''],
        ['new-d', 'bz-gov', '', '', '', ''],
        ['new-e', 'bz-gov', '戊局', '衙门', '也许', ''],
        ['new-a', 'bz-gov', '甲局又', '', '', ''],
        ['new-f', 'bz-gov', '又一个司法局', '司法局', '', ''],
      ],
      true,
    );
    expect(report).toMatchObject({ rows: 7, created: 1, isCommitted: false });
    expect(report.findings.map(({ row, column, severity, title }) => [row, column, severity, title])).toEqual([
      [2, '制定主体依据', 'warning', '可以制定规范性文件，但没有写明依据'],
      [3, '代码', 'error', '“New B”不是代码：应为 2 至 40 位小写字母、数字、横线'],
      [4, '上级代码', 'error', '没有代码为“nobody”的上级单位，本表中也没有'],
      [5, '全称', 'error', '没有填写'],
      [6, '类别', 'error', '“衙门”不在可选的内容之内'],
      [6, '可制定规范性文件', 'error', '“也许”不在可选的内容之内'],
      [7, '代码', 'error', '与第 2 行重复'],
      [8, null, 'error', '同一政府只能有一个政府办公室、一个司法局和一个市场监管部门'],
    ]);
    expect(await eventCount()).toBe(before);
  });
  it('are put in all or not at all, parents in any order, and again without effect', async () => {
    const rows = [
      ['new-child', 'new-parent', '下级单位', '', '', ''],
      ['new-parent', 'bz-gov', '上级单位', '', '是', '州人民政府公告'],
    ];
    expect(await organs([...rows, ['new-bad', 'nobody', '坏', '', '', '']], false)).toMatchObject({ isCommitted: false });
    await expect(api.get(OrganQueries).byCode('new-parent')).rejects.toMatchObject({ code: 'not_found' });
    expect(await organs(rows, false)).toMatchObject({ isCommitted: true, created: 2, findings: [] });
    const child = await api.get(OrganQueries).byCode('new-child');
    expect(child).toMatchObject({
      parentId: (await api.get(OrganQueries).byCode('new-parent')).id,
      level: 'prefecture',
      shortName: '下级单位',
    });
    const before = await eventCount();
    expect(await organs(rows, false)).toMatchObject({ isCommitted: true, created: 0, changed: 0, unchanged: 2 });
    expect(await eventCount()).toBe(before);
    const moved = await organs([['new-child', 'bz-gov', '下级单位（新名）', '', '', '']], false);
    expect(moved).toMatchObject({ isCommitted: true, changed: 1, findings: [{ column: '上级代码', severity: 'warning' }] });
    expect(await api.get(OrganQueries).byCode('new-child')).toMatchObject({ name: '下级单位（新名）', parentId: child.parentId });
  });
});

describe('users from a table', () => {
  it('a dry run gives no password and leaves nobody behind', async () => {
    const { report, passwords } = await users(
      [
        ['ren1', '任一', '库尔勒市人民政府', '起草经办人、办公室', '', ''],
        ['任二', '任二', 'bz-sfj', '承办人', '', ''],
        ['ren3', '任三', '没有的单位', '承办人', '', ''],
        ['ren4', '任四', 'bz-sfj', '承办人、扫地僧', '', ''],
        ['REN1', '任一', 'bz-sfj', '承办人', '', ''],
        ['admin', '改自己', 'bz-sfj', '承办人', '', ''],
        ['ren5', '任五', 'bz-jyj', '系统管理员、承办人', '', ''],
      ],
      true,
    );
    expect(passwords).toEqual([]);
    expect(report.findings.map(({ row, column, severity, title }) => [row, column, severity, title])).toEqual([
      [3, '登录名', 'error', '登录名为 2 至 40 位小写字母、数字、点、横线'],
      [4, '单位', 'error', '没有找到单位“没有的单位”，或者有几个单位同名；请填写单位代码或者全称'],
      [5, '角色', 'error', '没有这样的角色：扫地僧'],
      [6, '登录名', 'error', '与第 2 行重复'],
      [7, null, 'error', '不能修改自己的岗位角色，请由其他系统管理员办理'],
      [8, null, 'error', '系统管理员、审计管理员不得兼任起草、审核、办公室等业务岗位，请另设账号'],
    ]);
    await expect(api.get(UserQueries).byLogin('ren1')).rejects.toMatchObject({ code: 'not_found' });
  });
  it('get their first passwords once; they work, and must be changed; again nobody gets another', async () => {
    const rows = Array.from({ length: 12 }, (_, n) => [`piliang${n}`, `批量${n}`, 'bz-fgw', '起草经办人', '环资科', '0996-2020000']);
    const { report, passwords } = await users(rows, false);
    expect(report).toMatchObject({ isCommitted: true, created: 12, findings: [] });
    expect(new Set(passwords.map(({ password }) => password)).size).toBe(12);
    const [first] = passwords;
    const newcomer = await api.signIn(first?.username ?? '', first?.password);
    expect((await newcomer.get('/api/drafts')).status).toBe(403);
    const again = await users(rows, false);
    expect(again).toMatchObject({ passwords: [], report: { created: 0, unchanged: 12, isCommitted: true } });
    const changed = await users([['piliang3', '', '', '起草经办人、办公室', '法规科', '']], false);
    expect(changed.report).toMatchObject({ changed: 1 });
    expect(await api.get(UserQueries).byLogin('piliang3')).toMatchObject({ name: '批量3', unit: '法规科', roles: ['drafter', 'office'] });
  });
  it('are read from CSV as well', async () => {
    const csv = Buffer.from(
      writeCsv([
        ['姓名', '登录名', '单位', '角色'],
        ['西斯韦', 'csv1', 'bz-sfj', '承办人'],
      ]),
    );
    expect((await send('/api/user-import', csv, false, admin, '名单.csv')).body).toMatchObject({
      report: { created: 1, isCommitted: true },
    });
  });
});

describe('what is no table', () => {
  it.each([
    ['a text', Buffer.from('只是一段话'), 'table_lacks_columns'],
    ['other columns', sheet(['姓名', '电话'], [['甲', '1']]), 'table_lacks_columns'],
    ['a broken file', Buffer.from('PK\u0003\u0004xxxx'), 'not_a_sheet'],
  ])('%s', async (_name, bytes, code) => {
    expect(await send('/api/user-import', bytes, false)).toMatchObject({ status: 400, body: { code } });
  });
  it('nor is anybody but an administrator heard', async () => {
    const reviewer = await api.signIn('reviewer');
    expect((await send('/api/user-import', sheet(['登录名'], []), true, reviewer)).status).toBe(403);
    expect((await reviewer.get('/api/organ-import/template')).status).toBe(403);
  });
});
