import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileService } from '@libs/extraction';
import { draftDocx } from '../fixtures/files/draft-files';
import { openApi, type Browser, type TestApi } from '../support/api';

let api: TestApi;
let ann: Browser;
let bob: Browser;

beforeAll(async () => {
  api = await openApi();
  await api.account('bz-fgw', ['drafter'], 'ann');
  await api.account('bz-sfj', ['reviewer'], 'bob');
  ann = await api.signIn('ann');
  bob = await api.signIn('bob');
});
afterAll(() => api.close());

const NAME = '停车场管理办法 (送审稿)“1”.docx';
const upload = (by: Browser, bytes = draftDocx(), name = NAME) =>
  by.send('post', '/api/files').field('purpose', 'draft').attach('file', bytes, name);
const uploads = () => readdirSync(join(api.dataDir, 'uploads'));

it('an upload is kept under its Chinese name, read, and given back as it came', async () => {
  const stored = await upload(ann).expect(201);
  expect(stored.body).toMatchObject({
    name: NAME,
    format: 'docx',
    purpose: 'draft',
    state: 'stored',
    reason: null,
    size: draftDocx().length,
  });
  const { id } = stored.body as { id: string };
  expect((await ann.get(`/api/files/${id}/text`)).body).toMatchObject({ code: 'file_not_read_yet', title: '文件正在读取，请稍候。' });
  await api.get(FileService).read(id);
  expect((await ann.get(`/api/files/${id}`).expect(200)).body).toMatchObject({ id, state: 'read' });
  expect((await ann.get(`/api/files/${id}/text`).expect(200)).body).toMatchObject({
    fileId: id,
    title: '巴音郭楞蒙古自治州公共停车场管理办法（送审稿）',
    warnings: [],
  });
  const content = await ann
    .get(`/api/files/${id}/content`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
  expect(draftDocx().equals(content.body as Buffer)).toBe(true);
  const [, plain, real = ''] =
    /^attachment; filename="([^"]*)"; filename\*=UTF-8''(\S*)$/.exec(content.headers['content-disposition'] ?? '') ?? [];
  expect(plain).toBe('______________1_.docx');
  expect(decodeURIComponent(real)).toBe(NAME);
  expect(content.headers['x-content-type-options']).toBe('nosniff');
  expect(content.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect(uploads()).toEqual([]);
});

it('another organ does not find it', async () => {
  const { id } = (await upload(ann).expect(201)).body as { id: string };
  for (const path of ['', '/text', '/content']) expect((await bob.get(`/api/files/${id}${path}`)).status).toBe(404);
});

it('what cannot be kept is refused in words, and nothing stays behind', async () => {
  const answer = async (call: ReturnType<typeof upload>) => {
    const problem = await call;
    return [problem.status, (problem.body as { code: string }).code];
  };
  expect(await answer(upload(ann, Buffer.alloc(0)))).toEqual([400, 'file_empty']);
  expect(await answer(ann.send('post', '/api/files').field('purpose', 'draft'))).toEqual([400, 'file_missing']);
  expect(await answer(ann.send('post', '/api/files').field('purpose', 'nonsense').attach('file', draftDocx(), NAME))).toEqual([
    400,
    'invalid_input',
  ]);
  expect(await answer(upload(ann, Buffer.alloc(51 * 1024 * 1024, 'a')))).toEqual([413, 'payload_too_large']);
  expect(await answer(ann.send('post', '/api/files').attach('other', draftDocx(), NAME))).toEqual([400, 'invalid_input']);
  expect(uploads()).toEqual([]);
});
