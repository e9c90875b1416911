import { DocumentEntryQueries } from '@libs/registry';
import { Relay } from '@libs/search';
import { documentFactory, type DocumentFactory } from '../support/documents';
import { openApi, type Browser, type TestApi } from '../support/api';

let api: TestApi;
let documents: DocumentFactory;
let office: Browser;
let drafter: Browser;
beforeAll(async () => {
  api = await openApi();
  documents = await documentFactory(api);
  await api.account('bz-gov-office', ['office'], 'office1');
  await api.account('bz-fgw', ['drafter'], 'drafter1');
  office = await api.signIn('office1');
  drafter = await api.signIn('drafter1');
});
afterAll(() => api.close());

describe('documents over HTTP', () => {
  it('lists, shows, gives the text of a day, and records a repeal', async () => {
    const { documentId } = await documents.register({ docNumber: '巴政办规〔2026〕77号' });
    const list = await office.get('/api/documents?q=%E5%B7%B4%E6%94%BF%E5%8A%9E%E8%A7%84%5B2026%5D77%E5%8F%B7').expect(200);
    expect(list.body).toMatchObject({ total: 1, next: null, items: [{ id: documentId, status: 'IN_FORCE', validThrough: '2031-02-28' }] });
    const shown = await office.get(`/api/documents/${documentId}?on=2026-01-20`).expect(200);
    expect(shown.body).toMatchObject({ status: 'NOT_YET', isKept: true, events: [{ type: 'PUBLISHED' }, { type: 'EFFECTIVE' }] });
    const versions = (shown.body as { versions: { id: string }[] }).versions;
    const text = await office.get(`/api/documents/${documentId}/versions/${versions[0]?.id ?? ''}`).expect(200);
    expect((text.body as { articles: unknown[] }).articles).toHaveLength(5);
    const repeal = { expectedRevision: 1, action: 'repeal', on: '2026-05-01', basis: '州人民政府决定' };
    await drafter.post(`/api/documents/${documentId}/events`, repeal).expect(403);
    await office.post(`/api/documents/${documentId}/events`, repeal).expect(200, /"revision":2/);
    const again = await office
      .post(`/api/documents/${documentId}/events`, { ...repeal, expectedRevision: 2, on: '2026-06-01' })
      .expect(409);
    expect(again.body).toMatchObject({
      code: 'effect_refused',
      refusals: [{ code: 'already_ended', title: expect.stringContaining('不再有效') as unknown }],
    });
    await office.get(`/api/documents/${documentId}?on=2026-02-30`).expect(400);
  });

  it('tells nobody of a document that is not public and not theirs, nor that its number is taken', async () => {
    const { documentId } = await documents.register({
      docNumber: '巴政办规〔2026〕78号',
      title: '内部值守工作规定',
      publicity: 'not_public',
      publicityReason: '内部文件',
    });
    const by = encodeURIComponent('巴政办规〔2026〕78号');
    expect((await office.get(`/api/documents/match?docNumber=${by}`).expect(200)).body).toMatchObject({ document: { id: documentId } });
    await api.account('kel-fgw', ['drafter'], 'stranger1');
    const stranger = await api.signIn('stranger1');
    expect((await stranger.get(`/api/documents/match?docNumber=${by}`).expect(200)).body).toEqual({ document: null });
    expect((await stranger.get(`/api/documents/match?title=${encodeURIComponent('内部值守工作规定')}`).expect(200)).body).toEqual({
      document: null,
    });
  });

  it('finds at the desk, and suggests as one types', async () => {
    const { documentId } = await documents.register({ title: '牧区草场承包管理办法' });
    await api.get(Relay).mark(null, 'document', documentId);
    await api.get(Relay).drain([api.get(DocumentEntryQueries)]);
    const result = await drafter.get('/api/search?q=%E8%8D%89%E5%9C%BA%E6%89%BF%E5%8C%85&docClass=NORMATIVE,POLICY').expect(200);
    expect(result.body).toMatchObject({ total: 1, items: [{ id: documentId, passages: [] }] });
    const quick = await drafter.get('/api/search/quick?q=%E8%8D%89%E5%9C%BA').expect(200);
    expect(quick.body).toMatchObject({ items: [{ kind: 'document', id: documentId, note: expect.any(String) as unknown }] });
  });
});
