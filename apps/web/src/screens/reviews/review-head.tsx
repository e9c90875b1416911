import { Tag } from 'antd';
import { Link } from 'react-router';
import type { ReviewDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { OrganName } from '../../text/organ-name';
import { DaysLeft } from '../../words/days-left';
import { VERDICT_WORDS } from '../../words/review';
import { wordsOf } from '../../words/words';
import { OpinionButtons } from './opinion-buttons';
import { ReviewCommands } from './review-commands';

/** Which matter, how long yet, who, and what can be done. */
export function ReviewHead({ review }: { review: ReviewDto }) {
  return (
    <header className="screen-head">
      <h1 title={review.title}>{review.title}</h1>
      <div className="facts">
        <span>第 {review.round} 次送审</span>
        <OrganName name={review.organName} />
        <Tag color="blue">{review.verdictTitle ?? review.stateTitle}</Tag>
        <DaysLeft clock={review.clock} withDue />
        <span>承办 {review.handlerName ?? '未分办'}</span>
        {review.second && <span>复核 {review.second.name}</span>}
        {review.meetingOn && <span>拟上会 {dateZh(review.meetingOn)}</span>}
        {review.urgentReason && (
          <Tag color="orange" title={review.urgentReason}>
            紧急
          </Tag>
        )}
        {review.proposedVerdict && <span>拟结论：{wordsOf(VERDICT_WORDS, review.proposedVerdict)}</span>}
        <Link to={`/drafts/${review.subjectId}`}>起草事项</Link>
      </div>
      <div className="actions">
        <OpinionButtons review={review} />
        <ReviewCommands review={review} />
      </div>
    </header>
  );
}
