import { Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { cleanupWordsQuery, tasksQuery } from '../../api/campaigns';
import type { CampaignDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';

/** 落实事项: agreed or decided, and not carried out yet; closed by itself when the amendment or repeal is recorded. */
export function TaskPane({ campaign }: { campaign: CampaignDto }) {
  const { data, error } = useQuery(tasksQuery(campaign.id));
  const { data: words } = useQuery(cleanupWordsQuery);
  if (error) return <ProblemNotice error={error} />;
  if (!data || !words) return <Spin className="page-wait" />;
  if (data.length === 0) return <div className="list-empty">没有待落实的事项。</div>;
  return (
    <div className="pane pane-pad">
      <p>
        待落实 {data.length} 件，其中超期 {data.filter(({ isOverdue }) => isOverdue).length} 件。修改、废止在文件库登记后，事项自动销号。
      </p>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">文件</th>
            <th scope="col" style={{ width: 110 }}>
              清理意见
            </th>
            <th scope="col" style={{ width: 160 }}>
              责任单位
            </th>
            <th scope="col" style={{ width: 120 }}>
              环节
            </th>
            <th scope="col" style={{ width: 200 }}>
              时限
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((task) => (
            <tr key={task.entryId}>
              <td title={task.title}>
                <Link to={`/documents/${task.documentId}`}>{task.title}</Link> <span className="quiet">{task.docNumber}</span>
              </td>
              <td>拟{words.dispositions.find(({ code }) => code === task.disposition)?.title}</td>
              <td>{task.organName}</td>
              <td>{task.state === 'decided' ? '已决定' : '未列入决定'}</td>
              <td className={task.isOverdue ? 'tone-overdue' : undefined}>
                {task.dueOn ? dateZh(task.dueOn) : '公布决定后起算'}
                {task.isOverdue && '（已超期）'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
