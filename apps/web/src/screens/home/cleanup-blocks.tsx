import { useQuery } from '@tanstack/react-query';
import { cleanupHomeQuery } from '../../api/campaigns';
import { dateZh, todayInChina } from '../../form/legal-date';
import { HomeBlock } from './home-block';

/** 清理待填 for departments, 清理进度 for the bureau; each only where there is something. */
export function CleanupBlocks() {
  const { data } = useQuery(cleanupHomeQuery);
  const today = todayInChina();
  if (!data) return null;
  return (
    <>
      {data.fill.length > 0 && (
        <HomeBlock
          title="清理待填"
          count={data.fill.reduce((sum, { owed }) => sum + owed, 0)}
          empty=""
          rows={data.fill.map(({ campaignId, title, deadlineOn, owed, returned, total }) => ({
            id: campaignId,
            href: `/campaigns/${campaignId}`,
            title,
            cells: [
              `待报送 ${owed} 件（共 ${total} 件）`,
              returned > 0 ? `退回 ${returned} 件` : '',
              <span key="due" className={deadlineOn < today ? 'tone-overdue' : undefined}>
                {dateZh(deadlineOn)}前{deadlineOn < today && '（已超期）'}
              </span>,
            ],
          }))}
        />
      )}
      {data.run.length > 0 && (
        <HomeBlock
          title="清理进度"
          count={data.run.length}
          empty=""
          rows={data.run.map(({ campaignId, title, stateTitle, submitted, agreed, total, deadlineOn }) => ({
            id: campaignId,
            href: `/campaigns/${campaignId}`,
            title,
            cells: [stateTitle, `已报送 ${submitted}/${total}`, `已审核 ${agreed}/${total}`, `填报截止 ${dateZh(deadlineOn)}`],
          }))}
        />
      )}
    </>
  );
}
