import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellText, writeXlsx } from '@libs/office';
import { draftDocx, draftPdf } from '../../../test/fixtures/files/draft-files';
import { xlsx } from '../../../test/fixtures/files/xlsx';
import { readSheets } from './read-sheets';
import type { Limits } from './reader/limits';

const folder = mkdtempSync(join(tmpdir(), 'guiku-read-sheets-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let count = 0;
function read(bytes: Buffer | string, name: string, limits?: Partial<Limits>) {
  const path = join(folder, String((count += 1)));
  writeFileSync(path, bytes);
  return readSheets(path, { name, limits });
}

describe('a table that a stranger filled in', () => {
  it('comes back from the reading process as it was written', async () => {
    const rows = [['库尔勒市人民政府', { day: '2026-01-31' }, 3]];
    const [sheet] = await read(
      writeXlsx([{ name: '机关', columns: [{ title: '名称' }, { title: '日期' }, { title: '数' }], rows }]),
      'a.xlsx',
    );
    expect(sheet?.rows.map((row) => row.cells.map(cellText))).toEqual([
      ['名称', '日期', '数'],
      ['库尔勒市人民政府', '2026-01-31', '3'],
    ]);
    const [text] = await read('名称,代码\n库尔勒市,kel\n', 'a.csv');
    expect(text?.rows).toHaveLength(2);
  });
  const cells = '<row><c t="str"><v>字</v></c></row>'.repeat(60_000);
  it.each<[string, Buffer | string, string, string, Partial<Limits>?]>([
    ['a document', draftDocx(), 'a.xlsx', 'not_a_sheet'],
    ['a PDF', draftPdf(), 'a.xlsx', 'not_a_sheet'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'), 'a.xls', 'not_a_sheet'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), '名单.xlsx', 'file_disguised'],
    ['empty', '', 'a.xlsx', 'file_empty'],
    ['too many rows', xlsx({ sheets: [`<sheetData>${cells}</sheetData>`] }), 'a.xlsx', 'too_many_rows'],
    ['slow', xlsx({ sheets: [`<sheetData>${cells}</sheetData>`] }), 'a.xlsx', 'reader_timeout', { wallMs: 60 }],
    ['a bomb', xlsx({ sheets: [' '.repeat(30_000_000)] }), 'a.xlsx', 'expands_too_much'],
    ['external entities', xlsx({ sheets: [''], prolog: '<!DOCTYPE a>' }), 'a.xlsx', 'file_unsafe'],
  ])('%s is refused', async (...[, bytes, name, code, limits]) => {
    await expect(read(bytes, name, limits)).rejects.toMatchObject({ name: 'DomainError', code });
  });
});
