/** 清理统计: class × disposition × 拟/已, always the whole worklist (V20, domain.md 4.5). */
import { DomainError } from '@libs/kernel';
import { DISPOSITIONS, type Disposition } from './entry';

/** How many entries stand alike; disposition null = 待填. */
export interface Tally {
  docClass: string;
  disposition: Disposition | null;
  isDone: boolean;
  count: number;
}

export interface FigureCell {
  /** 拟 */
  pending: number;
  /** 已 */
  done: number;
}

export interface FigureRow {
  docClass: string;
  cells: Record<Disposition, FigureCell>;
  /** 待填 */
  unfilled: number;
  total: number;
}

export interface Figures {
  rows: FigureRow[];
  sum: FigureRow;
  pending: number;
  done: number;
  total: number;
}

const emptyRow = (docClass: string): FigureRow => ({
  docClass,
  cells: Object.fromEntries(DISPOSITIONS.map((disposition) => [disposition, { pending: 0, done: 0 }])) as Record<Disposition, FigureCell>,
  unfilled: 0,
  total: 0,
});

function put(row: FigureRow, { disposition, isDone, count }: Tally): void {
  row.total += count;
  if (disposition === null) row.unfilled += count;
  else row.cells[disposition][isDone ? 'done' : 'pending'] += count;
}

/** Errors: `figures_do_not_add_up` when the tallies are not the worklist (V20: fail the report rather than print it). */
export function figuresOf(tallies: readonly Tally[], worklistCount: number): Figures {
  const rows = new Map<string, FigureRow>();
  const sum = emptyRow('');
  for (const tally of tallies) {
    const row = rows.get(tally.docClass) ?? emptyRow(tally.docClass);
    rows.set(tally.docClass, row);
    put(row, tally);
    put(sum, tally);
  }
  if (sum.total !== worklistCount)
    throw new DomainError('conflict', 'figures_do_not_add_up', { total: sum.total, worklist: worklistCount });
  const cells = Object.values(sum.cells);
  return {
    rows: [...rows.values()].sort((a, b) => (a.docClass < b.docClass ? -1 : 1)),
    sum,
    pending: cells.reduce((total, cell) => total + cell.pending, 0),
    done: cells.reduce((total, cell) => total + cell.done, 0),
    total: sum.total,
  };
}
