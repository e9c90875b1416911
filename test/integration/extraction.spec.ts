import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExtractionModule, FileQueries, FileService } from '@libs/extraction';
import { IdentityModule, OrganQueries, OrganService } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import { DRAFT_TITLE, draftParagraphs } from '../fixtures/files/draft';
import { draftDocx, draftTxt } from '../fixtures/files/draft-files';
import { openContext, type TestContext } from '../support/context';

let context: TestContext;
let ann: Actor;
let bob: Actor;

beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, ExtractionModule] });
  await context.get(OrganService).seed(SYSTEM);
  const actor = async (code: string, id: string): Promise<Actor> => {
    const organ = await context.get(OrganQueries).byCode(code);
    return { id, name: code, organId: organ.id, unit: null, roles: [], permissions: new Set() };
  };
  ann = await actor('bz-fgw', '0198f000-0000-7000-8000-000000000001');
  bob = await actor('bz-sfj', '0198f000-0000-7000-8000-000000000002');
});
afterAll(() => context.close());

const service = () => context.get(FileService);
const queries = () => context.get(FileQueries);
const events = (id: string) =>
  context.db.query<{ type: string; detail: Record<string, unknown> }[]>(
    'SELECT type, detail FROM audit_event WHERE subject_id = $1 ORDER BY seq',
    [id],
  );

describe('an upload', () => {
  it('INV-X1: is on disk, in a row and in the log before it is acknowledged', async () => {
    const file = await service().store(
      { content: draftDocx(), name: 'C:\\公文\\停车场管理办法\u202e（送审稿）.docx', purpose: 'draft' },
      ann,
    );
    expect(file).toMatchObject({
      name: '停车场管理办法（送审稿）.docx',
      format: 'docx',
      state: 'stored',
      reasonCode: null,
      organId: ann.organId,
    });
    expect(readFileSync(context.get(BlobStore).path('private', file.sha256)).equals(draftDocx())).toBe(true);
    expect(await events(file.id)).toEqual([
      { type: 'file.store', detail: { sha256: file.sha256, size: draftDocx().length, format: 'docx', purpose: 'draft' } },
    ]);
  });
  it('is refused when it is empty, and leaves no row', async () => {
    const rows = () => context.db.query<unknown[]>('SELECT count(*) FROM file');
    const before = await rows();
    await expect(service().store({ content: Buffer.alloc(0), name: 'a.txt', purpose: 'draft' }, ann)).rejects.toMatchObject({
      code: 'file_empty',
    });
    expect(await rows()).toEqual(before);
  });
  it('INV-X2: cannot be changed by the application, only where its reading stands', async () => {
    const file = await service().store({ content: draftTxt(), name: 'a.txt', purpose: 'draft' }, ann);
    await expect(context.db.query('UPDATE file SET name = $2 WHERE id = $1', [file.id, 'b.txt'])).rejects.toThrow('permission denied');
    await expect(context.db.query('DELETE FROM file WHERE id = $1', [file.id])).rejects.toThrow('permission denied');
    await expect(context.db.query(`UPDATE file SET state = 'unreadable' WHERE id = $1`, [file.id])).rejects.toThrow('file_reason_says_why');
    await context.db.query(`UPDATE file SET state = 'reading' WHERE id = $1`, [file.id]);
  });
});

describe('reading', () => {
  it('gives the text its own organ may see, and nobody else', async () => {
    const { id } = await service().store({ content: draftDocx(), name: 'a.docx', purpose: 'draft' }, ann);
    await expect(queries().text(id, ann)).rejects.toMatchObject({ code: 'file_not_read_yet' });
    expect(await service().read(id)).toMatchObject({ state: 'read', revision: 2 });
    const text = await queries().text(id, ann);
    expect(text.title).toBe(DRAFT_TITLE);
    expect(text.text.split('\n')).toEqual([DRAFT_TITLE, ...draftParagraphs()]);
    expect(text.blocks[1]).toEqual({ kind: 'heading', level: 2, text: '第一章　总则' });
    for (const peek of [queries().get(id, bob), queries().text(id, bob), queries().content(id, bob)]) {
      await expect(peek).rejects.toMatchObject({ kind: 'not_found' });
    }
    expect((await queries().textOf(id))?.text).toBe(text.text);
  });
  it('INV-X3: done twice, or twice at once, is done once', async () => {
    const { id } = await service().store({ content: draftTxt(), name: 'a.txt', purpose: 'draft' }, ann);
    await Promise.all([service().read(id), service().read(id)]);
    await service().read(id);
    expect((await events(id)).map((event) => event.type)).toEqual(['file.store', 'file.read']);
    expect(await context.db.query('SELECT count(*)::int AS n FROM file_text WHERE file_id = $1', [id])).toEqual([{ n: 1 }]);
  });
  it('INV-X4: an unreadable file stays, with its reason in words', async () => {
    const { id, sha256 } = await service().store({ content: draftDocx().subarray(0, 1500), name: '坏.docx', purpose: 'material' }, ann);
    const file = await service().read(id);
    expect(file).toMatchObject({ state: 'unreadable', reasonCode: 'file_damaged' });
    expect(queries().reason(file)?.zh).toContain('已损坏');
    await expect(queries().text(id, ann)).rejects.toMatchObject({ kind: 'conflict', code: 'file_damaged' });
    expect(existsSync(context.get(BlobStore).path('private', sha256))).toBe(true);
    expect((await events(id))[1]?.detail).toEqual({ state: 'unreadable', reason: 'file_damaged' });
  });
  it('keeps two uploads of the same bytes apart, on one blob', async () => {
    const one = await service().store({ content: draftTxt(), name: '一.txt', purpose: 'draft' }, ann);
    const other = await service().store({ content: draftTxt(), name: '二.txt', purpose: 'draft' }, bob);
    expect(other.sha256).toBe(one.sha256);
    await expect(queries().get(other.id, ann)).rejects.toMatchObject({ kind: 'not_found' });
    expect(readdirSync(join(context.dataDir, 'blobs', 'private', one.sha256.slice(0, 2)))).toContain(one.sha256);
  });
  it('goes on after a program that died while reading', async () => {
    const { id } = await service().store({ content: draftTxt(), name: 'a.txt', purpose: 'draft' }, ann);
    await context.db.query(`UPDATE file SET state = 'reading' WHERE id = $1`, [id]);
    expect((await service().read(id)).state).toBe('read');
  });
});
