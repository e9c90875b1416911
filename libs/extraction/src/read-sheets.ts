import type { Cell, Sheet } from '@libs/office';
import { isObject, readApart, type ReadOptions } from './read-apart';

const KINDS: ReadonlySet<unknown> = new Set<Cell['kind']>(['text', 'number', 'date', 'boolean', 'error']);

/**
 * Reads a table (XLSX or CSV) that a stranger filled in, in a process of its own; the sheets in the order of their tabs, values only.
 * @param path file on disk; @param options as for `readFile`; rows, columns and cells are limited too
 * @throws DomainError with one of FAILURE_CODES, as `readFile`
 */
export function readSheets(path: string, options: ReadOptions): Promise<Sheet[]> {
  return readApart(path, 'sheets', options, areSheets);
}

function areSheets(value: unknown): value is Sheet[] {
  return Array.isArray(value) && value.every(isSheet);
}

function isSheet(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.name === 'string' &&
    typeof value.isHidden === 'boolean' &&
    Array.isArray(value.merges) &&
    value.merges.every((merge) => isObject(merge) && Object.values(merge).every((bound) => typeof bound === 'number')) &&
    Array.isArray(value.rows) &&
    value.rows.every((row) => isObject(row) && typeof row.number === 'number' && Array.isArray(row.cells) && row.cells.every(isCell))
  );
}

function isCell(value: unknown): boolean {
  if (!isObject(value) || typeof value.column !== 'number' || !KINDS.has(value.kind)) return false;
  const type = value.kind === 'number' || value.kind === 'boolean' ? value.kind : 'string';
  return typeof value.value === type;
}
