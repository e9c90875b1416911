import { canonicalJson, sha256, type DomainEvent } from '@libs/kernel';

/** One audit row as the database has it. */
export interface ChainRow extends DomainEvent {
  id: string;
  seq: number;
  previous: string | null;
  hash: string;
}

export type ChainFault =
  | { code: 'rows_missing'; from: number; to: number }
  | { code: 'row_edited'; seq: number; id: string }
  | { code: 'link_broken'; seq: number; id: string };

/** How far a subject's chain was followed. */
export interface ChainEnd {
  seq: number;
  hash: string;
}

/** The hash that a row must have: the same as platform's `auditHash`, stated a second time so that one of them cannot drift alone. */
export function rowHash(row: Omit<ChainRow, 'hash'>): string {
  const { id, seq, previous, type, subjectType, subjectId, actorId, at, detail } = row;
  return sha256(canonicalJson({ id, seq, previous, type, subjectType, subjectId, actorId, at: at.toISOString(), detail }));
}

/** What is wrong with the next row of a chain that has come as far as `end` (null: nothing yet); [] means it continues it. */
export function followRow(end: ChainEnd | null, row: ChainRow): ChainFault[] {
  const found: ChainFault[] = [];
  const expected = (end?.seq ?? 0) + 1;
  if (row.seq > expected) found.push({ code: 'rows_missing', from: expected, to: row.seq - 1 });
  if (rowHash(row) !== row.hash) found.push({ code: 'row_edited', seq: row.seq, id: row.id });
  // Behind a gap there is nothing to compare with; the gap itself is named.
  else if (row.seq === expected && row.previous !== (end?.hash ?? null)) found.push({ code: 'link_broken', seq: row.seq, id: row.id });
  return found;
}
