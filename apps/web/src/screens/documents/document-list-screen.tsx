import { useMemo } from 'react';
import { Input, Select } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { documentsQuery } from '../../api/documents';
import type { DocumentRowDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { dateZh, todayInChina } from '../../form/legal-date';
import { OrganField } from '../../form/organ-field';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { OrganName } from '../../text/organ-name';
import { useUrlFilters } from '../../table/url-filters';
import { CLASS_WORDS, LEVEL_WORDS, STATUS_WORDS } from '../../words/document';
import { EffectTag } from '../../words/effect-tag';
import { codeIn, optionsOf, wordsOf } from '../../words/words';

function listOf<T>(one: T | undefined): T[] | undefined {
  return one === undefined ? undefined : [one];
}

const FIRST_YEAR = 1990;

function years(): { value: string; label: string }[] {
  const last = Number(todayInChina().slice(0, 4));
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => ({ value: String(last - index), label: `${last - index} 年公布` }));
}

/** 文件库: every document this person may see, with its effect on any day. */
export function DocumentListScreen() {
  const { get, set } = useUrlFilters();
  const query = useInfiniteQuery(
    documentsQuery({
      on: get('on'),
      status: listOf(codeIn(STATUS_WORDS, get('status'))),
      docClass: listOf(codeIn(CLASS_WORDS, get('class'))),
      issuerId: get('issuer'),
      level: get('level'),
      year: get('year') ? Number(get('year')) : undefined,
      q: get('q'),
    }),
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const choice = (name: string, placeholder: string, options: { value: string; label: string }[], width: number) => (
    <Select<string | null>
      allowClear
      aria-label={placeholder}
      placeholder={placeholder}
      style={{ width }}
      options={options}
      value={get(name) ?? null}
      onChange={(value) => {
        set({ [name]: value });
      }}
    />
  );
  return (
    <DataTable<DocumentRowDto>
      name="文件库"
      columns={COLUMNS}
      rows={rows}
      total={query.data?.pages[0]?.total}
      rowKey={(row) => row.id}
      href={(row) => `/documents/${row.id}${get('on') ? `?on=${get('on') ?? ''}` : ''}`}
      isLoading={query.isLoading}
      error={query.error}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
      empty="没有符合条件的文件。可以清除部分筛选条件。"
      filters={
        <>
          <Input.Search
            key={get('q') ?? ''}
            allowClear
            defaultValue={get('q') ?? ''}
            placeholder="标题、文号（任意写法）"
            aria-label="筛选标题、文号"
            style={{ width: 210 }}
            onSearch={(q) => {
              set({ q });
            }}
          />
          {choice('status', '效力', optionsOf(STATUS_WORDS), 130)}
          <span style={{ width: 150 }}>
            <DateField
              label="看哪一天的效力"
              placeholder="今日的效力"
              value={get('on') ?? null}
              onChange={(on) => {
                set({ on });
              }}
            />
          </span>
          {choice('class', '文件性质', optionsOf(CLASS_WORDS), 140)}
          <OrganField
            label="制定机关"
            placeholder="制定机关"
            width={170}
            value={get('issuer') ?? null}
            onChange={(issuer) => {
              set({ issuer });
            }}
          />
          {choice('level', '层级', optionsOf(LEVEL_WORDS), 100)}
          {choice('year', '年份', years(), 110)}
        </>
      }
    />
  );
}

const COLUMNS: readonly Column<DocumentRowDto>[] = [
  { key: 'title', title: '标题', show: (row) => row.title, words: (row) => row.title },
  { key: 'number', title: '文号', width: 180, show: (row) => row.docNumber, words: (row) => row.docNumber ?? '' },
  {
    key: 'issuer',
    title: '制定机关',
    width: 130,
    show: (row) => <OrganName name={row.leadIssuerName} />,
    words: (row) => row.leadIssuerName,
  },
  {
    key: 'published',
    title: '公布',
    width: 130,
    show: (row) => dateZh(row.publishedOn),
    words: (row) => dateZh(row.publishedOn),
    order: (row) => row.publishedOn ?? '',
  },
  {
    key: 'effective',
    title: '施行',
    width: 130,
    show: (row) => dateZh(row.effectiveOn),
    words: (row) => dateZh(row.effectiveOn),
    order: (row) => row.effectiveOn ?? '',
  },
  {
    key: 'through',
    title: '有效期至',
    width: 130,
    show: (row) => dateZh(row.validThrough),
    words: (row) => dateZh(row.validThrough),
    order: (row) => row.validThrough ?? '9',
  },
  {
    key: 'status',
    title: '效力',
    width: 120,
    show: (row) => <EffectTag status={row.status} />,
    words: (row) => wordsOf(STATUS_WORDS, row.status),
  },
  {
    key: 'class',
    title: '文件性质',
    width: 120,
    show: (row) => wordsOf(CLASS_WORDS, row.docClass),
    words: (row) => wordsOf(CLASS_WORDS, row.docClass),
  },
];
