import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { addDays } from '@libs/kernel';
import { xlsx } from '../../../../test/fixtures/files/xlsx';
import { SHEET_LIMITS } from '../limits';
import { Package } from '../package';
import { cellAddress, cellDate, cellText, columnName, parseAddress, type Cell, type Sheet } from '../sheet';
import { isDateFormat } from './number-format';
import { readXlsx } from './read';
import { fromSerial, toSerial } from './serial-date';
import { writeXlsx, type WrittenCell } from './write';

const at = (sheet: Sheet | undefined, address: string): Cell | undefined => {
  const place = parseAddress(address);
  return sheet?.rows.find((row) => row.number === place?.row)?.cells.find((cell) => cell.column === place?.column);
};

describe('what is written is read again', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('=1+1', '_x0041_', '_x005F_', ' 前后空格 ', '第一行\r\n第二行\ttab', '001', '—〔2026〕3号', '\u0000', "'"),
  );
  const day = fc.integer({ min: 61, max: 70_000 }).map((n) => ({ day: addDays('1899-12-30', n) }));
  const cell: fc.Arbitrary<WrittenCell> = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), day, fc.constant(null));
  it('any text, number and day, at its address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }), async (rows) => {
        const columns = ['甲', '乙', '丙', '丁', '戊', '己'].map((title) => ({ title }));
        const [sheet] = await readXlsx(writeXlsx([{ name: '名单', columns, rows }]));
        rows.forEach((row, r) => {
          row.forEach((wanted, c) => {
            const found = at(sheet, cellAddress(r + 2, c + 1));
            if (wanted === null || wanted === '') expect(found).toBeUndefined();
            else if (typeof wanted === 'string') expect(found).toMatchObject({ kind: 'text', value: wellFormed(wanted) });
            else if (typeof wanted === 'number') expect(found).toMatchObject({ kind: 'number', value: wanted === 0 ? 0 : wanted });
            else expect(found).toMatchObject({ kind: 'date', value: wanted.day, time: null });
          });
        });
      }),
      { numRuns: 200 },
    );
  });
  it('the same bytes each time', () => {
    const bytes = () =>
      writeXlsx([{ name: '甲', columns: [{ title: '一', choices: ['是', '否'] }], rows: [['是'], [{ day: '2026-01-31' }]] }]);
    expect(hash(bytes())).toBe(hash(bytes()));
  });
  it('with names that spreadsheets accept', async () => {
    const sheets = ['机关/用户[1]', "'机关 用户 1'", '', 'x'.repeat(40), 'x'.repeat(31)].map((name) => ({
      name,
      columns: [],
      rows: [],
    }));
    expect((await readXlsx(writeXlsx(sheets))).map((sheet) => sheet.name)).toEqual([
      '机关 用户 1 ',
      '机关 用户 1',
      '表3',
      'x'.repeat(31),
      `${'x'.repeat(29)} 2`,
    ]);
  });
  it('header in view, choices as a list on a hidden sheet', async () => {
    const bytes = writeXlsx([
      { name: '用户', columns: [{ title: '角色', choices: ['承办人', '复核人'], isRequired: true, hint: '可填多个' }], rows: [] },
    ]);
    const pkg = await Package.open(bytes, SHEET_LIMITS);
    const sheet = String(await pkg.read('xl/worksheets/sheet1.xml'));
    expect(sheet).toContain('state="frozen"');
    expect(sheet).toContain('sqref="A2:A5001"><formula1>choices_1</formula1>');
    expect(String(await pkg.read('xl/workbook.xml'))).toContain(">'选项'!$A$1:$A$2</definedName>");
    expect((await readXlsx(bytes)).map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['用户', false],
      ['选项', true],
    ]);
  });
});

describe('what other programs write', () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>' +
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs>';
  const strings =
    '<si><t>标题</t></si><si><r><t>红</t></r><r><rPr/><t xml:space="preserve"> 头</t></r><rPh sb="0" eb="1"><t>hong</t></rPh></si><si><t>a_x000D_b</t></si>';
  it('shared and formatted texts, dates by format, formulas by their value, cells without addresses, merges', async () => {
    const body =
      '<sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>' +
      '<row><c s="1"><v>45474</v></c><c s="2"><v>45474.5</v></c><c><f>A1</f><v>12.5</v></c><c t="str"><f>B</f><v>文</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>X</f></c></row>' +
      '<row r="9"><c r="A9" s="1"/><c r="C9" t="d"><v>2026-01-31T00:00:00</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>';
    const [sheet] = await readXlsx(xlsx({ sheets: [body], strings, styles }));
    expect(sheet).toEqual({
      name: '表1',
      isHidden: false,
      merges: [{ firstRow: 1, lastRow: 2, firstColumn: 1, lastColumn: 2 }],
      rows: [
        {
          number: 2,
          cells: [
            { column: 2, kind: 'text', value: '标题' },
            { column: 3, kind: 'text', value: '红 头' },
            { column: 4, kind: 'text', value: 'a\rb' },
          ],
        },
        {
          number: 3,
          cells: [
            { column: 1, kind: 'date', value: '2024-07-01', time: null },
            { column: 2, kind: 'date', value: '2024-07-01', time: '12:00:00' },
            { column: 3, kind: 'number', value: 12.5 },
            { column: 4, kind: 'text', value: '文' },
            { column: 5, kind: 'boolean', value: true },
            { column: 6, kind: 'error', value: '#N/A' },
            { column: 7, kind: 'error', value: '#UNCALCULATED' },
          ],
        },
        { number: 9, cells: [{ column: 3, kind: 'date', value: '2026-01-31', time: null }] },
      ],
    });
  });
  it('the calendar that begins in 1904', async () => {
    const sheets = ['<sheetData><row><c s="1"><v>44012</v></c></row></sheetData>'];
    const [sheet] = await readXlsx(xlsx({ sheets, styles, workbook: '<workbookPr date1904="1"/>' }));
    expect(at(sheet, 'A1')).toMatchObject({ kind: 'date', value: '2024-07-01' });
  });
});

describe('what cannot or must not be read', () => {
  const row = '<row><c t="str"><v>字</v></c><c t="str"><v>字</v></c></row>';
  it.each<[string, Buffer, string, Partial<typeof SHEET_LIMITS>?]>([
    ['no ZIP', Buffer.from('PK\u0003\u0004 nothing'), 'file_damaged'],
    ['cut off', xlsx({ sheets: [row.repeat(50)] }).subarray(0, 900), 'file_damaged'],
    ['no sheet', xlsx({ sheets: [] }), 'no_sheet_found'],
    ['XML that is none', xlsx({ sheets: ['<sheetData><row>'] }), 'file_damaged'],
    ['external entities', xlsx({ sheets: [row], prolog: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>' }), 'file_unsafe'],
    ['a path out of the container', xlsx({ sheets: [row], extra: [{ name: '../../evil', data: 'x' }] }), 'file_unsafe'],
    ['a bomb', xlsx({ sheets: [row, `<sheetData>${' '.repeat(30_000_000)}</sheetData>`] }), 'expands_too_much'],
    ['a row that no sheet has', xlsx({ sheets: ['<sheetData><row r="9999999"><c/></row></sheetData>'] }), 'file_damaged'],
    ['a cell that no sheet has', xlsx({ sheets: ['<sheetData><row><c r="ZZZZ1"/></row></sheetData>'] }), 'file_damaged'],
    ['too many rows', xlsx({ sheets: [`<sheetData>${row.repeat(11)}</sheetData>`] }), 'too_many_rows', { rows: 10 }],
    [
      'too many rows over all sheets',
      xlsx({ sheets: Array(11).fill(`<sheetData>${row}</sheetData>`) as string[] }),
      'too_many_rows',
      { rows: 10 },
    ],
    ['too many columns', xlsx({ sheets: [`<sheetData>${row}</sheetData>`] }), 'too_many_columns', { columns: 1 }],
    ['too many cells', xlsx({ sheets: [`<sheetData>${row.repeat(6)}</sheetData>`] }), 'too_many_cells', { cells: 10 }],
    ['too many texts', xlsx({ sheets: [row], strings: '<si><t>字</t></si>'.repeat(11) }), 'too_many_cells', { cells: 10 }],
  ])('%s', async (...[, bytes, code, limits]) => {
    await expect(readXlsx(bytes, { ...SHEET_LIMITS, ...limits })).rejects.toMatchObject({ name: 'OfficeFailure', code });
  });
  it('empty formatted rows and columns cost nothing', async () => {
    const sheets = [`<sheetData>${'<row><c s="1"/></row>'.repeat(500)}<row r="1048576"><c r="XFD1048576"/></row></sheetData>`];
    expect((await readXlsx(xlsx({ sheets }), { ...SHEET_LIMITS, rows: 1, columns: 1 }))[0]?.rows).toEqual([]);
  });
  it('a number that is none is not written', () => {
    expect(() => writeXlsx([{ name: 'a', columns: [{ title: 'a' }], rows: [[NaN]] }])).toThrow('no number for A2');
    expect(() => writeXlsx([{ name: 'a', columns: [{ title: 'a' }], rows: [[{ day: '2026-02-30' }]] }])).toThrow('no day for A2');
  });
});

describe('days and formats', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [45474, '2024-07-01'],
    [2958465, '9999-12-31'],
  ])('serial %d is %s', (serial, value) => {
    expect(fromSerial(serial, false)).toEqual({ value, time: null });
  });
  it('what is no day', () => {
    expect([60, 0.5, -1, 2958466, NaN, Infinity].map((serial) => fromSerial(serial, false))).toEqual([null, null, null, null, null, null]);
    expect([toSerial('1900-02-28'), toSerial('1900-03-01'), toSerial('2024-07-01')]).toEqual([null, 61, 45474]);
    expect(fromSerial(45474.999999, false)).toEqual({ value: '2024-07-02', time: null });
  });
  it.each([
    ['yyyy-mm-dd', true],
    ['yyyy"年"m"月"d"日"', true],
    ['[$-804]e"年"m"月"', true],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', true],
    ['m"月"d"日"', true],
    ['mm:ss', false],
    ['[h]:mm', false],
    ['0.00E+00', false],
    ['G/通用格式"元"', false],
    ['#,##0.00"元/日 day"', false],
    ['0_ ;[Red]-0', false],
    ['@', false],
  ])('%s shows a day: %s', (code, expected) => {
    expect(isDateFormat(176, code)).toBe(expected);
  });
  it('addresses and shown texts', () => {
    expect([1, 26, 27, 702, 703, 16384].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
    expect(parseAddress('$XFD$1048576')).toEqual({ row: 1048576, column: 16384 });
    expect(parseAddress('A0')).toBeNull();
    const shown = (value: number) => cellText({ column: 1, kind: 'number', value });
    expect([0.1 + 0.2, 1e20, 123456789012345, -0.5].map(shown)).toEqual(['0.3', '100000000000000000000', '123456789012345', '-0.5']);
    expect(cellDate({ column: 1, kind: 'number', value: 20240701 })).toBe('2024-07-01');
    expect(cellDate({ column: 1, kind: 'text', value: ' 2024年7月1日 ' })).toBe('2024-07-01');
    expect(cellDate({ column: 1, kind: 'text', value: '待定' })).toBeNull();
  });
});

function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
