import type { Test } from 'supertest';
import { readXlsx, writeXlsx, type Sheet } from '@libs/office';
import { OrganQueries } from '@libs/identity';
import { SYSTEM } from '@libs/kernel';
import { SettingsSeed } from '@libs/settings';
import { openApi, type Browser, type TestApi } from '../support/api';
import { documentFactory } from '../support/documents';

let api: TestApi;
let bureau: Browser;
let department: Browser;
let teacher: Browser;
let documentIds: string[] = [];

beforeAll(async () => {
  api = await openApi({ at: new Date().toISOString() });
  await api.get(SettingsSeed).seed(SYSTEM);
  const documents = await documentFactory(api);
  for (const code of ['bz-fgw', 'bz-fgw', 'bz-jyj']) {
    documentIds = [...documentIds, (await documents.register({ responsibleOrganId: await documents.organ(code) })).documentId];
  }
  await api.account('bz-sfj', ['reviewer', 'signatory'], 'bureau');
  await api.account('bz-fgw', ['drafter'], 'department');
  await api.account('bz-jyj', ['drafter', 'signatory'], 'teacher');
  [bureau, department, teacher] = [await api.signIn('bureau'), await api.signIn('department'), await api.signIn('teacher')];
}, 60_000);
afterAll(() => api.close());

async function answerOf(call: Test): Promise<unknown> {
  return (await call).body as unknown;
}

interface Campaign {
  id: string;
  revision: number;
  slug: string;
  state: string;
  allowed: { action: string; refusals: { code: string; title: string }[] }[];
}
interface Entry {
  id: string;
  revision: number;
  ordinal: number;
  documentId: string;
  organId: string;
  state: string;
  disposition: string | null;
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const plan = () => ({
  kind: 'special',
  title: '涉企文件专项清理',
  scopeOn: today(),
  deadlineOn: today(),
  scope: { keyword: '无此文件', addedIds: documentIds },
});
const campaignOf = async (id: string) => (await bureau.get(`/api/campaigns/${id}`).expect(200)).body as Campaign;
const act = async (id: string, action: string, input: object = {}) => {
  const { revision } = await campaignOf(id);
  return (await bureau.post(`/api/campaigns/${id}/${action}`, { ...input, expectedRevision: revision }).expect(200)).body as Campaign;
};
const entriesOf = async (id: string, by: Browser) =>
  ((await by.get(`/api/campaigns/${id}/entries`).expect(200)).body as { items: Entry[] }).items;
async function filling(): Promise<string> {
  const { id } = (await bureau.post('/api/campaigns', plan()).expect(201)).body as Campaign;
  await act(id, 'freeze');
  await act(id, 'open');
  return id;
}

describe('cleanup over HTTP', () => {
  it('opens each door to whom it is for, and says why it stays shut', async () => {
    await department.post('/api/campaigns', plan()).expect(403);
    const refused = await teacher.post('/api/campaigns', plan()).expect(409);
    expect(refused.body as unknown).toMatchObject({
      code: 'campaign_refused',
      refusals: [{ code: 'not_a_bureau', title: '清理工作由司法局组织' }],
    });
    const wrong = await bureau.post('/api/campaigns', { ...plan(), scopeOn: '2026-13-01' }).expect(400);
    expect((wrong.body as { fields: { field: string }[] }).fields[0]?.field).toBe('scopeOn');
    const body = await answerOf(bureau.post('/api/campaigns/scope-preview', { scopeOn: today(), scope: plan().scope }).expect(200));
    expect(body).toMatchObject({ total: 3, byClass: [{ docClass: 'NORMATIVE', count: 3 }] });
    const list = await answerOf(department.get('/api/campaigns').expect(200));
    expect(list).toMatchObject({ mayCreate: false });
  });

  it('goes the whole way: fill, stale, report, agree, deliberate, preview, publish', async () => {
    const id = await filling();
    expect(await entriesOf(id, department)).toHaveLength(2);
    const home = (await department.get('/api/campaigns/home').expect(200)).body as { fill: { campaignId: string; owed: number }[] };
    expect(home.fill).toContainEqual(expect.objectContaining({ campaignId: id, owed: 2 }));
    const [first] = (await entriesOf(id, department)) as [Entry];
    const fill = (entry: Entry, proposal: object, by = department) =>
      by.post(`/api/campaigns/${id}/fill`, { rows: [{ entryId: entry.id, expectedRevision: entry.revision, proposal }] });
    const saved = await answerOf(fill(first, { disposition: 'REPEAL' }).expect(200));
    expect(saved).toMatchObject({ entries: [{ state: 'open', revision: 2, faults: [{ title: '请选择理由' }] }] });
    const stale = await answerOf(fill(first, { disposition: 'KEEP' }, bureau).expect(409));
    expect(stale).toMatchObject({ code: 'stale_revision', detail: { stale: [{ revision: 2, changedByName: 'department' }] } });
    const unfilled = await answerOf(
      department.post(`/api/campaigns/${id}/submit`, { expectedRevision: (await campaignOf(id)).revision }).expect(409),
    );
    expect(unfilled).toMatchObject({ code: 'entries_unfilled', title: '还有 2 件没有填完，填完后一并报送' });

    for (const entry of await entriesOf(id, bureau)) await fill(entry, { disposition: 'REPEAL', reason: 'replaced' }, bureau).expect(200);
    for (const organId of new Set((await entriesOf(id, bureau)).map((entry) => entry.organId))) await act2(id, 'submit', { organId });
    await act(id, 'startReview');
    const seen = (await entriesOf(id, bureau)).map((entry) => ({ entryId: entry.id, expectedRevision: entry.revision }));
    await department.post(`/api/campaigns/${id}/agree`, { entries: seen }).expect(403);
    await bureau.post(`/api/campaigns/${id}/agree`, { entries: seen }).expect(200);
    await act(id, 'deliberate', { heldOn: today(), meeting: '州人民政府常务会议', result: 'passed' });
    const decision = { title: '关于清理结果的决定', docNumber: '巴政发〔2026〕9号', issuedOn: today(), publishedOn: today() };
    const command = { decision, entryIds: seen.map(({ entryId }) => entryId) };
    const preview = await answerOf(bureau.post(`/api/campaigns/${id}/preview`, command).expect(200));
    expect(preview).toMatchObject({ refusals: [], rows: [{ statusThenTitle: '已废止', refusals: [] }, {}, {}] });
    const { hash } = preview as { hash: string };
    const { revision } = await campaignOf(id);
    await bureau
      .post(`/api/campaigns/${id}/publish`, { ...command, expectedRevision: revision, previewHash: '0'.repeat(64) })
      .expect(409, /preview_outdated/);
    const published = await answerOf(
      bureau.post(`/api/campaigns/${id}/publish`, { ...command, expectedRevision: revision, previewHash: hash }).expect(200),
    );
    expect(published).toMatchObject({ executed: 3, pending: 0 });
    const figures = await answerOf(bureau.get(`/api/campaigns/${id}/figures`).expect(200));
    expect(figures).toMatchObject({ total: 3, pending: 0, done: 3 });
    const behind = await answerOf(bureau.get(`/api/campaigns/${id}/entries?disposition=REPEAL&done=true`).expect(200));
    expect((behind as { items: Entry[] }).items).toHaveLength(3);
  });

  it('gives a worksheet, and says what a filled one would change before anything is changed', async () => {
    documentIds = [];
    const documents = await documentFactory(api);
    for (let n = 0; n < 3; n += 1) {
      const docNumber = `巴政办规〔2025〕${n + 1}号`;
      const { documentId } = await documents.register({ docNumber, responsibleOrganId: (await api.get(OrganQueries).byCode('bz-fgw')).id });
      documentIds = [...documentIds, documentId];
    }
    const id = await filling();
    const body = await answerOf(department.get(`/api/campaigns/${id}/worksheet`).responseType('blob').expect(200));
    const [sheet] = (await readXlsx(body as Buffer)) as [Sheet];
    const titles = (sheet.rows[0]?.cells ?? []).map((cell) => String(cell.value));
    expect(titles).toContain('清理意见');
    const at = (title: string) => titles.findIndex((each) => each.startsWith(title));
    const rows = sheet.rows
      .slice(1)
      .map((row) => titles.map((_, column) => String(row.cells.find((cell) => cell.column === column + 1)?.value ?? '')));
    expect(rows).toHaveLength(3);
    const write = (row: number, title: string, value: string) => {
      const line = rows[row];
      if (line) line[at(title)] = value;
    };
    write(0, '清理意见', '废止');
    write(0, '理由', '已被新规定涵盖或者替代');
    write(1, '清理意见', '修改');
    write(1, '修改时限', '2099年12月31日');
    write(2, '清理意见', '看情况');
    const filled = writeXlsx([
      {
        name: '清理填报表',
        columns: titles.map((title) => ({ title })),
        rows: [...rows, rows[0]?.map((cell, column) => (column === at('编号') ? 'x' : cell)) ?? []],
      },
    ]);
    const upload = await department.send('post', '/api/files').field('purpose', 'other').attach('file', filled, '填报表.xlsx').expect(201);
    const before = await entriesOf(id, department);
    const difference = await answerOf(
      department.post(`/api/campaigns/${id}/worksheet/difference`, { fileId: (upload.body as { id: string }).id }).expect(200),
    );
    expect(difference).toMatchObject({
      same: 0,
      changes: [
        { ordinal: 1, cells: [{ title: '清理意见', before: '', after: '废止' }, { title: '理由' }], faults: [] },
        { ordinal: 2, proposal: { disposition: 'AMEND', dueOn: '2099-12-31' }, faults: [{ title: '请选择理由' }] },
      ],
      faults: [
        { line: 4, cell: '清理意见：看情况', reason: '内容不认识' },
        { line: 5, reason: '编号不在本单位的清理底册中' },
      ],
    });
    expect(await entriesOf(id, department)).toEqual(before);
    const { changes } = difference as { changes: { entryId: string; expectedRevision: number; proposal: object }[] };
    const typed = changes.map(({ entryId, expectedRevision, proposal }) => ({ entryId, expectedRevision, proposal }));
    await department.post(`/api/campaigns/${id}/fill`, { rows: typed }).expect(200);
    expect((await entriesOf(id, department)).map((entry) => entry.disposition)).toEqual(['REPEAL', 'AMEND', null]);
  });
});

/** As `act`, for what answers with something else than the campaign. */
async function act2(id: string, action: string, input: object): Promise<void> {
  await bureau.post(`/api/campaigns/${id}/${action}`, { ...input, expectedRevision: (await campaignOf(id)).revision }).expect(200);
}
