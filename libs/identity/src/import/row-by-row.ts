import { DomainError } from '@libs/kernel';
import { Transactions, type Tx } from '@libs/platform';
import { QueryFailedError } from 'typeorm';
import type { ImportFinding, ImportReport, ImportRow } from '../domain/import';

/** What became of a row. */
export type Outcome = 'created' | 'changed' | 'unchanged';

/** Says something about the row that is being put in. */
export type Find = (severity: ImportFinding['severity'], code: string, column?: string | null, detail?: ImportFinding['detail']) => void;

class RolledBack extends Error {}

/**
 * Puts rows in by the rooms' own commands, all in one transaction; a dry run does exactly the same and takes it back, so that it finds what the real run
 * would, the database's own rules included. Each row has a savepoint: the first fault does not hide those of other rows.
 */
export async function rowByRow<Key extends string>(
  transactions: Transactions,
  rows: readonly ImportRow<Key>[],
  isDryRun: boolean,
  put: (tx: Tx, row: ImportRow<Key>, find: Find) => Promise<Outcome>,
): Promise<ImportReport> {
  let report: ImportReport = empty(rows.length);
  try {
    await transactions.run(async (tx) => {
      report = empty(rows.length); // the transaction may be tried again
      for (const row of rows) await putRow(tx, row, put, report);
      if (isDryRun || report.findings.some((finding) => finding.severity === 'error')) throw new RolledBack();
    });
    report.isCommitted = true;
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error;
  }
  return report;
}

function empty(rows: number): ImportReport {
  return { rows, created: 0, changed: 0, unchanged: 0, findings: [], isCommitted: false };
}

async function putRow<Key extends string>(
  tx: Tx,
  row: ImportRow<Key>,
  put: (tx: Tx, row: ImportRow<Key>, find: Find) => Promise<Outcome>,
  report: ImportReport,
): Promise<void> {
  const find: Find = (severity, code, column = null, detail = {}) => {
    report.findings.push({ row: row.number, column, severity, code, detail });
  };
  await tx.db.query('SAVEPOINT import_row');
  try {
    report[await put(tx, row, find)] += 1;
    await tx.db.query('RELEASE SAVEPOINT import_row');
  } catch (error) {
    const code = codeOf(error);
    if (code === null) throw error;
    await tx.db.query('ROLLBACK TO SAVEPOINT import_row');
    if (code !== 'import_row_is_faulty') find('error', code, null, detailOf(error));
  }
}

/** Thrown when a row's faults have been told: it goes no further. */
export function faulty(): DomainError {
  return new DomainError('invalid', 'import_row_is_faulty');
}

function codeOf(error: unknown): string | null {
  if (error instanceof DomainError) return error.code;
  if (!(error instanceof QueryFailedError)) return null;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code !== undefined && ['23505', '23514', '23503', '23P01'].includes(code) ? (constraint ?? null) : null;
}

function detailOf(error: unknown): ImportFinding['detail'] {
  const detail = error instanceof DomainError ? Object.entries(error.detail) : [];
  return Object.fromEntries(
    detail.filter((pair): pair is [string, string | number] => typeof pair[1] === 'string' || typeof pair[1] === 'number'),
  );
}

/** Rows whose key stands in the table before: the first counts. */
export function repeatedRows<Key extends string>(
  rows: readonly ImportRow<Key>[],
  key: (row: ImportRow<Key>) => string,
): Map<number, number> {
  const first = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const row of rows) {
    const name = key(row);
    const before = first.get(name);
    if (name !== '' && before !== undefined) repeated.set(row.number, before);
    else first.set(name, row.number);
  }
  return repeated;
}
