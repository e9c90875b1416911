import { Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { CAMPAIGNS_KEY, organProgressQuery, submitEntries } from '../../api/campaigns';
import type { CampaignDto, OrganProgressDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { ProblemNotice } from '../../notice/problem-notice';
import { countOf } from './progress-words';

/** 各单位进度: who has reported, who has not, how many. */
export function OrganPane({ campaign }: { campaign: CampaignDto }) {
  const { data, error } = useQuery(organProgressQuery(campaign.id));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Spin className="page-wait" />;
  const isFilling = campaign.state === 'filling' || campaign.state === 'review';
  const sent = data.filter(({ counts }) => countOf(counts, 'open', 'filled', 'returned') === 0).length;
  return (
    <div className="pane pane-pad">
      <p>
        共 {data.length} 家单位，已全部报送 {sent} 家，还差 {data.length - sent} 家。
      </p>
      <table className="grid organ-grid">
        <thead>
          <tr>
            <th scope="col">责任单位</th>
            {['件数', '待填', '退回', '已填未报', '已报送', '已审核', '待落实', '已落实'].map((title) => (
              <th key={title} scope="col" className="right" style={{ width: 84 }}>
                {title}
              </th>
            ))}
            <th scope="col" style={{ width: 200 }} />
          </tr>
        </thead>
        <tbody>
          {data.map((organ) => (
            <tr key={organ.organId}>
              <td>
                <Link to={`/campaigns/${campaign.id}?tab=worklist&organ=${organ.organId}`}>{organ.organName}</Link>
              </td>
              <td className="right">{organ.total}</td>
              {(['open', 'returned', 'filled', 'submitted', 'agreed', 'decided', 'executed'] as const).map((state) => (
                <td key={state} className="right">
                  {countOf(organ.counts, state) || ''}
                </td>
              ))}
              <td>{isFilling && <SubmitFor campaign={campaign} organ={organ} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** 代为报送: for an organ that does not sign in. */
function SubmitFor({ campaign, organ }: { campaign: CampaignDto; organ: OrganProgressDto }) {
  const filled = countOf(organ.counts, 'filled');
  if (filled === 0) return null;
  const open = countOf(organ.counts, 'open', 'returned');
  return (
    <CommandButton
      label={`代为报送 ${filled} 件`}
      size="small"
      name={`campaign.submitFor.${organ.organId}`}
      hint={`代${organ.organName}报送。操作日志记明由司法局代报。`}
      run={() => submitEntries(campaign, organ.organId)}
      touches={[CAMPAIGNS_KEY]}
      done="已代为报送"
      refusals={open > 0 ? [`还有 ${open} 件没有填完`] : []}
    />
  );
}
