import { isLegalDate, parseDateInput, type LegalDate } from '@libs/kernel';

/** A filled cell. `column` counts from 1. Plain data: it crosses process borders as JSON. */
export type Cell =
  | { column: number; kind: 'text'; value: string }
  | { column: number; kind: 'number'; value: number }
  /** A day, with the time of day 'HH:MM:SS' where the cell has one. */
  | { column: number; kind: 'date'; value: LegalDate; time: string | null }
  | { column: number; kind: 'boolean'; value: boolean }
  /** '#N/A' and its like; '#UNCALCULATED' is a formula that no program has calculated yet. */
  | { column: number; kind: 'error'; value: string };

/** A row with at least one filled cell, in column order. `number` is the one that the spreadsheet program shows, from 1. */
export interface Row {
  number: number;
  cells: Cell[];
}

/** A rectangle of merged cells, all bounds inclusive and counted from 1. */
export interface Merge {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface Sheet {
  name: string;
  isHidden: boolean;
  rows: Row[];
  merges: Merge[];
}

/** 1 → 'A', 27 → 'AA'. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** 'B3' for row 3, column 2. */
export function cellAddress(row: number, column: number): string {
  return columnName(column) + String(row);
}

/** Row and column of 'B3' or '$B$3', or null. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!parts) return null;
  const column = Array.from((parts[1] ?? '').toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(parts[2]), column };
}

/** What a person sees in the cell, trimmed: dates as 2026-01-31, numbers without grouping or exponent, errors as ''. */
export function cellText(cell: Cell | null | undefined): string {
  if (!cell) return '';
  switch (cell.kind) {
    case 'text':
      return cell.value.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
    case 'number':
      return plainNumber(cell.value);
    case 'date':
      return cell.time === null ? cell.value : `${cell.value} ${cell.time}`;
    case 'boolean':
      return cell.value ? '是' : '否';
    case 'error':
      return '';
  }
}

/** The day in a cell, whether stored as a date, typed as 2026年1月31日 or as the number 20260131; null when it is none. */
export function cellDate(cell: Cell | null | undefined): LegalDate | null {
  if (cell?.kind === 'date') return isLegalDate(cell.value) ? cell.value : null;
  return parseDateInput(cellText(cell));
}

/** 0.1+0.2 as 0.3, the way spreadsheets show fifteen digits; never with an exponent. */
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? rounded.toFixed(0) : String(rounded);
}
