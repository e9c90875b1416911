import { readFileSync } from 'node:fs';
import { DraftingModule, PublicationQueries, type PublicationFields, type SourceFile } from '@libs/drafting';
import { CleanCopyService, ExtractionModule, FileQueries, FileService } from '@libs/extraction';
import { IdentityModule } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import { RegistryModule, RegistryService } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SettingsModule } from '@libs/settings';
import { UploadService } from '../../apps/api/src/drafting/upload.service';
import { dirtyDocx, SECRETS } from '../fixtures/files/dirty-docx';
import { docx, p } from '../fixtures/files/docx';
import { draftPdf } from '../fixtures/files/draft-files';
import { openContext, type TestContext } from '../support/context';
import { openLifecycle, ROUND_ONE, type Lifecycle } from '../support/lifecycle';

let context: TestContext;
let life: Lifecycle;
let uploads: UploadService;
beforeAll(async () => {
  context = await openContext({
    modules: [IdentityModule, SettingsModule, ExtractionModule, RegistryModule, ReviewModule, DraftingModule],
    at: '2026-05-20T02:00:00Z',
  });
  life = await openLifecycle(context);
  uploads = new UploadService(context.get(FileQueries), context.get(CleanCopyService));
});
afterAll(() => context.close());

const TITLE = '巴音郭楞蒙古自治州公共机构节能管理办法';
const ARTICLES = ROUND_ONE.split('\n').filter((line) => line.startsWith('第') && line.includes('条'));
const FIELDS: PublicationFields = {
  carrier: 'website',
  carrierAddress: 'https://www.example.gov.cn/1.html',
  publishedOn: '2026-05-20',
  effectiveOn: '2026-08-01',
  effectivePhrase: null,
  termYears: 5,
  validThrough: null,
  repeals: [],
  warningsReason: null,
};

async function stored(bytes: Buffer, name: string, by: Actor): Promise<SourceFile> {
  const { id } = await context.get(FileService).store({ content: bytes, name, purpose: 'draft' }, by);
  await context.get(FileService).read(id);
  return uploads.withText(id, by);
}

/** A government document that only has to be published, its text in a file of these bytes. */
async function toPublish(bytes: Buffer, name: string): Promise<string> {
  const { people, act, review } = life;
  const id = await life.prepare(people.drafter, 'bz-gov-office');
  const file = await stored(bytes, name, people.drafter);
  await act(id, { action: 'replaceText', fileId: file.id }, people.drafter, file);
  await act(id, { action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
  await review(id, { action: 'forward' }, people.office);
  await review(id, { action: 'accept' }, people.reviewer);
  await life.conclude(id, 'LEGAL', { handler: people.reviewer, second: people.second, signatory: people.signatory });
  await act(id, { action: 'table' }, people.drafter);
  await act(id, { action: 'recordMeeting', meeting: '常务会议', heldOn: '2026-05-20', outcome: 'passed', record: '同意' }, people.office);
  await act(id, { action: 'recordSignature', signer: '州长', signedOn: '2026-05-20' }, people.office);
  await act(id, { action: 'takeNumber' }, people.office);
  return id;
}
const edition = async (id: string, printFileId: string | null = null) =>
  uploads.edition(await context.get(PublicationQueries).sourceOf(id, life.people.office), printFileId, life.people.office);
const publish = async (id: string, printFileId: string | null = null, fields: Partial<PublicationFields> = {}) =>
  life.act(id, { action: 'publish', ...FIELDS, ...fields }, life.people.office, undefined, { edition: await edition(id, printFileId) });
async function filesOf(id: string) {
  const { publication } = await life.draftQueries.get(id, life.people.office);
  await context.get(RegistryService).syncFiles(publication?.documentId ?? '');
  const files = await context.db.query<{ sha256: string; is_public: boolean; name: string }[]>(
    'SELECT sha256, is_public, name FROM document_file WHERE document_id = $1 ORDER BY is_public DESC',
    [publication?.documentId],
  );
  return { publication, files };
}
const blob = (area: 'private' | 'public', hash: string) => readFileSync(context.get(BlobStore).path(area, hash));

describe('a published original', () => {
  it('is a clean copy of the draft’s file; the sealed one stays private, and both are named', async () => {
    const dirty = dirtyDocx(TITLE, ARTICLES);
    const id = await toPublish(dirty, '送审稿-张三改.docx');
    await publish(id);
    const { publication, files } = await filesOf(id);
    expect(files.map(({ is_public, name }) => [is_public, name])).toEqual([
      [true, `${TITLE}.docx`],
      [false, `${TITLE}.docx`],
    ]);
    const [shown, own] = files;
    expect(publication).toMatchObject({ publicFileOrigin: 'cleaned', publicFileHash: shown?.sha256, publicFileSourceHash: own?.sha256 });
    expect(blob('private', own?.sha256 ?? '').equals(dirty)).toBe(true);
    expect(() => blob('public', own?.sha256 ?? '')).toThrow('ENOENT');
    const read = await stored(blob('public', shown?.sha256 ?? ''), 'a.docx', life.people.drafter);
    expect(read.text).toBe([TITLE, ...ARTICLES, '附件：空表。'].join('\n'));
    expect(SECRETS.filter((secret) => read.text?.includes(secret))).toEqual([]);
    expect(await context.db.query('SELECT source_sha256, sha256 FROM clean_copy WHERE source_sha256 = $1', [own?.sha256])).toEqual([
      { source_sha256: own?.sha256, sha256: shown?.sha256 },
    ]);
  });
  it('is bare text as it is', async () => {
    const id = await toPublish(Buffer.from(ROUND_ONE), '送审稿.txt');
    await publish(id);
    const { publication, files } = await filesOf(id);
    expect(files).toMatchObject([{ is_public: true }]);
    expect(publication).toMatchObject({ publicFileOrigin: 'as_is', publicFileHash: files[0]?.sha256 });
  });
  it('that cannot be cleaned is refused, nothing is lost, and the printed edition goes public in its stead', async () => {
    const body = [TITLE, ...ARTICLES].map((line) => p(line)).join('') + '<w:p><w:r><w:object/></w:r></w:p>';
    const id = await toPublish(docx({ body }), '送审稿.docx');
    await expect(publish(id)).rejects.toMatchObject({ kind: 'conflict', code: 'embedded_part' });
    await expect(life.act(id, { action: 'publish', ...FIELDS }, life.people.office)).rejects.toMatchObject({
      detail: { refusals: ['public_file_missing'] },
    });
    expect((await life.draftQueries.get(id, life.people.office)).phase).toBe('publishing');
    const print = await stored(draftPdf(), '印发件.pdf', life.people.office);
    // Another text in the printed edition is noticed and wants a reason.
    await expect(publish(id, print.id)).rejects.toMatchObject({ detail: { warnings: ['print_differs'] } });
    await publish(id, print.id, { warningsReason: '测试用件' });
    const { publication, files } = await filesOf(id);
    expect(publication).toMatchObject({ publicFileOrigin: 'print', publicFileSourceHash: print.sha256 });
    expect(blob('public', files[0]?.sha256 ?? '').toString('latin1')).toContain('%PDF-');
  });
  it('made twice at once is one copy', async () => {
    const id = await toPublish(dirtyDocx(TITLE, [...ARTICLES, '第九条　另有规定的，从其规定。']), 'a.docx');
    const [one, other] = await Promise.all([edition(id), edition(id)]);
    expect(one?.sha256).toBe(other?.sha256);
    const [row] = await context.db.query<{ n: string }[]>('SELECT count(*) AS n FROM clean_copy WHERE sha256 = $1', [one?.sha256]);
    expect(Number(row?.n)).toBe(1);
  });
});
