import { useEffect, useRef, useState } from 'react';
import { App } from 'antd';
import type { CleanupWordsDto, EntryDto } from '../../api/types';
import type { Autosave, Edit } from './autosave';
import { CellInput, type Step } from './cell-input';
import {
  cellWords,
  choicesOf,
  GRID_COLUMNS,
  isApplicable,
  proposalOf,
  readBlock,
  withCell,
  writeBlock,
  type GridColumn,
  type Proposal,
} from './grid-cells';
import { FrozenCells, Head } from './grid-frozen';
import { at, blockOf, isIn, stepped, type Selection } from './grid-selection';

const ROW_HEIGHT = 34;
/** Of the frozen columns as the style sheet has them, and of those that are filled in. */
const OWN_WIDTH = 52 + 330 + 178 + 92 + GRID_COLUMNS.reduce((sum, { width }) => sum + width, 0);
const BUREAU_WIDTH = OWN_WIDTH + 36 + 104;
/** Rows drawn above and below what is seen. */
const MARGIN = 10;

interface WorklistGridProps {
  rows: readonly EntryDto[];
  words: CleanupWordsDto;
  saver: Autosave;
  isEditable: (row: EntryDto) => boolean;
  /** The bureau's grid: who answers, and boxes to choose rows. */
  chosen?: ReadonlySet<string>;
  onChosen?: (chosen: ReadonlySet<string>) => void;
}

/** 清理底册 as a sheet: arrows, type to choose, Ctrl+C/V, Ctrl+D, Ctrl+Z. Only the rows in sight are drawn. */
export function WorklistGrid({ rows, words, saver, isEditable, chosen, onChosen }: WorklistGridProps) {
  const { message } = App.useApp();
  const [selection, setSelection] = useState<Selection>(at(0, 0));
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(600);
  const body = useRef<HTMLDivElement>(null);
  const isDragging = useRef(false);
  const block = blockOf(selection);

  useEffect(() => {
    const pane = body.current;
    if (!pane) return undefined;
    const watch = new ResizeObserver(() => {
      setHeight(pane.clientHeight);
    });
    watch.observe(pane);
    const release = () => {
      isDragging.current = false;
    };
    document.addEventListener('mouseup', release);
    return () => {
      watch.disconnect();
      document.removeEventListener('mouseup', release);
    };
  }, []);
  useEffect(() => {
    const pane = body.current;
    if (!pane) return;
    const rowTop = selection.row * ROW_HEIGHT;
    const room = pane.clientHeight - 2 * ROW_HEIGHT;
    if (rowTop < pane.scrollTop) pane.scrollTop = rowTop;
    else if (rowTop > pane.scrollTop + room) pane.scrollTop = rowTop - room;
  }, [selection.row]);

  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - MARGIN);
  const last = Math.min(rows.length, Math.ceil((top + height) / ROW_HEIGHT) + MARGIN);

  /** Writes into cells of editable rows; what is not understood is left out and told. */
  const write = (cells: readonly { row: number; column: number; text: string }[]) => {
    const changed = new Map<string, Proposal>();
    let [closed, unread] = [0, 0];
    for (const { row: index, column: columnIndex, text } of cells) {
      const row = rows[index];
      const column = GRID_COLUMNS[columnIndex];
      if (!row || !column) continue;
      if (!isEditable(row)) {
        closed += 1;
        continue;
      }
      const next = withCell(changed.get(row.id) ?? proposalOf(row), column, text, words);
      if (next) changed.set(row.id, next);
      else unread += 1;
    }
    const edits: Edit[] = [...changed].map(([id, proposal]) => ({ id, proposal }));
    if (edits.length > 0) saver.edit(edits);
    if (closed > 0) void message.warning(`${closed} 格已报送或者不在填报阶段，没有改动`);
    if (unread > 0) void message.warning(`${unread} 格的内容不认识，没有填入`);
  };
  const cellsOf = (text: (row: number, column: number) => string) => {
    const cells: { row: number; column: number; text: string }[] = [];
    for (let row = block.top; row <= block.bottom; row += 1) {
      for (let column = block.left; column <= block.right; column += 1) cells.push({ row, column, text: text(row, column) });
    }
    return cells;
  };
  const wordsAt = (index: number, columnIndex: number): string => {
    const row = rows[index];
    const column = GRID_COLUMNS[columnIndex];
    return row && column ? cellWords(column.key, row, words) : '';
  };
  const paste = (text: string) => {
    const source = readBlock(text);
    const isOne = source.length === 1 && source[0]?.length === 1;
    // One cell fills the whole selection; a block goes where the selection begins.
    if (isOne) write(cellsOf(() => source[0]?.[0] ?? ''));
    else {
      const cells = source.flatMap((line, down) =>
        line.map((cell, right) => ({ row: block.top + down, column: block.left + right, text: cell })),
      );
      write(cells);
    }
  };
  const step = (direction: Step, extend: boolean) => {
    setSelection((now) => stepped(now, direction, extend, rows.length, GRID_COLUMNS.length));
  };
  const copied = (): string => {
    const lines = Array.from({ length: block.bottom - block.top + 1 }, (_, down) =>
      Array.from({ length: block.right - block.left + 1 }, (__, right) => wordsAt(block.top + down, block.left + right)),
    );
    return writeBlock(lines);
  };

  const editor = (row: EntryDto, index: number, column: GridColumn, columnIndex: number) => (
    <CellInput
      key={`${row.id} ${column.key}`}
      label={`第 ${row.ordinal} 号 ${column.title.replace(' ▾', '')}`}
      text={wordsAt(index, columnIndex)}
      choices={column.kind === 'choice' ? choicesOf(column.key, row.disposition, words) : null}
      isEditable={isEditable(row)}
      onCommit={(text) => {
        write([{ row: index, column: columnIndex, text }]);
      }}
      onStep={step}
      onClear={() => {
        write(cellsOf(() => ''));
      }}
      onFillDown={() => {
        // A single row takes from the one above it, as in every sheet.
        const from = block.top === block.bottom ? block.top - 1 : block.top;
        write(cellsOf((_, at_) => wordsAt(from, at_)));
      }}
      onUndo={() => {
        saver.undo();
      }}
      onCopy={copied}
      onPaste={paste}
    />
  );

  return (
    <div
      className="sheet-body"
      ref={body}
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
      }}
    >
      <table className="sheet" style={{ width: chosen ? BUREAU_WIDTH : OWN_WIDTH }} aria-rowcount={rows.length}>
        <Head rows={rows} chosen={chosen} onChosen={onChosen} />
        <tbody>
          {first > 0 && <tr className="gap" style={{ height: first * ROW_HEIGHT }} aria-hidden />}
          {rows.slice(first, last).map((row, offset) => {
            const index = first + offset;
            return (
              <tr key={row.id} className={row.faults.length > 0 ? 'todo' : undefined} data-row={index}>
                <FrozenCells row={row} chosen={chosen} onChosen={onChosen} words={words} />
                {GRID_COLUMNS.map((column, columnIndex) => {
                  const isAt = selection.row === index && selection.column === columnIndex;
                  const marks = [
                    isIn(block, index, columnIndex) ? 'in' : '',
                    isAt ? 'at' : '',
                    isApplicable(column.key, row.disposition) ? '' : 'void',
                    isEditable(row) ? '' : 'shut',
                  ];
                  return (
                    <td
                      key={column.key}
                      className={marks.filter(Boolean).join(' ')}
                      title={wordsAt(index, columnIndex)}
                      onMouseDown={(event) => {
                        if (event.button !== 0 || (event.target as HTMLElement).tagName === 'INPUT') return;
                        event.preventDefault();
                        isDragging.current = true;
                        setSelection((now) => (event.shiftKey ? { ...now, row: index, column: columnIndex } : at(index, columnIndex)));
                      }}
                      onMouseEnter={() => {
                        if (isDragging.current) setSelection((now) => ({ ...now, row: index, column: columnIndex }));
                      }}
                    >
                      {isAt && editor(row, index, column, columnIndex)}
                      <span className="cell-words">{wordsAt(index, columnIndex)}</span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
          {last < rows.length && <tr className="gap" style={{ height: (rows.length - last) * ROW_HEIGHT }} aria-hidden />}
        </tbody>
      </table>
    </div>
  );
}
