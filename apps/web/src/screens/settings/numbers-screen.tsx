import { useMemo, type ReactNode } from 'react';
import { Form, Input, InputNumber, Select } from 'antd';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { changeSeries, numbersQuery, seriesQuery, SETTINGS_KEY } from '../../api/settings';
import type { NumberDto, SeriesDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { instantZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useMay } from '../../shell/session';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { wordsOf } from '../../words/words';
import { NUMBER_KIND_WORDS, NUMBER_SOURCE_WORDS, NUMBER_STATE_WORDS } from '../../words/settings';

type Shape = Pick<SeriesDto, 'prefix' | 'pattern' | 'starting' | 'startingYear'>;

function seriesWords(series: SeriesDto): string {
  return `${series.organName} · ${wordsOf(NUMBER_KIND_WORDS, series.kind)}（${series.prefix}）`;
}

/** 文号序列: a series and every number it gave in a year, void ones among them. */
export function NumbersScreen() {
  const { get, set } = useUrlFilters();
  const { data: all = [], error } = useQuery(seriesQuery);
  const chosen = all.find((series) => series.id === get('series')) ?? all[0];
  if (error) return <ProblemNotice error={error} />;
  if (!chosen) return <p className="hint pane-pad">还没有文号序列；第一次取号时按机关代字自动建立。</p>;
  return (
    <NumberList
      key={chosen.id}
      series={chosen}
      choose={
        <Select
          aria-label="文号序列"
          style={{ width: 380 }}
          value={chosen.id}
          showSearch={{ optionFilterProp: 'label' }}
          options={all.map((series) => ({ value: series.id, label: seriesWords(series) }))}
          onChange={(series) => {
            set({ series });
          }}
        />
      }
    />
  );
}

function NumberList({ series, choose }: { series: SeriesDto; choose: ReactNode }) {
  const { get, set } = useUrlFilters();
  const may = useMay();
  const thisYear = new Date().getFullYear();
  const year = Number(get('year') ?? thisYear);
  const query = useInfiniteQuery(numbersQuery(series.organId, series.kind, year));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <DataTable<NumberDto>
      name="文号"
      unit="号"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      isLoading={query.isLoading}
      error={query.error}
      more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
      isLoadingMore={query.isFetchingNextPage}
      empty="这一年还没有编过号。"
      filters={
        <>
          {choose}
          <InputNumber
            aria-label="年份"
            min={1990}
            max={2100}
            value={year}
            onChange={(value) => {
              set({ year: value === null ? null : String(value) });
            }}
          />
          <span className="hint">样式 {series.pattern}</span>
        </>
      }
      actions={
        may('settings.admin') && (
          <CommandButton<Shape>
            label="修改序列"
            name={`series.${series.id}`}
            touches={[SETTINGS_KEY]}
            done="序列已修改"
            initial={series}
            hint="已经编出的号码不变。起始号用于系统启用前已在纸上编过号的年份。"
            run={({ prefix, pattern, starting, startingYear }) =>
              changeSeries(series, { prefix, pattern, starting, startingYear: startingYear ?? null })
            }
          >
            <div className="row top-aligned">
              <Form.Item name="prefix" label="机关代字" className="grow" rules={[{ required: true, message: '请填写机关代字' }]}>
                <Input />
              </Form.Item>
              <Form.Item name="pattern" label="样式" className="grow" rules={[{ required: true, message: '请填写样式' }]}>
                <Input />
              </Form.Item>
            </div>
            <div className="row top-aligned">
              <Form.Item name="starting" label="起始号" className="grow">
                <InputNumber min={1} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name="startingYear" label="起始号所属年份" className="grow">
                <InputNumber min={1990} max={2100} style={{ width: '100%' }} />
              </Form.Item>
            </div>
          </CommandButton>
        )
      }
    />
  );
}

const COLUMNS: readonly Column<NumberDto>[] = [
  { key: 'number', title: '号码', width: 240, show: (row) => row.canonical, words: (row) => row.canonical, order: (row) => row.serial },
  {
    key: 'state',
    title: '状态',
    width: 100,
    show: (row) => wordsOf(NUMBER_STATE_WORDS, row.state),
    words: (row) => wordsOf(NUMBER_STATE_WORDS, row.state),
  },
  {
    key: 'source',
    title: '来历',
    width: 100,
    show: (row) => wordsOf(NUMBER_SOURCE_WORDS, row.source),
    words: (row) => wordsOf(NUMBER_SOURCE_WORDS, row.source),
  },
  {
    key: 'given',
    title: '编号时间',
    width: 180,
    show: (row) => instantZh(row.givenAt),
    words: (row) => instantZh(row.givenAt),
    order: (row) => row.givenAt,
  },
  { key: 'void', title: '作废理由', show: (row) => row.voidReason, words: (row) => row.voidReason ?? '' },
];
