import { Spin, Tabs } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { campaignQuery } from '../../api/campaigns';
import type { CampaignDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useEscape } from '../../shell/use-escape';
import { useUrlFilters } from '../../table/url-filters';
import { CampaignCommands } from './campaign-commands';
import { DecisionPane } from './decision-pane';
import { FigurePane } from './figure-pane';
import { OrganPane } from './organ-pane';
import { PlanPane } from './plan-pane';
import { TaskPane } from './task-pane';
import { WorklistPane } from './worklist-pane';

/** One campaign: the worklist first, since that is what everybody comes for. */
export function CampaignScreen() {
  const { id = '' } = useParams();
  const { data: campaign, error } = useQuery(campaignQuery(id));
  useEscape('/campaigns');
  if (error && !campaign) return <ProblemNotice error={error} />;
  if (!campaign) return <Spin className="page-wait" />;
  return <Campaign campaign={campaign} />;
}

function Campaign({ campaign }: { campaign: CampaignDto }) {
  const { get, set } = useUrlFilters();
  const isFrozen = campaign.frozenOn !== null;
  const isBureau = campaign.view === 'run';
  const hasDecision = campaign.deliberations.length > 0 || campaign.decisions.length > 0;
  const tabs = [
    ...(isFrozen ? [{ key: 'worklist', label: isBureau ? '清理底册' : '填报意见', children: <WorklistPane campaign={campaign} /> }] : []),
    ...(isFrozen && isBureau ? [{ key: 'organs', label: '各单位进度', children: <OrganPane campaign={campaign} /> }] : []),
    ...(hasDecision && isBureau ? [{ key: 'decision', label: '清理决定', children: <DecisionPane campaign={campaign} /> }] : []),
    ...(isFrozen ? [{ key: 'figures', label: '统计', children: <FigurePane campaign={campaign} /> }] : []),
    ...(isFrozen ? [{ key: 'tasks', label: '落实事项', children: <TaskPane campaign={campaign} /> }] : []),
    { key: 'plan', label: '方案', children: <PlanPane campaign={campaign} /> },
  ];
  const asked = get('tab') ?? '';
  const active = tabs.some(({ key }) => key === asked) ? asked : (tabs[0]?.key ?? 'plan');
  return (
    <div className="screen campaign">
      <header className="screen-head">
        <h1 title={campaign.title}>{campaign.title}</h1>
        <span className="facts">
          <span>{campaign.stateTitle}</span>
          {campaign.worklistCount !== null && <span>底册 {campaign.worklistCount} 件</span>}
          <span>基准日 {dateZh(campaign.scopeOn)}</span>
          <span>填报截止 {dateZh(campaign.deadlineOn)}</span>
        </span>
        <span className="actions">
          <CampaignCommands campaign={campaign} />
        </span>
      </header>
      <Tabs
        className="campaign-tabs screen-body"
        activeKey={active}
        items={tabs}
        destroyOnHidden
        onChange={(tab) => {
          set({ tab });
        }}
      />
    </div>
  );
}
