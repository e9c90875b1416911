import { decodeText } from './encoding';
import { OfficeFailure } from './failure';
import { SHEET_LIMITS, type SheetLimits } from './limits';
import type { Cell, Row, Sheet } from './sheet';

/** Spreadsheet programs calculate a cell that begins like this; a number may begin so and is harmless. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?$/;

/**
 * CSV as Chinese spreadsheet programs open it by double click: UTF-8 with byte order mark, CRLF (RFC 4180). What looks like a formula gets an
 * apostrophe before it, which `readCsv` takes away again.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOut).join(',')}\r\n`).join('')}`;
}

function cellOut(text: string): string {
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * CSV in UTF-8, GB18030, Big5 or UTF-16, separated by comma, semicolon or tab → one sheet of text cells.
 * @throws OfficeFailure file_damaged (no text, an open quotation), too_many_rows, too_many_columns, too_many_cells
 */
export function readCsv(bytes: Buffer, limits: SheetLimits = SHEET_LIMITS): Sheet {
  const decoded = decodeText(bytes);
  if (!decoded) throw new OfficeFailure('file_damaged', { part: 'csv' });
  const named = /^sep=([,;\t])\r?\n/.exec(decoded.text);
  const text = named ? decoded.text.slice(named[0].length) : decoded.text;
  const rows: Row[] = [];
  let cells = 0;

  let number = 0;
  for (const values of records(text, named?.[1] ?? separatorOf(text))) {
    number += 1;
    const row = values.flatMap((value, index): Cell[] => (value === '' ? [] : [{ column: index + 1, kind: 'text', value }]));
    if (row.length === 0) continue;
    cells += row.length;
    if ((row.at(-1)?.column ?? 0) > limits.columns) throw new OfficeFailure('too_many_columns', { limit: limits.columns });
    if (rows.push({ number, cells: row }) > limits.rows) throw new OfficeFailure('too_many_rows', { limit: limits.rows });
    if (cells > limits.cells) throw new OfficeFailure('too_many_cells', { limit: limits.cells });
  }
  return { name: '', isHidden: false, rows, merges: [] };
}

/** The one that parts the first line most often, outside quotations. */
function separatorOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 10_000))?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counted = [',', '\t', ';'].map((sign) => ({ sign, times: line.split(sign).length }));
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).sign;
}

function* records(text: string, separator: string): Generator<string[]> {
  let at = 0;
  while (at < text.length) {
    const values: string[] = [];
    for (;;) {
      const field = text[at] === '"' ? quoted(text, at) : bare(text, at, separator);
      values.push(field.value.replace(/^'(?='*[=+\-@\t\r])/, ''));
      at = field.next;
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') at += 1;
    yield values;
  }
}

function quoted(text: string, from: number): { value: string; next: number } {
  let value = '';
  for (let at = from + 1; ;) {
    const end = text.indexOf('"', at);
    if (end < 0) throw new OfficeFailure('file_damaged', { part: 'csv quotation' });
    value += text.slice(at, end);
    if (text[end + 1] !== '"') return { value, next: end + 1 };
    value += '"';
    at = end + 2;
  }
}

function bare(text: string, from: number, separator: string): { value: string; next: number } {
  let next = from;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next += 1;
  return { value: text.slice(from, next), next };
}
