import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { campaignsQuery } from '../../api/campaigns';
import type { CampaignRowDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { OrganName } from '../../text/organ-name';
import { progressWords } from './progress-words';

/** 清理: the campaigns that one runs or answers for, the newest first. */
export function CampaignListScreen() {
  const navigate = useNavigate();
  const { data, isLoading, error } = useQuery(campaignsQuery);
  const isBureau = data?.mayCreate ?? false;
  return (
    <DataTable<CampaignRowDto>
      name="清理工作"
      columns={COLUMNS}
      rows={data?.items ?? []}
      rowKey={(row) => row.id}
      href={(row) => `/campaigns/${row.id}`}
      isLoading={isLoading}
      error={error}
      empty={isBureau ? '还没有清理工作。点“新建清理工作”拟定方案。' : '目前没有需要本单位填报的清理工作。'}
      actions={
        isBureau && (
          <Button type="primary" onClick={() => void navigate('/campaigns/new')}>
            新建清理工作
          </Button>
        )
      }
    />
  );
}

const COLUMNS: readonly Column<CampaignRowDto>[] = [
  { key: 'title', title: '清理工作', show: (row) => row.title, words: (row) => row.title },
  { key: 'kind', title: '种类', width: 90, show: (row) => row.kindTitle, words: (row) => row.kindTitle },
  { key: 'organ', title: '组织单位', width: 120, show: (row) => <OrganName name={row.organName} />, words: (row) => row.organName },
  { key: 'state', title: '阶段', width: 150, show: (row) => row.stateTitle, words: (row) => row.stateTitle },
  {
    key: 'scope',
    title: '清理基准日',
    width: 130,
    show: (row) => dateZh(row.scopeOn),
    words: (row) => dateZh(row.scopeOn),
    order: (row) => row.scopeOn,
  },
  {
    key: 'deadline',
    title: '填报截止',
    width: 130,
    show: (row) => dateZh(row.deadlineOn),
    words: (row) => dateZh(row.deadlineOn),
    order: (row) => row.deadlineOn,
  },
  { key: 'progress', title: '进度', width: 260, show: (row) => progressWords(row.counts), words: (row) => progressWords(row.counts) },
];
