import { UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { draftGroupsQuery } from '../../api/drafts';
import { monthDayZh } from '../../form/legal-date';
import { LinkButton } from '../../form/link-button';
import { ProblemNotice } from '../../notice/problem-notice';
import { useMay } from '../../shell/session';
import { Holder } from '../../text/organ-name';
import { dueTone, dueWords } from '../../words/days-left';
import { HomeBlock } from './home-block';
import { MeetingLight } from './meeting-light';

const EMPTY: Record<string, string> = {
  to_supplement: '没有需要补正的事项。',
  to_answer: '没有待答复的意见；审核机构出具意见后在此出现。',
  to_table: '没有可以提请审议的事项。',
  to_send: '没有正在起草的事项；点“上传送审稿”开始。',
  on_the_way: '还没有送审的事项。',
  incoming: '没有新来文。',
  next_meeting: '没有定了上会日期的事项。',
  to_deliberate: '没有待审议的事项；起草单位提请审议后在此出现。',
  to_sign: '没有待签发的事项。',
  to_number: '没有待编号的事项。',
  to_publish: '没有待公布的事项。',
  to_interpret: '没有未交的解读材料。',
};

/** 起草单位 and 政府办: what is asked of me, one large button, where my matters stand. */
export function DraftGroups() {
  const { data, error } = useQuery(draftGroupsQuery);
  const may = useMay();
  return (
    <>
      {may('draft.write') && (
        <div className="big-button">
          <LinkButton to="/drafts/new" type="primary" size="large" icon={<UploadOutlined aria-hidden />}>
            上传送审稿
          </LinkButton>
        </div>
      )}
      <ProblemNotice error={error} />
      {data?.groups.map((group) => (
        <HomeBlock
          key={group.code}
          title={group.title}
          count={group.count}
          empty={EMPTY[group.code] ?? '没有事项。'}
          all="/drafts"
          rows={group.items.map((row) => ({
            id: row.id,
            // What the office receives it forwards on the review's page.
            href: group.code === 'incoming' && row.reviewId ? `/reviews/${row.reviewId}` : `/drafts/${row.id}`,
            title: row.title,
            cells: [
              group.code === 'next_meeting' && row.meetingOn ? `拟上会 ${monthDayZh(row.meetingOn)}` : row.phaseTitle,
              group.code === 'next_meeting' ? <MeetingLight key="light" row={row} /> : row.verdictTitle,
              <Holder key="holder" holder={row.holder} />,
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
