import { useMemo } from 'react';
import { Input, Segmented } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { draftsQuery, type DraftFilter } from '../../api/drafts';
import type { DraftRowDto } from '../../api/types';
import { LinkButton } from '../../form/link-button';
import { dateZh, monthDayZh } from '../../form/legal-date';
import { useMay } from '../../shell/session';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { Holder, OrganName } from '../../text/organ-name';
import { dueTone, dueWords } from '../../words/days-left';

const GROUPS = [
  { value: '', label: '全部在办' },
  { value: 'drafting', label: '起草中' },
  { value: 'submitted', label: '已送审' },
  { value: 'deliberating', label: '待审议' },
  { value: 'signing', label: '待签发' },
  { value: 'numbering', label: '待编号' },
  { value: 'publishing', label: '待公布' },
  { value: 'closed', label: '已办结' },
];

function filterOf(state: string, text: string | undefined): DraftFilter {
  if (state === 'closed') return { state: 'published,terminated', text };
  return state === '' ? { open: 'true', text } : { state, text };
}

/** 起草与送审: every matter this person may see, each with where it stands and who holds it. */
export function DraftListScreen() {
  const { get, set } = useUrlFilters();
  const may = useMay();
  const state = get('state') ?? '';
  const query = useInfiniteQuery(draftsQuery(filterOf(state, get('q'))));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const mayWrite = may('draft.write');
  return (
    <DataTable<DraftRowDto>
      name="起草与送审"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => `/drafts/${row.id}`}
      isLoading={query.isLoading}
      error={query.error}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
      empty={mayWrite ? '没有事项。点右上方“上传送审稿”开始。' : '没有事项。起草单位送审后在此出现。'}
      filters={
        <>
          <Input.Search
            key={get('q') ?? ''}
            allowClear
            defaultValue={get('q') ?? ''}
            placeholder="标题、文号"
            aria-label="筛选标题、文号"
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
      actions={
        mayWrite && (
          <LinkButton to="/drafts/new" type="primary">
            上传送审稿
          </LinkButton>
        )
      }
    />
  );
}

function holderWords({ holder }: DraftRowDto): string {
  return [holder.organName, holder.personName].filter(Boolean).join(' · ');
}

const COLUMNS: readonly Column<DraftRowDto>[] = [
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
  { key: 'phase', title: '走到哪一步', width: 110, show: (row) => row.phaseTitle, words: (row) => row.phaseTitle },
  { key: 'verdict', title: '审核结论', width: 116, show: (row) => row.verdictTitle, words: (row) => row.verdictTitle ?? '' },
  { key: 'holder', title: '现由谁办', width: 160, show: (row) => <Holder holder={row.holder} />, words: holderWords },
  {
    key: 'left',
    title: '还剩',
    width: 136,
    show: (row) => row.leftDays !== null && <span className={`tone-${dueTone(row.leftDays)}`}>{dueWords(row.leftDays)}</span>,
    words: (row) => (row.leftDays === null ? '' : dueWords(row.leftDays)),
    order: (row) => row.leftDays ?? 9_999,
  },
  {
    key: 'drafting',
    title: '起草单位',
    width: 110,
    show: (row) => <OrganName name={row.draftingOrgan.name} />,
    words: (row) => row.draftingOrgan.name,
  },
  { key: 'issuer', title: '制定机关', width: 120, show: (row) => <OrganName name={row.issuer.name} />, words: (row) => row.issuer.name },
  {
    key: 'round',
    title: '送审次数',
    width: 80,
    align: 'center',
    isOptional: true,
    show: (row) => row.round || '',
    words: (row) => String(row.round),
    order: (row) => row.round,
  },
  {
    key: 'meeting',
    title: '拟上会',
    width: 90,
    isOptional: true,
    show: (row) => (row.meetingOn ? monthDayZh(row.meetingOn) : ''),
    words: (row) => dateZh(row.meetingOn),
    order: (row) => row.meetingOn ?? '9',
  },
  { key: 'number', title: '文号', width: 170, show: (row) => row.docNumber, words: (row) => row.docNumber ?? '' },
];
