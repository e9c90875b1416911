import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docx, p } from '../../../test/fixtures/files/docx';
import { DRAFT_TITLE, draftParagraphs } from '../../../test/fixtures/files/draft';
import { draftDocx, draftPdf, draftTxt } from '../../../test/fixtures/files/draft-files';
import { pdf } from '../../../test/fixtures/files/pdf';
import { zip } from '../../../test/fixtures/files/zip';
import { readFile } from './read-file';
import type { Limits } from './reader/limits';

const folder = mkdtempSync(join(tmpdir(), 'guiku-read-file-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;
function read(bytes: Buffer | string, name: string, limits?: Partial<Limits>) {
  const path = join(folder, String((count += 1)));
  writeFileSync(path, bytes);
  return readFile(path, { name, limits });
}
const expected = [DRAFT_TITLE, ...draftParagraphs()];

describe('one draft in three formats', () => {
  it.each([
    ['docx', draftDocx()],
    ['pdf', draftPdf()],
    ['txt', draftTxt()],
  ])('%s reads as the same text', async (format, bytes) => {
    const document = await read(bytes, `draft.${format}`);
    expect(document.text.split('\n')).toEqual(expected);
    expect(document).toMatchObject({ format, title: DRAFT_TITLE });
    expect(document.blocks.map((block) => block.text).join('\n')).toBe(document.text);
  });
  it('page numbers of a PDF are left out and said to be', async () => {
    expect((await read(draftPdf(), 'draft.pdf')).warnings).toEqual([{ code: 'page_furniture_dropped', count: 2 }]);
  });
  it('html and markdown', async () => {
    const html =
      '<html><head><title>x</title><script>bad()</script></head><body><h1>标题&nbsp;甲</h1><p>第一条　为了<b>规范</b>。<br>第二行</p><ul><li>项</li></ul><table><tr><td>甲<td>乙</tr></table></body></html>';
    expect((await read(html, 'a.html')).blocks).toEqual([
      { kind: 'heading', level: 1, text: '标题 甲' },
      { kind: 'paragraph', level: 0, text: '第一条　为了规范。' },
      { kind: 'paragraph', level: 0, text: '第二行' },
      { kind: 'list', level: 1, text: '项' },
      { kind: 'table', level: 0, text: '甲\t乙' },
    ]);
    expect((await read('# 办法\n\n第一条 **为了**规范。\n\n- 项\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n', 'a.md')).blocks).toEqual([
      { kind: 'heading', level: 1, text: '办法' },
      { kind: 'paragraph', level: 0, text: '第一条 为了规范。' },
      { kind: 'list', level: 1, text: '项' },
      { kind: 'table', level: 0, text: '甲\t乙\n1\t2' },
    ]);
  });
});

describe('a file that cannot be read says why', () => {
  const body = '<w:p><w:r><w:t>字</w:t></w:r></w:p>';
  it.each<[string, Buffer, string, string, Partial<Limits>?]>([
    ['empty', Buffer.alloc(0), 'a.docx', 'file_empty'],
    ['too large', draftTxt(), 'a.txt', 'file_too_large', { fileBytes: 100 }],
    ['cut off', draftDocx().subarray(0, 1500), 'a.docx', 'file_damaged'],
    ['not well formed', docx({ body: '<w:p>' }), 'a.docx', 'file_damaged'],
    ['a broken PDF', Buffer.from('%PDF-1.4\nnothing'), 'a.pdf', 'file_damaged'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), '送审稿.docx', 'file_disguised'],
    ['external entities', docx({ body, prolog: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }), 'a.docx', 'file_unsafe'],
    ['a path out of the container', docx({ body, extra: [{ name: '../../evil', data: 'x' }] }), 'a.docx', 'file_unsafe'],
    ['a bomb', docx({ body: p('啊'.repeat(400_000)).repeat(20) }), 'a.docx', 'expands_too_much', { ratio: 50 }],
    ['a large part', docx({ body: p('啊'.repeat(200_000)) }), 'a.docx', 'expands_too_much', { entryBytes: 100_000 }],
    [
      'a size that lies',
      zip([
        { name: '[Content_Types].xml', data: '' },
        { name: 'word/document.xml', data: 'a'.repeat(90_000), claimedSize: 10 },
      ]),
      'a.docx',
      'file_damaged',
    ],
    [
      'too many entries',
      docx({ body, extra: Array.from({ length: 60 }, (_, i) => ({ name: `a${i}`, data: '' })) }),
      'a.docx',
      'expands_too_much',
      { zipEntries: 50 },
    ],
    ['deep nesting', docx({ body: '<w:sdt>'.repeat(500) + '</w:sdt>'.repeat(500) }), 'a.docx', 'too_deeply_nested'],
    ['too much text', draftTxt(), 'a.txt', 'too_much_text', { textChars: 100 }],
    ['too many pages', pdf([[], []]), 'a.pdf', 'too_many_pages', { pdfPages: 1 }],
    ['no text layer', pdf([[]]), 'a.pdf', 'scan_not_readable'],
    ['no text', docx({ body: '<w:p/>' }), 'a.docx', 'no_text_found'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'a.png', 'format_not_yet_readable'],
    ['OFD', zip([{ name: 'OFD.xml', data: '<a/>' }]), 'a.ofd', 'format_not_yet_readable'],
    ['an archive', zip([{ name: 'a.txt', data: 'a' }]), 'a.zip', 'format_unknown'],
  ])('%s', async (...[, bytes, name, code, limits]) => {
    await expect(read(bytes, name, limits)).rejects.toMatchObject({ name: 'DomainError', code });
  });
  it('a disguise that does no harm is read for what it is, with a warning', async () => {
    expect(await read(draftPdf(), '送审稿.docx')).toMatchObject({
      format: 'pdf',
      warnings: [{ code: 'name_disagrees' }, { code: 'page_furniture_dropped' }],
    });
  });
  it('invisible and direction-changing characters do not get into the text', async () => {
    const { text, warnings } = await read('第一条\u202e 为了\u200b规范\u0000。⼈⺠', 'a.txt');
    expect(text).toBe('第一条 为了规范。人民');
    expect(warnings).toEqual([{ code: 'invisible_characters_removed', count: 1 }]);
  });
});

describe('the reading process', () => {
  const heavy = docx({ body: p('啊'.repeat(500_000)).repeat(8) });
  it('is killed when it is slow, and leaves nothing behind', async () => {
    const started = Date.now();
    await expect(read(heavy, 'a.docx', { wallMs: 150 })).rejects.toMatchObject({ code: 'reader_timeout' });
    expect(Date.now() - started).toBeLessThan(3000);
    const processes = execFileSync('ps', ['-eo', 'ppid,args'], { encoding: 'utf8' }).split('\n');
    expect(processes.filter((line) => line.trim().startsWith(`${process.pid} `) && /reader\/process\.(ts|js)/.test(line))).toEqual([]);
  });
  it('is killed when it takes too much memory', async () => {
    await expect(read(heavy, 'a.docx', { rssMb: 90 })).rejects.toMatchObject({ code: 'reader_memory' });
    await expect(read(heavy, 'a.docx', { heapMb: 24 })).rejects.toMatchObject({ code: 'reader_memory' });
  });
  it('reads many at a time and keeps the answers apart', async () => {
    const texts = Array.from({ length: 8 }, (_, i) => `第${i + 1}份文件的正文。`);
    const read8 = await Promise.all(texts.map((text) => read(text, 'a.txt')));
    expect(read8.map((document) => document.text)).toEqual(texts);
  });
  it('lets a missing file be a missing file', async () => {
    await expect(readFile(join(folder, 'none'), { name: 'none' })).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
