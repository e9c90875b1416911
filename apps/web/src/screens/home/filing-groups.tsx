import { useQuery } from '@tanstack/react-query';
import { filingGroupsQuery } from '../../api/filings';
import type { FilingGroupDto } from '../../api/types';
import { useMay } from '../../shell/session';
import { ProblemNotice } from '../../notice/problem-notice';
import { OrganName } from '../../text/organ-name';
import { FilingDue } from '../../words/filing';
import { HomeBlock } from './home-block';

const EMPTY: Record<FilingGroupDto['code'], string> = {
  to_submit: '没有待报备的文件；文件公布后在此出现。',
  not_filed: '没有逾期未报的文件。',
  to_register: '没有待登记的备案；报备单位报送后在此出现。',
  to_review: '没有待审的新备案。',
  review_due: '没有在审的备案。',
  awaiting_receipt: '没有等待回执的报备。',
};
const WHERE: Record<FilingGroupDto['code'], string> = {
  to_submit: '/filings?direction=out',
  not_filed: '/filings?direction=in&group=overdue',
  to_register: '/filings?direction=in&group=to_register',
  to_review: '/filings?direction=in',
  review_due: '/filings?direction=in',
  awaiting_receipt: '/filings?direction=out&group=sent',
};

/** 备案: 待报备 of who files; 应报未报 · 待登记 · 新备案待审 of who registers; 向上报备待回执 of both. */
export function FilingGroups() {
  const { data, error } = useQuery(filingGroupsQuery);
  const may = useMay();
  // Where filing is not a person's main work, an empty list says nothing; only who drafts is told that nothing is to be filed.
  const isAside = may('draft.office') || may('draft.write') || may('review.handle');
  const isShown = ({ code, count }: FilingGroupDto) => count > 0 || !isAside || (code === 'to_submit' && may('draft.write'));
  return (
    <>
      <ProblemNotice error={error} />
      {data?.groups.filter(isShown).map((group) => (
        <HomeBlock
          key={group.code}
          title={group.title}
          count={group.count}
          empty={EMPTY[group.code]}
          all={WHERE[group.code]}
          rows={group.items.map((row) => ({
            id: row.id,
            href: `/filings/${row.id}`,
            title: row.title,
            cells: [
              row.docNumber,
              row.kindTitle,
              <OrganName
                key="other"
                name={group.code === 'to_submit' || group.code === 'awaiting_receipt' ? row.receiverName : row.issuerName}
              />,
              row.stateTitle,
              <FilingDue key="due" clock={row.clock} />,
            ],
          }))}
        />
      ))}
    </>
  );
}
