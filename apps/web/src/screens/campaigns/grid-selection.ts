import type { Step } from './cell-input';

/** A block of cells: where it was begun and where the keyboard is now. */
export interface Selection {
  row: number;
  column: number;
  fromRow: number;
  fromColumn: number;
}

export interface Block {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const at = (row: number, column: number): Selection => ({ row, column, fromRow: row, fromColumn: column });

export function blockOf({ row, column, fromRow, fromColumn }: Selection): Block {
  return {
    top: Math.min(row, fromRow),
    bottom: Math.max(row, fromRow),
    left: Math.min(column, fromColumn),
    right: Math.max(column, fromColumn),
  };
}

export function isIn(block: Block, row: number, column: number): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

const PAGE = 12;

/** The selection after a key, inside a grid of `rows` × `columns`. */
export function stepped(selection: Selection, step: Step, extend: boolean, rows: number, columns: number): Selection {
  const moves: Record<Step, [number, number]> = {
    up: [-1, 0],
    down: [1, 0],
    left: [0, -1],
    right: [0, 1],
    home: [0, -columns],
    end: [0, columns],
    'page-up': [-PAGE, 0],
    'page-down': [PAGE, 0],
  };
  const [down, right] = moves[step];
  const row = Math.max(0, Math.min(rows - 1, selection.row + down));
  const column = Math.max(0, Math.min(columns - 1, selection.column + right));
  return extend ? { ...selection, row, column } : at(row, column);
}
