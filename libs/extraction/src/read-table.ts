import { DomainError } from '@libs/kernel';
import { cellText, readTable, type TableColumn } from '@libs/office';
import type { ReadOptions } from './read-apart';
import { readSheets } from './read-sheets';

/** A filled row: the text of each column that was asked for, '' where there is none. `number` is what the spreadsheet program shows. */
export interface FilledRow<Key extends string> {
  number: number;
  values: Record<Key, string>;
}

/**
 * The filled rows of a table that a stranger made from our template or otherwise: the first visible sheet that has the required columns.
 * Errors: those of `readSheets`; `table_lacks_columns` {columns}.
 */
export async function readFilledTable<Key extends string>(
  path: string,
  options: ReadOptions,
  columns: readonly TableColumn<Key>[],
): Promise<FilledRow<Key>[]> {
  const tables = (await readSheets(path, options)).filter((sheet) => !sheet.isHidden).map((sheet) => readTable(sheet, columns));
  const table = tables.find((each) => each.missing.length === 0 && each.header !== null);
  const nearest = tables.reduce<string[] | null>(
    (least, each) => (least && least.length <= each.missing.length ? least : each.missing),
    null,
  );
  if (!table) throw new DomainError('invalid', 'table_lacks_columns', { columns: (nearest ?? []).join('、') });
  return table.rows.map(({ number, cells }) => ({
    number,
    values: Object.fromEntries(columns.map(({ key }) => [key, cellText(cells[key])])) as Record<Key, string>,
  }));
}
