import { useMemo } from 'react';
import { Input, Segmented } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { reviewsQuery, type ReviewFilter } from '../../api/reviews';
import type { ReviewRowDto } from '../../api/types';
import { dateZh, monthDayZh } from '../../form/legal-date';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { OrganName } from '../../text/organ-name';
import { DaysLeft, daysLeftWords } from '../../words/days-left';

const GROUPS = [
  { value: '', label: '全部在办' },
  { value: 'to_accept', label: '待受理' },
  { value: 'in_review', label: '审核中' },
  { value: 'second', label: '待复核' },
  { value: 'to_sign', label: '待签发' },
  { value: 'supplement', label: '补正中' },
  { value: 'closed', label: '已办结' },
];

/** The queue of the review organ, the most pressing first. */
export function ReviewListScreen() {
  const { get, set } = useUrlFilters();
  const state = get('state') ?? '';
  const query = useInfiniteQuery(reviewsQuery(filterOf(state, get('q'), get('handler'))));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <DataTable<ReviewRowDto>
      name="合法性审核"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => `/reviews/${row.id}`}
      isLoading={query.isLoading}
      error={query.error}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
      empty={state === '' ? '没有在办事项。起草单位送审后在此出现。' : '这一组没有事项。'}
      filters={
        <>
          <Input.Search
            key={get('q') ?? ''}
            allowClear
            defaultValue={get('q') ?? ''}
            placeholder="标题、送审单位"
            aria-label="筛选标题、送审单位"
            style={{ width: 220 }}
            onSearch={(q) => {
              set({ q });
            }}
          />
          <Segmented
            aria-label="状态"
            options={GROUPS}
            value={state}
            onChange={(value) => {
              set({ state: value });
            }}
          />
        </>
      }
    />
  );
}

/** Everything open unless one group is chosen; closed ones only when asked for. */
function filterOf(state: string, text: string | undefined, handler: string | undefined): ReviewFilter {
  if (state === 'closed') return { open: 'false', text, handler };
  return state === '' ? { open: 'true', text, handler } : { state, text, handler };
}

/** Paused and unaccepted ones after those whose clock runs. */
function pressing(row: ReviewRowDto): number {
  return row.clock.status === 'running' ? (row.clock.leftDays ?? 0) : row.clock.status === 'done' ? 2_000 : 1_000;
}

const COLUMNS: readonly Column<ReviewRowDto>[] = [
  {
    key: 'left',
    title: '还剩',
    width: 150,
    show: (row) => <DaysLeft clock={row.clock} />,
    words: (row) => daysLeftWords(row.clock),
    order: pressing,
  },
  {
    key: 'title',
    title: '事项',
    show: (row) => (
      <>
        {row.title}
        {row.isUrgent && <span className="tone-soon">（紧急）</span>}
      </>
    ),
    words: (row) => row.title,
  },
  { key: 'organ', title: '送审单位', width: 170, show: (row) => <OrganName name={row.organName} />, words: (row) => row.organName },
  {
    key: 'round',
    title: '第几次',
    width: 70,
    align: 'center',
    show: (row) => row.round,
    words: (row) => String(row.round),
    order: (row) => row.round,
  },
  {
    key: 'state',
    title: '状态',
    width: 110,
    show: (row) => row.verdictTitle ?? row.stateTitle,
    words: (row) => row.verdictTitle ?? row.stateTitle,
  },
  { key: 'handler', title: '承办', width: 100, show: (row) => row.handlerName ?? '—', words: (row) => row.handlerName ?? '' },
  {
    key: 'received',
    title: '收件',
    width: 90,
    show: (row) => monthDayZh(row.receivedOn),
    words: (row) => dateZh(row.receivedOn),
    order: (row) => row.receivedOn,
  },
  {
    key: 'meeting',
    title: '拟上会',
    width: 90,
    show: (row) => (row.meetingOn ? monthDayZh(row.meetingOn) : ''),
    words: (row) => dateZh(row.meetingOn),
    order: (row) => row.meetingOn ?? '9',
  },
];
