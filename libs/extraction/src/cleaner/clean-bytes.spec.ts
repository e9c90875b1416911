import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, inflateRawSync } from 'node:zlib';
import { docx, p, r } from '../../../../test/fixtures/files/docx';
import { dirtyDocx, SECRETS } from '../../../../test/fixtures/files/dirty-docx';
import { draftDocx, draftPdf, draftTxt } from '../../../../test/fixtures/files/draft-files';
import { cleanFile } from '../clean-file';
import { readFile } from '../read-file';
import { DEFAULT_LIMITS } from '../reader/limits';
import { readBytes } from '../reader/read';
import { cleanBytes } from './clean-bytes';
import { withoutMaker } from './picture';

const TITLE = '公共机构节能管理办法';
const ARTICLES = ['第一条　为了推动公共机构节能，制定本办法。', '第二条　本办法适用于公共机构。', '第三条　本办法自公布之日起施行。'];
const PUBLISHED = [TITLE, ...ARTICLES, '附件：空表。'].join('\n');
const clean = (bytes: Buffer, name = '送审稿.docx', published: string | null = null) => cleanBytes(bytes, name, DEFAULT_LIMITS, published);
const textOf = async (bytes: Buffer) => (await readBytes(bytes, 'a.docx', DEFAULT_LIMITS)).text;

/** Every byte that a curious reader gets out of a ZIP: names, contents. */
function unpacked(bytes: Buffer): string {
  let out = '';
  for (let at = bytes.indexOf('PK\u0003\u0004'); at >= 0; at = bytes.indexOf('PK\u0003\u0004', at + 4)) {
    const [size, name] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const from = at + 30 + name;
    out += `${bytes.toString('utf8', at + 30, from)}\n${inflateRawSync(bytes.subarray(from, from + size)).toString()}\n`;
  }
  return out;
}

describe('a DOCX from several desks', () => {
  it('shows the published text and nothing of who wrote what', async () => {
    const dirty = dirtyDocx(TITLE, ARTICLES);
    expect(SECRETS.filter((secret) => unpacked(dirty).includes(secret))).toEqual(SECRETS);
    const { bytes, format, leftOut } = await clean(dirty, '送审稿.docx', PUBLISHED);
    expect(await textOf(bytes)).toBe(PUBLISHED);
    expect([format, leftOut]).toEqual(['docx', ['changes_accepted', 'comments_ignored', 'hidden_text_dropped']]);
    const inside = unpacked(bytes);
    expect(SECRETS.filter((secret) => inside.includes(secret))).toEqual([]);
    expect(inside).not.toMatch(/w:(?:ins|del|moveFrom|comment\w*|rsid\w*|vanish|author)\b|docProps|customXml|送审稿/);
    expect((await readBytes(bytes, 'a.docx', DEFAULT_LIMITS)).warnings).toEqual([]);
  });
  it('keeps its own text where no other is given, and comes out the same when cleaned again', async () => {
    const once = await clean(dirtyDocx(TITLE, ARTICLES));
    expect(await textOf(once.bytes)).toBe(PUBLISHED.replace(TITLE, `${TITLE}（送审稿）`));
    expect((await clean(once.bytes)).bytes.equals(once.bytes)).toBe(true);
  });
  it('keeps automatic numbering', async () => {
    expect(await textOf((await clean(draftDocx())).bytes)).toBe(await textOf(draftDocx()));
  });
  it('is refused when it says something else than is published', async () => {
    for (const other of [PUBLISHED.replace('推动', '促进'), `${PUBLISHED}\n第四条　附则。`, ARTICLES.join('\n')])
      await expect(clean(dirtyDocx(TITLE, ARTICLES), 'a.docx', other)).rejects.toMatchObject({ code: 'public_text_differs' });
  });
  it('is refused when it carries another file', async () => {
    const body = p('第一条　正文。') + '<w:p><w:r><w:object><w:OLEObject r:id="r9"/></w:object></w:r></w:p>';
    await expect(clean(docx({ body }))).rejects.toMatchObject({ code: 'embedded_part' });
  });
  it('accepts deleted rows, cells and marks, and leaves every cell a paragraph', async () => {
    const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
    const mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="张三"/></w:rPr></w:pPr>';
    const body =
      `<w:tbl><w:tr>${cell('甲')}<w:tc><w:p>${mark}<w:del w:id="2" w:author="张三"><w:r><w:delText>无</w:delText></w:r></w:del></w:p></w:tc></w:tr>` +
      `<w:tr><w:trPr><w:del w:id="3" w:author="张三"/></w:trPr>${cell('删')}${cell('删')}</w:tr></w:tbl><w:p>${mark}${r('第一条')}</w:p>${p('正文。')}`;
    const { bytes } = await clean(docx({ body }));
    expect(await textOf(bytes)).toBe(await textOf(docx({ body })));
    expect(unpacked(bytes)).toMatch(/<w:tc><w:p\/><\/w:tc>/);
    expect(unpacked(bytes)).not.toContain('删');
  });
});

describe('a PDF', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guiku-clean-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  let count = 0;
  const put = (bytes: Buffer) => {
    const path = join(folder, String((count += 1)));
    writeFileSync(path, bytes);
    return path;
  };
  // pdf.js is never loaded inside jest's VM: through the reading process.
  const cleanPdf = (bytes: Buffer, published: string | null = null) => cleanFile(put(bytes), { name: 'a.pdf', published });
  const textOfPdf = async (bytes: Buffer) => (await readFile(put(bytes), { name: 'a.pdf' })).text;
  const patched = (change: (raw: string) => string) => Buffer.from(change(draftPdf().toString('latin1')), 'latin1');
  const withInfo = (info: string, more = '') =>
    patched((raw) =>
      raw.replace('/Root 1 0 R', '/Root 1 0 R /Info 900 0 R').replace(/xref\n0/, `900 0 obj\n<< ${info} >>\nendobj\n${more}xref\n0`),
    );
  it('loses its properties where they stand, and moves by no byte', async () => {
    const packet = '<?xpacket begin="" id="1"?><a>Zhang</a><?xpacket end="w"?>\n';
    const dirty = withInfo('/Author (Zhang \\(San\\)) /Title <FEFF5F204E09> /Company (x)', packet);
    const { bytes, format } = await cleanPdf(dirty);
    expect([format, bytes.length]).toEqual(['pdf', dirty.length]);
    expect(bytes.toString('latin1')).not.toMatch(/Zhang|5F204E09/);
    expect(await textOfPdf(bytes)).toBe(await textOfPdf(draftPdf()));
  });
  it('is refused with annotations, and with properties that cannot be taken out', async () => {
    const note = '/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (x) /T (Zhang) >>]';
    await expect(cleanPdf(patched((raw) => raw.replace('/Type /Page /Parent', `/Type /Page ${note} /Parent`)))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'annotations_in_file',
    });
    await expect(cleanPdf(withInfo('/Author (Zhang) /X [/ByteRange [0 1 2 3]]'))).rejects.toMatchObject({ code: 'properties_stay' });
  });
  it('whose title still says 送审稿 is not published as the final text', async () => {
    const text = await textOfPdf(draftPdf());
    await expect(cleanPdf(draftPdf(), text.replace('（送审稿）', ''))).rejects.toMatchObject({ code: 'public_text_differs' });
    expect((await cleanPdf(draftPdf(), text)).bytes.equals(draftPdf())).toBe(true);
  });
});

it('other formats are not published as they are', async () => {
  await expect(clean(draftTxt(), 'a.txt')).rejects.toMatchObject({ code: 'not_publishable' });
  await expect(clean(Buffer.from('<html><body>第一条</body></html>'), 'a.html')).rejects.toMatchObject({ code: 'not_publishable' });
});

describe('pictures', () => {
  it('lose where and by whom they were made, and keep their image', () => {
    const segment = (marker: number, words: string) =>
      Buffer.concat([Buffer.from([0xff, marker, 0, words.length + 2]), Buffer.from(words)]);
    const start = Buffer.from('ffd8', 'hex');
    const scan = Buffer.from('ffda0004000001ffd9', 'hex');
    const jpeg = Buffer.concat([
      start,
      segment(0xe0, 'JFIF'),
      segment(0xe1, 'Exif Zhang'),
      segment(0xe2, 'ICC'),
      segment(0xfe, 'Zhang'),
      scan,
    ]);
    expect(withoutMaker(jpeg).equals(Buffer.concat([start, segment(0xe0, 'JFIF'), segment(0xe2, 'ICC'), scan]))).toBe(true);
    const chunk = (type: string, data: Buffer) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(data.length);
      return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
    };
    const head = Buffer.from('89504e470d0a1a0a', 'hex');
    const image = chunk('IDAT', deflateSync('x'));
    const png = Buffer.concat([head, chunk('IHDR', Buffer.alloc(13)), chunk('tEXt', Buffer.from('Author Zhang')), image]);
    expect(withoutMaker(png).equals(Buffer.concat([head, chunk('IHDR', Buffer.alloc(13)), image]))).toBe(true);
    expect(withoutMaker(Buffer.from('GIF89a')).toString()).toBe('GIF89a');
  });
});
