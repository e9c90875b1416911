import { useMemo, useState } from 'react';
import { Button, Select } from 'antd';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { NOTICES_KEY, noticeSettingQuery, noticesQuery, readAllNotices, readNotice } from '../../api/notices';
import type { NoticeDto } from '../../api/types';
import { dateZh, instantZh } from '../../form/legal-date';
import { useCommand } from '../../notice/use-command';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { useUrlFilters } from '../../table/url-filters';
import { NoticeSettings } from './notice-settings';

/** 通知: what has happened to one's matters and what is due; opening one marks it as read. */
export function NoticeListScreen() {
  const { get, set } = useUrlFilters();
  const [isSetting, setSetting] = useState(false);
  const { data: setting } = useQuery(noticeSettingQuery);
  const kinds = setting?.kinds ?? [];
  const kind = kinds.find((each) => each.kind === get('kind'))?.kind;
  const query = useInfiniteQuery(noticesQuery({ ...(get('show') === 'all' ? {} : { unread: true }), kind }));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const read = useCommand(readNotice, { touches: [NOTICES_KEY] });
  const readAll = useCommand(readAllNotices, { touches: [NOTICES_KEY], done: '已全部标为已读' });
  const [newest] = rows;
  return (
    <>
      <DataTable<NoticeDto>
        name="通知"
        unit="条"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.id}
        href={(row) => row.path}
        onOpen={(row) => {
          if (row.readAt === null) read.mutate(row.id);
        }}
        isLoading={query.isLoading}
        error={query.error}
        more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        isLoadingMore={query.isFetchingNextPage}
        empty={get('show') === 'all' ? '没有通知。' : '没有未读的通知。'}
        filters={
          <>
            <Select
              aria-label="已读与未读"
              style={{ width: 110 }}
              value={get('show') ?? 'unread'}
              options={[
                { value: 'unread', label: '未读' },
                { value: 'all', label: '全部' },
              ]}
              onChange={(show) => {
                set({ show: show === 'all' ? show : null });
              }}
            />
            <Select<string | null>
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label="哪一类通知"
              placeholder="哪一类通知"
              style={{ width: 260 }}
              options={kinds.map((each) => ({ value: each.kind, label: each.words }))}
              value={kind ?? null}
              onChange={(chosen) => {
                set({ kind: chosen });
              }}
            />
          </>
        }
        actions={
          <>
            <Button
              disabled={!rows.some((row) => row.readAt === null)}
              loading={readAll.isPending}
              onClick={() => {
                if (newest) readAll.mutate(newest.id);
              }}
            >
              全部标为已读
            </Button>
            <Button
              onClick={() => {
                setSetting(true);
              }}
            >
              通知方式
            </Button>
          </>
        }
      />
      {isSetting && setting && (
        <NoticeSettings
          setting={setting}
          onClose={() => {
            setSetting(false);
          }}
        />
      )}
    </>
  );
}

const strong = (row: NoticeDto, words: string) => (row.readAt === null ? <b>{words}</b> : <span className="quiet">{words}</span>);

const COLUMNS: readonly Column<NoticeDto>[] = [
  {
    key: 'state',
    title: '状态',
    width: 70,
    show: (row) => (row.readAt === null ? <b>● 未读</b> : <span className="quiet">已读</span>),
    words: (row) => (row.readAt === null ? '未读' : '已读'),
  },
  { key: 'words', title: '通知', width: 330, show: (row) => strong(row, row.words), words: (row) => row.words },
  { key: 'title', title: '事项', show: (row) => strong(row, row.title), words: (row) => row.title },
  {
    key: 'due',
    title: '期限',
    width: 130,
    show: (row) => dateZh(row.dueOn),
    words: (row) => dateZh(row.dueOn),
    order: (row) => row.dueOn ?? '',
  },
  {
    key: 'at',
    title: '时间',
    width: 170,
    show: (row) => instantZh(row.createdAt),
    words: (row) => instantZh(row.createdAt),
    order: (row) => row.createdAt,
  },
];
