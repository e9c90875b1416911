import { useCallback, useMemo, type ReactNode } from 'react';
import { Button, Spin } from 'antd';
import { useNavigate } from 'react-router';
import { ProblemNotice } from '../notice/problem-notice';
import type { Column } from './column';
import { TableTools } from './table-tools';
import { useColumnChoice } from './column-choice';
import { useRowKeys } from './row-keys';
import { useKeptScroll } from './kept-scroll';
import { useUrlFilters } from './url-filters';

interface DataTableProps<Row> {
  /** Names the list: its kept column choice, its scroll, its exported file. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Where Enter or a click leads. */
  href?: (row: Row) => string;
  /** What opening a row does beside leading there. */
  onOpen?: (row: Row) => void;
  unit?: string;
  /** How many there are in all, where the server says. */
  total?: number | undefined;
  filters?: ReactNode;
  /** Shown in place of rows: says what to do next. */
  empty: ReactNode;
  isLoading?: boolean;
  error?: unknown;
  more?: (() => void) | undefined;
  isLoadingMore?: boolean;
  actions?: ReactNode;
}

/** The one list of the desk. Filters and sort are in the address, `/` goes to the filter, ↑↓ move, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { name, columns, rows, rowKey, href, onOpen, unit = '件' } = props;
  const navigate = useNavigate();
  const { get, set, key } = useUrlFilters();
  const choice = useColumnChoice(name, columns);
  const sorted = useSorted(rows, choice.shown, get('sort'));
  const open = useCallback(
    (index: number) => {
      const row = sorted[index];
      if (row === undefined || !href) return;
      onOpen?.(row);
      void navigate(href(row));
    },
    [sorted, href, onOpen, navigate],
  );
  const keys = useRowKeys(sorted.length, open);
  const [body, onScroll] = useKeptScroll<HTMLDivElement>(`${name}?${key}`, rows.length > 0);
  const isEmpty = rows.length === 0 && !props.isLoading && !props.error;
  return (
    <section className="list" aria-label={name}>
      <div className="list-head">
        <div className="list-filters">{props.filters}</div>
        {props.actions}
        <TableTools name={name} columns={columns} choice={choice} rows={sorted} />
      </div>
      <ProblemNotice error={props.error} />
      <div className="list-body" ref={body} onScroll={onScroll}>
        <table className="grid">
          <thead>
            <tr>
              {choice.shown.map((column) => (
                <HeadCell
                  key={column.key}
                  column={column}
                  sort={get('sort')}
                  onSort={(sort) => {
                    set({ sort });
                  }}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row, index) => (
              <tr
                key={rowKey(row)}
                className={index === keys.current ? 'current' : undefined}
                data-row={index}
                onClick={() => {
                  keys.move(index);
                  if (window.getSelection()?.toString() === '') open(index);
                }}
              >
                {choice.shown.map((column) => (
                  <td key={column.key} className={column.align} title={column.words(row)}>
                    {column.show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {isEmpty && <div className="list-empty">{props.empty}</div>}
        {props.isLoading && <Spin className="list-wait" />}
      </div>
      <div className="list-foot">
        <span aria-live="polite">{countWords(rows.length, props.total, unit, props.more !== undefined)}</span>
        {props.more && (
          <Button onClick={props.more} loading={props.isLoadingMore ?? false}>
            加载更多
          </Button>
        )}
        <span className="hint">/ 筛选 · ↑↓ 移动 · Enter 打开</span>
      </div>
    </section>
  );
}

function countWords(shown: number, total: number | undefined, unit: string, hasMore: boolean): string {
  if (!hasMore) return `共 ${shown} ${unit}`;
  return total === undefined ? `已显示 ${shown} ${unit}，还有更多` : `共 ${total} ${unit}，已显示 ${shown} ${unit}`;
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort: string | undefined;
  onSort: (sort: string | null) => void;
}

function HeadCell<Row>({ column, sort, onSort }: HeadCellProps<Row>) {
  const isUp = sort === column.key;
  const isDown = sort === `-${column.key}`;
  return (
    <th
      scope="col"
      style={column.width === undefined ? undefined : { width: column.width }}
      className={column.align}
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}
    >
      <button
        type="button"
        className="sort"
        onClick={() => {
          onSort(isUp ? `-${column.key}` : isDown ? null : column.key);
        }}
      >
        {column.title}
        {isUp ? ' ↑' : isDown ? ' ↓' : ''}
      </button>
    </th>
  );
}

const words = new Intl.Collator('zh-CN', { numeric: true });

/** What was read is sorted here; without a choice the server's order stands. */
function useSorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string | undefined): readonly Row[] {
  return useMemo(() => {
    const column = columns.find((each) => each.key === sort?.replace(/^-/, ''));
    if (!column || sort === undefined) return rows;
    const valueOf = column.order ?? column.words;
    const direction = sort.startsWith('-') ? -1 : 1;
    return [...rows].sort((a, b) => {
      const [left, right] = [valueOf(a), valueOf(b)];
      return (
        direction * (typeof left === 'number' && typeof right === 'number' ? left - right : words.compare(String(left), String(right)))
      );
    });
  }, [rows, columns, sort]);
}
