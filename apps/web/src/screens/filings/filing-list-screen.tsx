import { useMemo } from 'react';
import { Input, Segmented, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { filingsQuery, type FilingFilter } from '../../api/filings';
import type { FilingRowDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { OrganField } from '../../form/organ-field';
import { useMay } from '../../shell/session';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { LEVEL_WORDS } from '../../words/document';
import { optionsOf } from '../../words/words';
import { columnsFor, type ListKind } from './filing-columns';

const LEVELS = ['region', 'prefecture', 'county', 'township'] as const;
const REGISTERED = 'registered,in_review,asking,passed,to_correct,corrected,referred,decided';

type Direction = 'in' | 'out' | 'supervised';
/** The groups of each list; 登记簿 in the order of registration, the others by what is due first. */
const GROUPS: Record<Direction, readonly { value: string; label: string; filter: FilingFilter }[]> = {
  in: [
    { value: '', label: '待办', filter: { state: 'submitted,supplement,registered,in_review,asking,to_correct' } },
    { value: 'to_register', label: '待登记', filter: { state: 'submitted' } },
    { value: 'supplement', label: '待补正', filter: { state: 'supplement' } },
    { value: 'overdue', label: '应报未报', filter: { state: 'to_submit', overdue: 'true' } },
    { value: 'register', label: '登记簿', filter: { state: REGISTERED, sort: 'registered' } },
    { value: 'refused', label: '不予登记', filter: { state: 'refused', sort: 'published' } },
    { value: 'all', label: '全部', filter: { sort: 'published' } },
  ],
  out: [
    { value: '', label: '待报备', filter: { state: 'to_submit,supplement' } },
    { value: 'sent', label: '已报送待登记', filter: { state: 'submitted' } },
    { value: 'register', label: '已登记', filter: { state: REGISTERED, sort: 'registered' } },
    { value: 'all', label: '全部', filter: { sort: 'published' } },
  ],
  supervised: [
    { value: '', label: '登记簿', filter: { state: REGISTERED, sort: 'registered' } },
    { value: 'overdue', label: '应报未报', filter: { state: 'to_submit', overdue: 'true' } },
    { value: 'all', label: '全部', filter: { sort: 'published' } },
  ],
};

const NAMES: Record<Direction, string> = { in: '收到的备案', out: '向上报备', supervised: '下级备案目录' };
const REGISTER_NAMES: Record<Direction, string> = { in: '备案登记簿', out: '向上报备登记簿', supervised: '下级备案登记簿' };
const EMPTY: Record<Direction, string> = {
  in: '没有符合条件的备案。报备单位报送后在此出现。',
  out: '没有符合条件的备案。文件公布后，应当报备的在此出现。',
  supervised: '没有符合条件的备案。县（市）部门和乡镇的备案由县（市）司法局登记，在此可以查目录、调阅。',
};

function isDirection(text: string | undefined): text is Direction {
  return text === 'in' || text === 'out' || text === 'supervised';
}

/** 备案: what was received, what is to be sent up, what the counties registered. */
export function FilingListScreen() {
  const { get, set } = useUrlFilters();
  const may = useMay();
  const asked = get('direction');
  const direction = isDirection(asked) ? asked : may('filing.register') ? 'in' : 'out';
  const groups = GROUPS[direction];
  const group = groups.find(({ value }) => value === (get('group') ?? '')) ?? groups[0];
  const list: ListKind = group?.filter.overdue ? 'overdue' : group?.filter.sort === 'registered' ? 'register' : 'open';
  const query = useInfiniteQuery(
    filingsQuery({
      ...group?.filter,
      direction,
      q: get('q'),
      issuerId: get('issuer'),
      level: LEVELS.find((level) => level === get('level')),
      registeredFrom: get('from'),
      registeredTo: get('to'),
    }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const directions: Direction[] = may('filing.register') ? ['in', 'out', 'supervised'] : ['out'];
  const day = (name: string, label: string) => (
    <span style={{ width: 130 }}>
      <DateField
        label={label}
        placeholder={label}
        value={get(name) ?? null}
        onChange={(on) => {
          set({ [name]: on });
        }}
      />
    </span>
  );
  return (
    <DataTable<FilingRowDto>
      key={`${direction} ${list}`}
      name={list === 'overdue' ? '应报未报' : list === 'register' ? REGISTER_NAMES[direction] : NAMES[direction]}
      columns={columnsFor(direction, list)}
      rows={rows}
      total={query.data?.pages[0]?.total}
      rowKey={(row) => row.id}
      href={(row) => `/filings/${row.id}`}
      isLoading={query.isLoading}
      error={query.error}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
      empty={EMPTY[direction]}
      filters={
        <>
          {directions.length > 1 && (
            <Segmented
              aria-label="方向"
              options={directions.map((value) => ({ value, label: NAMES[value] }))}
              value={direction}
              onChange={(value) => {
                set({ direction: value, group: null });
              }}
            />
          )}
          <Segmented
            aria-label="状态"
            options={groups.map(({ value, label }) => ({ value, label }))}
            value={group?.value ?? ''}
            onChange={(value) => {
              set({ group: value });
            }}
          />
          <Input.Search
            key={get('q') ?? ''}
            allowClear
            defaultValue={get('q') ?? ''}
            placeholder="标题、文号、备案号"
            aria-label="筛选标题、文号、备案号"
            style={{ width: 190 }}
            onSearch={(q) => {
              set({ q });
            }}
          />
          <OrganField
            label="制定机关"
            placeholder="制定机关"
            width={150}
            value={get('issuer') ?? null}
            onChange={(issuer) => {
              set({ issuer });
            }}
          />
          {direction !== 'out' && (
            <Select<string | null>
              allowClear
              aria-label="层级"
              placeholder="层级"
              style={{ width: 110 }}
              options={optionsOf(LEVEL_WORDS)}
              value={get('level') ?? null}
              onChange={(level) => {
                set({ level });
              }}
            />
          )}
          {list === 'register' && (
            <>
              {day('from', '登记自')}
              {day('to', '登记至')}
            </>
          )}
        </>
      }
    />
  );
}
