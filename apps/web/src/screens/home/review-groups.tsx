import { useQuery } from '@tanstack/react-query';
import { reviewGroupsQuery } from '../../api/reviews';
import type { ReviewGroupDto } from '../../api/types';
import { monthDayZh } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { OrganName } from '../../text/organ-name';
import { DaysLeft } from '../../words/days-left';
import { HomeBlock } from './home-block';

const EMPTY: Record<ReviewGroupDto['code'], string> = {
  due: '没有今日到期或者超期的事项。',
  to_accept: '没有待受理的事项；起草单位送审后在此出现。',
  mine: '您手上没有在办事项；可以到“合法性审核”领办。',
  second: '没有待复核的事项。',
  to_sign: '没有待签发的事项。',
  before_meeting: '近期拟上会的事项均已办结。',
  at_office: '没有待转送的来文。',
};

/** 审核人: 今日到期与超期 · 待受理 · 我承办的 · 待复核签发 · 上会前未办结. */
export function ReviewGroups() {
  const { data, error } = useQuery(reviewGroupsQuery);
  return (
    <>
      <ProblemNotice error={error} />
      {data?.groups.map((group) => (
        <HomeBlock
          key={group.code}
          title={group.title}
          count={group.count}
          empty={EMPTY[group.code]}
          all="/reviews"
          rows={group.items.map((row) => ({
            id: row.id,
            href: `/reviews/${row.id}`,
            title: row.title,
            cells: [
              <DaysLeft key="left" clock={row.clock} withDue />,
              <OrganName key="organ" name={row.organName} />,
              row.stateTitle,
              row.handlerName ?? '未分办',
              row.meetingOn ? `拟上会 ${monthDayZh(row.meetingOn)}` : '',
            ],
          }))}
        />
      ))}
    </>
  );
}
