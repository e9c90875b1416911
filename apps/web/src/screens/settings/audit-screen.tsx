import { useMemo } from 'react';
import { Input, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { auditQuery } from '../../api/audit';
import type { AuditItemDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { instantZh } from '../../form/legal-date';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { detailWords } from '../../words/audit-detail';
import { actionWords, ROOM_WORDS, SUBJECT_WORDS } from '../../words/audit';
import { optionsOf, wordsOf } from '../../words/words';

/** 操作日志: who did what and when; nobody can change it. */
export function AuditScreen() {
  const { get, set } = useUrlFilters();
  const query = useInfiniteQuery(
    auditQuery({ subjectId: get('subject'), actorId: get('actor'), type: get('type'), from: get('from'), to: get('to') }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const day = (name: 'from' | 'to', label: string) => (
    <DateField
      label={label}
      placeholder={label}
      width={140}
      value={get(name) ?? null}
      onChange={(value) => {
        set({ [name]: value });
      }}
    />
  );
  return (
    <DataTable<AuditItemDto>
      name="操作日志"
      unit="条"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      isLoading={query.isLoading}
      error={query.error}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
      empty="没有符合条件的记录。"
      filters={
        <>
          <Input.Search
            key={get('subject') ?? ''}
            allowClear
            defaultValue={get('subject') ?? ''}
            placeholder="事项、文件或用户的编号"
            aria-label="按对象编号筛选"
            style={{ width: 260 }}
            onSearch={(subject) => {
              set({ subject: subject.trim() });
            }}
          />
          <Select<string | null>
            allowClear
            aria-label="哪一类操作"
            placeholder="哪一类操作"
            style={{ width: 150 }}
            options={optionsOf(ROOM_WORDS)}
            value={get('type') ?? null}
            onChange={(type) => {
              set({ type });
            }}
          />
          {day('from', '自哪一天')}
          {day('to', '至哪一天')}
        </>
      }
    />
  );
}

const COLUMNS: readonly Column<AuditItemDto>[] = [
  { key: 'at', title: '时间', width: 170, show: (row) => instantZh(row.at), words: (row) => instantZh(row.at), order: (row) => row.at },
  { key: 'actor', title: '操作人', width: 120, show: (row) => row.actorName, words: (row) => row.actorName },
  { key: 'action', title: '操作', width: 170, show: (row) => actionWords(row.type), words: (row) => actionWords(row.type) },
  {
    key: 'subject',
    title: '对象',
    width: 110,
    show: (row) => wordsOf(SUBJECT_WORDS, row.subjectType),
    words: (row) => wordsOf(SUBJECT_WORDS, row.subjectType),
  },
  {
    key: 'id',
    title: '对象编号',
    width: 310,
    isOptional: true,
    show: (row) => <code>{row.subjectId}</code>,
    words: (row) => row.subjectId,
  },
  {
    key: 'seq',
    title: '序号',
    width: 60,
    align: 'right',
    show: (row) => row.seq,
    words: (row) => String(row.seq),
    order: (row) => row.seq,
  },
  {
    key: 'detail',
    title: '内容',
    show: (row) => <span className="clip">{detailWords(row.detail)}</span>,
    words: (row) => detailWords(row.detail),
  },
];
