import { Button } from 'antd';
import { UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { draftGroupsQuery } from '../../api/drafts';
import { ProblemNotice } from '../../notice/problem-notice';
import { useMay } from '../../shell/session';
import { dueTone, dueWords } from '../../words/days-left';
import { HomeBlock } from './home-block';

/** 起草单位 and 政府办: what is asked of me, one large button, where my matters stand. */
export function DraftGroups() {
  const { data, error } = useQuery(draftGroupsQuery);
  const may = useMay();
  return (
    <>
      {may('draft.write') && (
        <Link to="/drafts/new" className="big-button">
          <Button type="primary" size="large" icon={<UploadOutlined />}>
            上传送审稿
          </Button>
        </Link>
      )}
      <ProblemNotice error={error} />
      {data?.groups.map((group) => (
        <HomeBlock
          key={group.code}
          title={group.title}
          count={group.count}
          empty="没有事项。"
          all="/drafts"
          rows={group.items.map((row) => ({
            id: row.id,
            href: `/drafts/${row.id}`,
            title: row.title,
            cells: [
              row.phaseTitle,
              row.verdictTitle,
              [row.holder.organName, row.holder.personName].filter(Boolean).join(' · '),
              row.holder.phone,
              row.leftDays !== null && (
                <span key="left" className={`tone-${dueTone(row.leftDays)}`}>
                  {dueWords(row.leftDays)}
                </span>
              ),
            ],
          }))}
        />
      ))}
    </>
  );
}
