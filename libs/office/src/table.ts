import { cellText, type Cell, type Merge, type Row, type Sheet } from './sheet';

/** A column that a reader of filled-in tables looks for by its title. */
export interface TableColumn<Key extends string> {
  key: Key;
  title: string;
  /** Other titles that people give it. */
  aliases?: readonly string[];
  isRequired?: boolean;
}

export interface TableRow<Key extends string> {
  /** As the spreadsheet program shows it. */
  number: number;
  cells: Record<Key, Cell | null>;
}

export interface Table<Key extends string> {
  /** Row number of the header; null when there is none. */
  header: number | null;
  /** Where each found column stands, from 1. */
  columns: Partial<Record<Key, number>>;
  /** Titles of required columns that the sheet lacks; then there are no rows. */
  missing: string[];
  /** Titles in the sheet that mean nothing here. */
  unknown: string[];
  rows: TableRow<Key>[];
}

/** A header stands within these rows: titles and remarks may come before it. */
const HEADER_WITHIN = 20;
/** Cells that a merged area fills at most; a merge over whole columns is only formatting. */
const MERGE_AREA = 2000;

/**
 * The rows below a header that names the columns, in any order, whatever spaces, stars or remarks in brackets the titles carry. The value of merged
 * cells counts for each of them. Rows without any of the known columns filled are left out.
 */
export function readTable<Key extends string>(sheet: Sheet, columns: readonly TableColumn<Key>[]): Table<Key> {
  const rows = filled(sheet);
  const wanted = new Map(columns.flatMap((column) => [column.title, ...(column.aliases ?? [])].map((title) => [plain(title), column.key])));
  const required = columns.filter((column) => column.isRequired === true);
  const candidates = rows.slice(0, HEADER_WITHIN).map((row) => ({ row, found: placesOf(row, wanted) }));
  const best = candidates.reduce<(typeof candidates)[number] | null>((a, b) => (a && a.found.size >= b.found.size ? a : b), null);
  if (!best || best.found.size === 0)
    return { header: null, columns: {}, missing: required.map((column) => column.title), unknown: [], rows: [] };
  const missing = required.filter((column) => !best.found.has(column.key)).map((column) => column.title);
  const known = new Set(best.found.values());
  const unknown = best.row.cells.filter((cell) => !known.has(cell.column)).map(cellText);
  return {
    header: best.row.number,
    columns: Object.fromEntries(best.found) as Partial<Record<Key, number>>,
    missing,
    unknown: unknown.filter((title) => title !== ''),
    rows: missing.length > 0 ? [] : rows.filter((row) => row.number > best.row.number).flatMap((row) => valuesOf(row, columns, best.found)),
  };
}

function placesOf<Key extends string>(row: Row, wanted: ReadonlyMap<string, Key>): Map<Key, number> {
  const found = new Map<Key, number>();
  for (const cell of row.cells) {
    const key = wanted.get(plain(cellText(cell)));
    if (key !== undefined && !found.has(key)) found.set(key, cell.column);
  }
  return found;
}

function valuesOf<Key extends string>(row: Row, columns: readonly TableColumn<Key>[], places: ReadonlyMap<Key, number>): TableRow<Key>[] {
  const byColumn = new Map(row.cells.map((cell) => [cell.column, cell]));
  const pairs = columns.map(({ key }): [Key, Cell | null] => [key, byColumn.get(places.get(key) ?? 0) ?? null]);
  if (pairs.every(([, cell]) => cell === null || (cell.kind === 'text' && cellText(cell) === ''))) return [];
  return [{ number: row.number, cells: Object.fromEntries(pairs) as Record<Key, Cell | null> }];
}

/** A title without what people add to it: spaces, stars, colons, remarks in brackets. */
function plain(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[(（〔[【].*?[)）〕\]】]/g, '')
    .replace(/[\s*＊:：]/g, '')
    .toLowerCase();
}

function filled(sheet: Sheet): Row[] {
  const merges = sheet.merges.filter((merge) => areaOf(merge) <= MERGE_AREA);
  if (merges.length === 0) return sheet.rows;
  const rows = new Map(sheet.rows.map((row) => [row.number, new Map(row.cells.map((cell) => [cell.column, cell]))]));
  const lastRow = sheet.rows.at(-1)?.number ?? 0;
  for (const merge of merges) {
    const value = rows.get(merge.firstRow)?.get(merge.firstColumn);
    if (!value) continue;
    for (let number = merge.firstRow; number <= Math.min(merge.lastRow, lastRow); number++) {
      const row = rows.get(number) ?? new Map<number, Cell>();
      rows.set(number, row);
      for (let column = merge.firstColumn; column <= merge.lastColumn; column++)
        if (!row.has(column)) row.set(column, { ...value, column });
    }
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([number, cells]) => ({ number, cells: [...cells.values()].sort((a, b) => a.column - b.column) }));
}

function areaOf(merge: Merge): number {
  return (merge.lastRow - merge.firstRow + 1) * (merge.lastColumn - merge.firstColumn + 1);
}
