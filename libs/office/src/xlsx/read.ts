import { OfficeFailure } from '../failure';
import { SHEET_LIMITS, type SheetLimits } from '../limits';
import { Package } from '../package';
import { parseAddress, type Cell, type Merge, type Row, type Sheet } from '../sheet';
import { child, childrenOf, eachUnit, parseXml, textOf, type XmlNode } from '../xml';
import { isDateFormat } from './number-format';
import { fromSerial } from './serial-date';
import { fromXstring } from './string';

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** What the cells of all sheets refer to. */
interface Book {
  strings: readonly string[];
  /** By index of a cell's style: whether its numbers are days. */
  isDate: readonly boolean[];
  is1904: boolean;
}

/** How much of the limits is used up. */
interface Used {
  rows: number;
  cells: number;
}

/**
 * A workbook (xlsx, xlsm, xltx) → its sheets, in the order of their tabs: values only, a formula by the value that was calculated last. Reads untrusted
 * bytes within its limits, but takes their time and memory: call it in a process of its own (extraction: `readSheets`).
 * @throws OfficeFailure
 */
export async function readXlsx(bytes: Buffer, limits: SheetLimits = SHEET_LIMITS): Promise<Sheet[]> {
  const pkg = await Package.open(bytes, limits);
  const main = await mainPart(pkg, limits);
  const workbook = parseXml(await pkg.read(main), limits);
  if (!workbook) throw new OfficeFailure('no_sheet_found');
  const relations = await relationsOf(pkg, main, limits);
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.part;
  const date1904 = child(workbook, 'x:workbookPr')?.attrs.date1904;
  const book: Book = {
    strings: sharedStrings(await pkg.read(partOf('sharedStrings') ?? ''), limits),
    isDate: dateStyles(parseXml(await pkg.read(partOf('styles') ?? ''), limits)),
    is1904: date1904 === '1' || date1904 === 'true',
  };
  const sheets: Sheet[] = [];
  const used: Used = { rows: 0, cells: 0 };
  for (const entry of childrenOf(child(workbook, 'x:sheets'), 'x:sheet').slice(0, limits.sheets)) {
    const relation = relations.get(entry.attrs['r:id'] ?? '');
    // Chart and macro sheets hold no cells.
    if (relation?.type !== 'worksheet') continue;
    const content = await pkg.read(relation.part);
    if (!content) throw new OfficeFailure('file_damaged', { part: 'sheet' });
    const isHidden = entry.attrs.state === 'hidden' || entry.attrs.state === 'veryHidden';
    sheets.push({ name: fromXstring(entry.attrs.name ?? ''), isHidden, ...cellsOf(content, book, limits, used) });
  }
  if (sheets.length === 0) throw new OfficeFailure('no_sheet_found');
  return sheets;
}

function cellsOf(content: Buffer, book: Book, limits: SheetLimits, used: Used): { rows: Row[]; merges: Merge[] } {
  const rows: Row[] = [];
  const merges: Merge[] = [];
  let last = 0;
  eachUnit(
    content,
    limits,
    (name) => name === 'x:row' || name === 'x:mergeCell',
    (node) => {
      if (node.name === 'x:mergeCell') {
        const merge = mergeOf(node.attrs.ref ?? '');
        if (merge && merges.length < limits.rows) merges.push(merge);
        return;
      }
      last = node.attrs.r === undefined ? last + 1 : Number(node.attrs.r);
      if (!Number.isInteger(last) || last < 1 || last > LAST_ROW) throw new OfficeFailure('file_damaged', { part: 'row number' });
      const cells = rowCells(node, book, limits);
      if (cells.length === 0) return;
      used.rows += 1;
      used.cells += cells.length;
      if (used.rows > limits.rows) throw new OfficeFailure('too_many_rows', { limit: limits.rows });
      if (used.cells > limits.cells) throw new OfficeFailure('too_many_cells', { limit: limits.cells });
      rows.push({ number: last, cells });
    },
  );
  return { rows: rows.sort((a, b) => a.number - b.number), merges };
}

function rowCells(row: XmlNode, book: Book, limits: SheetLimits): Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const node of childrenOf(row, 'x:c')) {
    // Programs may leave addresses out; a cell then follows the one before it.
    column = node.attrs.r === undefined ? column + 1 : (parseAddress(node.attrs.r)?.column ?? 0);
    if (column < 1 || column > LAST_COLUMN) throw new OfficeFailure('file_damaged', { part: 'cell address' });
    const cell = cellOf(node, column, book);
    if (cell === null) continue;
    if (column > limits.columns) throw new OfficeFailure('too_many_columns', { limit: limits.columns });
    cells.push(cell);
  }
  return cells.sort((a, b) => a.column - b.column);
}

/** Null for an empty cell: formatting alone, or a text of nothing. */
function cellOf(node: XmlNode, column: number, book: Book): Cell | null {
  const said = child(node, 'x:v');
  const value = said ? textOf(said) : '';
  const text = (content: string): Cell | null => (content === '' ? null : { column, kind: 'text', value: content });
  switch (node.attrs.t ?? 'n') {
    case 's':
      return text(book.strings[Number(value)] ?? '');
    case 'inlineStr':
      return text(richText(child(node, 'x:is')));
    case 'str':
      return text(fromXstring(value));
    case 'b':
      return value === '' ? null : { column, kind: 'boolean', value: value === '1' || value === 'true' };
    case 'e':
      return { column, kind: 'error', value: value.slice(0, 20) };
    case 'd':
      return isoDate(value, column) ?? text(value);
    default:
      return numberCell(value, column, node, book);
  }
}

function numberCell(value: string, column: number, node: XmlNode, book: Book): Cell | null {
  if (value.trim() === '') return child(node, 'x:f') ? { column, kind: 'error', value: '#UNCALCULATED' } : null;
  const number = Number(value);
  if (!Number.isFinite(number)) return { column, kind: 'text', value };
  const date = book.isDate[Number(node.attrs.s ?? '0')] === true ? fromSerial(number, book.is1904) : null;
  return date ? { column, kind: 'date', ...date } : { column, kind: 'number', value: number };
}

/** Strict workbooks write days as ISO 8601. */
function isoDate(value: string, column: number): Cell | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(value);
  if (!parts) return null;
  const time = parts[2] === undefined || parts[2] === '00:00:00' ? null : parts[2];
  return { column, kind: 'date', value: parts[1] ?? '', time };
}

function sharedStrings(content: Buffer | null, limits: SheetLimits): string[] {
  const strings: string[] = [];
  if (content)
    eachUnit(
      content,
      limits,
      (name) => name === 'x:si',
      (node) => {
        if (strings.push(richText(node)) > limits.cells) throw new OfficeFailure('too_many_cells', { limit: limits.cells });
      },
    );
  return strings;
}

/** Plain or formatted text; readings beside characters (rPh) are no part of it. */
function richText(node: XmlNode | undefined): string {
  const pieces = childrenOf(node).flatMap((part) =>
    part.name === 'x:t' ? [textOf(part)] : part.name === 'x:r' ? childrenOf(part, 'x:t').map(textOf) : [],
  );
  return fromXstring(pieces.join(''));
}

function dateStyles(styles: XmlNode | null): boolean[] {
  const codes = new Map(
    childrenOf(child(styles, 'x:numFmts'), 'x:numFmt').map((format) => [Number(format.attrs.numFmtId), format.attrs.formatCode ?? '']),
  );
  return childrenOf(child(styles, 'x:cellXfs'), 'x:xf').map((xf) => {
    const id = Number(xf.attrs.numFmtId ?? '0');
    return isDateFormat(id, codes.get(id));
  });
}

function mergeOf(reference: string): Merge | null {
  const [from, to] = reference.split(':').map(parseAddress);
  if (!from || !to) return null;
  return { firstRow: from.row, lastRow: to.row, firstColumn: from.column, lastColumn: to.column };
}

/** The workbook is named by the package's relationships; 'xl/workbook.xml' only by habit. */
async function mainPart(pkg: Package, limits: SheetLimits): Promise<string> {
  const relations = await relationsOf(pkg, '', limits);
  return [...relations.values()].find((relation) => relation.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
}

/** Relationship id → its type (last word) and part, for parts inside the package; external targets are never followed. */
async function relationsOf(pkg: Package, part: string, limits: SheetLimits): Promise<Map<string, { type: string; part: string }>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const root = parseXml(await pkg.read(`${folder}_rels/${part.slice(folder.length)}.rels`), limits);
  const found = new Map<string, { type: string; part: string }>();
  for (const { attrs } of childrenOf(root)) {
    if (attrs.TargetMode === 'External') continue;
    const target = attrs.Target ?? '';
    const name = target.startsWith('/') ? target.slice(1) : folder + target;
    if (pkg.has(name)) found.set(attrs.Id ?? '', { type: (attrs.Type ?? '').split('/').at(-1) ?? '', part: name });
  }
  return found;
}
