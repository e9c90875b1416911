import { DraftPaperQueries } from '@libs/drafting';
import { FilingOpeningService } from '@libs/filing';
import { SYSTEM } from '@libs/kernel';
import { SettingsSeed } from '@libs/settings';
import { openApi, type Browser, type TestApi } from '../support/api';
import { documentFactory } from '../support/documents';

interface Row {
  id: string;
  revision: number;
  state: string;
  stateTitle: string;
  filingNumber: string | null;
  title: string;
  missing: { code: string }[];
  items: { id: string; kind: string; name: string }[];
  papers: { id: string; kind: string; text: string }[];
  allowed: { action: string }[];
}
interface Page {
  items: Row[];
  total: number;
  next: string | null;
}

let api: TestApi;
let department: Browser;
let clerk: Browser;
let reader: Browser;
let admin: Browser;
beforeAll(async () => {
  api = await openApi({ at: '2026-04-01T02:00:00Z' });
  await api.get(SettingsSeed).seed(SYSTEM);
  await api.account('bz-fgw', ['drafter'], 'fgw');
  await api.account('bz-sfj', ['filing_clerk'], 'beian');
  await api.account('bz-sfj', ['signatory'], 'juzhang');
  await api.account('bz-sfj', ['system_admin'], 'guanli');
  await api.account('kel-fgw', ['drafter'], 'kelfgw');
  department = await api.signIn('fgw');
  clerk = await api.signIn('beian');
  reader = await api.signIn('juzhang');
  admin = await api.signIn('guanli');
});
afterAll(() => api.close());

/** A department's document published today, its filings opened as the worker opens them. */
async function opened(title: string): Promise<string> {
  const documents = await documentFactory(api);
  const organId = await documents.organ('bz-fgw');
  const { documentId } = await documents.register({
    title,
    docNumber: null,
    issuerIds: [organId],
    responsibleOrganId: organId,
    publishedOn: '2026-04-01',
    signedOn: '2026-04-01',
    by: await documents.actor('bz-fgw'),
  });
  await api.get(FilingOpeningService).catchUp(documentId, await api.get(DraftPaperQueries).papersOf(documentId));
  const page = (await department.get(`/api/filings?documentId=${documentId}`).expect(200)).body as Page;
  return page.items[0]?.id ?? '';
}
const see = async (by: Browser, id: string) => (await by.get(`/api/filings/${id}`).expect(200)).body as Row;
const act = async (by: Browser, id: string, action: string, body: object = {}, status = 200) => {
  const { revision } = await see(by, id);
  return (await by.post(`/api/filings/${id}/${action}`, { expectedRevision: revision, ...body }).expect(status)).body as Row & {
    code: string;
    refusals: { code: string; title: string }[];
  };
};
const upload = async (by: Browser, name: string) => {
  const sent = by.send('post', '/api/files').field('purpose', 'material').attach('file', Buffer.from(name), `${name}.txt`);
  return ((await sent.expect(201)).body as { id: string }).id;
};

it('goes from 待报备 to the register, with its papers and files', async () => {
  const id = await opened('州粮食储备管理办法');
  expect(await see(department, id)).toMatchObject({
    state: 'to_submit',
    stateTitle: '待报备',
    missing: [{ code: 'filing_text_missing' }, { code: 'filing_explanation_missing' }],
  });
  const refused = await act(department, id, 'submit', {}, 409);
  expect(refused).toMatchObject({ code: 'filing_refused', refusals: [{ title: '缺少正式文本' }, { title: '缺少制定说明' }] });
  for (const kind of ['text', 'explanation']) await act(department, id, 'addItem', { kind, fileId: await upload(department, kind) });
  const preview = await department.get(`/api/filings/${id}/report`).expect(200);
  expect(preview.text).toContain('预览');
  expect(preview.headers['content-security-policy']).toContain("default-src 'none'");
  await act(department, id, 'submit', { contact: '张三' });

  const page = (await clerk.get('/api/filings?direction=in&state=submitted&limit=10').expect(200)).body as Page;
  expect(page).toMatchObject({ total: 1, next: null, items: [{ id, title: '州粮食储备管理办法', stateTitle: '已报送' }] });
  expect((await see(clerk, id)).allowed.map(({ action }) => action)).toEqual(['register', 'requestSupplement', 'refuse']);
  const [item] = (await see(clerk, id)).items;
  const file = await clerk.get(`/api/filings/${id}/items/${item?.id ?? ''}/content`).expect(200);
  expect(file.headers['content-disposition']).toContain('attachment');
  const done = await act(clerk, id, 'register');
  expect(done).toMatchObject({ state: 'registered', filingNumber: '巴司备〔2026〕1号' });
  const notice = done.papers.find(({ kind }) => kind === 'registered');
  expect(notice?.text).toContain('备案号：巴司备〔2026〕1号');
  expect((await clerk.get(`/api/filings/${id}/papers/${notice?.id ?? ''}`).expect(200)).text).toContain('内容校验码');
  expect((await act(clerk, id, 'register', {}, 409)).refusals).toMatchObject([{ code: 'wrong_state' }]);
});

it('keeps each door to who may go through it', async () => {
  const id = await opened('州能源管理办法');
  const stranger = await api.signIn('kelfgw');
  await stranger.get(`/api/filings/${id}`).expect(404);
  await stranger.post(`/api/filings/${id}/submit`, { expectedRevision: 1 }).expect(404);
  await reader.get(`/api/filings/${id}`).expect(200); // the bureau's head reads
  await reader.post(`/api/filings/${id}/register`, { expectedRevision: 1 }).expect(403); // and does not register
  await admin.get('/api/filings').expect(403);
  await department.post(`/api/filings/${id}/submit`, {}).expect(400);
  await department.post(`/api/filings/${id}/submit`, { expectedRevision: 7 }).expect(409);
  await clerk.get('/api/filings?sort=nothing').expect(400);
  expect(((await department.get('/api/filings/groups').expect(200)).body as { groups: { code: string }[] }).groups).toMatchObject([
    { code: 'to_submit', title: '待报备' },
    { code: 'awaiting_receipt' },
  ]);
});

it('lets the administrator set the routes, and tells whom an organ files with', async () => {
  const routes = (await admin.get('/api/settings/filing-routes').expect(200)).body as {
    id: string;
    name: string;
    revision: number;
    organId: string | null;
  }[];
  expect(routes.map(({ name }) => name)).toContain('州级部门、授权组织和派出机关文件');
  expect((await admin.get('/api/settings/filing-routes/missing').expect(200)).body).toEqual([]);
  const organs = await api.database.query<{ id: string }>(`SELECT id FROM organ WHERE code = 'bz-fgw'`);
  const organId = organs[0]?.id ?? '';
  const found = (await clerk.get(`/api/settings/filing-routes/for?issuerOrganId=${organId}`).expect(200)).body as object;
  expect(found).toMatchObject({ receivers: [{ organName: '巴音郭楞蒙古自治州人民政府', isOutside: false }], copies: [] });
  const route = { docClass: 'NORMATIVE', receivers: [{ to: 'upper_government', side: 'government', isCopy: false }], basis: '测试' };
  await clerk.post('/api/settings/filing-routes', { ...route, organId }).expect(403);
  const { id } = (await admin.post('/api/settings/filing-routes', { ...route, organId }).expect(201)).body as { id: string };
  expect((await admin.get(`/api/settings/filing-routes/for?issuerOrganId=${organId}`).expect(200)).body).toMatchObject({
    receivers: [{ organName: '新疆维吾尔自治区人民政府', isOutside: true }],
  });
  await admin.put(`/api/settings/filing-routes/${id}`, { ...route, receivers: [], expectedRevision: 1 }).expect(400);
  await admin.put(`/api/settings/filing-routes/${id}`, { receivers: route.receivers, basis: '改', expectedRevision: 1 }).expect(204);
  await admin.post(`/api/settings/filing-routes/${id}/remove`, { expectedRevision: 2 }).expect(204);
});
