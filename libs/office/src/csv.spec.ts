import fc from 'fast-check';
import { readCsv, writeCsv } from './csv';
import { SHEET_LIMITS } from './limits';
import { readTable } from './table';
import type { Sheet } from './sheet';

const values = (sheet: Sheet) => sheet.rows.map((row) => row.cells.map((cell) => cell.value));

describe('CSV', () => {
  it('what is written is read again, formulas made harmless on the way', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('=1+1', "'=x", "''@", '-5', '"', ',', '\n', '\r\n', ';', 'a\tb'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const header = ['编号', ...Array.from({ length: 7 }, (_, i) => `列${i}`)];
        const written = writeCsv([header, ...rows]);
        expect(values(readCsv(Buffer.from(written)))).toEqual([header, ...rows]);
        expect(written).not.toMatch(/(^|,)"?[=@]/m);
      }),
    );
  });
  it('reads what spreadsheet programs of China write', () => {
    const gb = Buffer.from('bbfab9d8c3fbb3c62cb4fac2eb0d0abfe2b6fbc0d5cad02c303031', 'hex');
    expect(values(readCsv(gb))).toEqual([
      ['机关名称', '代码'],
      ['库尔勒市', '001'],
    ]);
    expect(values(readCsv(Buffer.from('sep=;\r\n甲;乙\r\n"一,二";三\r\n')))).toEqual([
      ['甲', '乙'],
      ['一,二', '三'],
    ]);
    expect(values(readCsv(Buffer.from('甲\t乙\n1\t2')))).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
  });
  it('keeps row and column numbers over what is empty', () => {
    expect(readCsv(Buffer.from('甲,乙\n\n,丙\n')).rows).toEqual([
      {
        number: 1,
        cells: [
          { column: 1, kind: 'text', value: '甲' },
          { column: 2, kind: 'text', value: '乙' },
        ],
      },
      { number: 3, cells: [{ column: 2, kind: 'text', value: '丙' }] },
    ]);
  });
  it.each([
    ['甲,"乙', 'file_damaged'],
    ['甲\n乙\n丙', 'too_many_rows'],
    ['甲,乙,丙', 'too_many_columns'],
  ])('%j is refused: %s', (text, code) => {
    expect(() => readCsv(Buffer.from(text), { ...SHEET_LIMITS, rows: 2, columns: 2 })).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('a table by its titles', () => {
  const columns = [
    { key: 'name', title: '名称', aliases: ['机关名称'], isRequired: true },
    { key: 'code', title: '代码' },
  ] as const;
  const sheetOf = (text: string): Sheet => readCsv(Buffer.from(text));
  it('finds the header below a title, in any order, with stars and remarks', () => {
    const table = readTable(sheetOf('某州机关名单\n代 码,机关名称*（必填）,备注\nkel,库尔勒市,x\n,,只有备注\n'), columns);
    expect(table).toMatchObject({ header: 2, columns: { name: 2, code: 1 }, missing: [], unknown: ['备注'] });
    expect(table.rows.map(({ number, cells }) => [number, cells.name?.value, cells.code?.value])).toEqual([[3, '库尔勒市', 'kel']]);
  });
  it('says what is missing', () => {
    expect(readTable(sheetOf('代码,备注\nkel,x'), columns)).toMatchObject({ missing: ['名称'], rows: [] });
    expect(readTable(sheetOf('a,b\nc,d'), columns)).toMatchObject({ header: null, missing: ['名称'], rows: [] });
  });
  it('gives the value of merged cells to each of them', () => {
    const sheet = sheetOf('名称,代码\n库尔勒市,a\n,b\n');
    sheet.merges.push(
      { firstRow: 2, lastRow: 4, firstColumn: 1, lastColumn: 1 },
      { firstRow: 1, lastRow: 1_048_576, firstColumn: 2, lastColumn: 2 },
    );
    expect(readTable(sheet, columns).rows.map((row) => row.cells.name?.value)).toEqual(['库尔勒市', '库尔勒市']);
  });
});
