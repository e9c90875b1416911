import { auditHash } from '@libs/platform';
import { followRow, rowHash, type ChainEnd, type ChainFault, type ChainRow } from './chain';

function chain(length: number): ChainRow[] {
  const rows: ChainRow[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const row = {
      id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
      seq,
      previous: rows.at(-1)?.hash ?? null,
      type: 'test.act',
      subjectType: 'test',
      subjectId: 'a',
      actorId: '00000000-0000-7000-8000-000000000000',
      at: new Date(Date.UTC(2026, 3, seq)),
      detail: { n: seq },
    };
    rows.push({ ...row, hash: rowHash(row) });
  }
  return rows;
}

function faults(rows: readonly ChainRow[]): ChainFault[] {
  let end: ChainEnd | null = null;
  return rows.flatMap((row) => {
    const found = followRow(end, row);
    end = { seq: row.seq, hash: row.hash };
    return found;
  });
}

const at = (rows: readonly ChainRow[], index: number): ChainRow => {
  const row = rows[index];
  if (!row) throw new Error(`no row ${index}`);
  return row;
};

describe('INV-H: a subject’s chain', () => {
  it('is hashed as the platform hashes it', () => {
    const row = at(chain(2), 1);
    expect(row.hash).toBe(auditHash(row));
  });
  it('that nobody touched has no fault', () => {
    expect(faults(chain(5))).toEqual([]);
  });
  it('names an edited row', () => {
    const rows = chain(4);
    rows[1] = { ...at(rows, 1), detail: { n: 99 } };
    expect(faults(rows)).toEqual([{ code: 'row_edited', seq: 2, id: at(rows, 1).id }]);
  });
  it('names the row after one that was edited with its hash', () => {
    const rows = chain(4);
    const edited = { ...at(rows, 1), detail: { n: 99 } };
    rows[1] = { ...edited, hash: rowHash(edited) };
    expect(faults(rows)).toEqual([{ code: 'link_broken', seq: 3, id: at(rows, 2).id }]);
  });
  it('names rows that are gone, at the start and in the middle', () => {
    const rows = chain(6);
    expect(faults([...rows.slice(2, 3), ...rows.slice(5)])).toEqual([
      { code: 'rows_missing', from: 1, to: 2 },
      { code: 'rows_missing', from: 4, to: 5 },
    ]);
  });
  it('names both rows that changed places', () => {
    const rows = chain(4);
    const swapped = [at(rows, 0), { ...at(rows, 2), seq: 2 }, { ...at(rows, 1), seq: 3 }, at(rows, 3)];
    expect(faults(swapped).map((fault) => fault.code)).toEqual(['row_edited', 'row_edited', 'link_broken']);
  });
});
