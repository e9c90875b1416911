import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { draftFileHref, draftQuery } from '../../api/drafts';
import type { ReviewDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { Facts } from '../../text/facts';
import { MaterialList } from '../drafts/material-list';

/** 材料: what came with the draft, and what was asked for besides. */
export function ReviewMaterials({ review }: { review: ReviewDto }) {
  const { data: draft } = useQuery({ ...draftQuery(review.subjectId), enabled: review.subjectType === 'draft' });
  return (
    <div>
      {draft && (
        <>
          <p>
            送审稿原件：<a href={draftFileHref(draft.id, draft.text.fileId)}>{draft.text.fileName}</a>
          </p>
          <MaterialList draft={draft} />
        </>
      )}
      {review.supplements.map((supplement) => (
        <section key={supplement.requestedOn + supplement.requestedByName} className="block">
          <h2>补正（{dateZh(supplement.requestedOn)}）</h2>
          <ol>
            {supplement.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
          <Facts
            rows={[
              ['理由', supplement.reason],
              ['经办', supplement.requestedByName],
              ['补正期限', `${dateZh(supplement.dueOn)}${supplement.provisional ? '（暂计）' : ''}`],
              ['补齐', supplement.resuppliedOn ? dateZh(supplement.resuppliedOn) : '尚未补齐'],
            ]}
          />
        </section>
      ))}
    </div>
  );
}

/** 依据: every law a remark rests on, and the papers that the drafter names as basis. */
export function ReviewBasis({ review }: { review: ReviewDto }) {
  const { data: draft } = useQuery({ ...draftQuery(review.subjectId), enabled: review.subjectType === 'draft' });
  const papers = draft?.steps.find((step) => step.kind === 'basis')?.papers ?? [];
  const cited = review.remarks.filter((remark) => remark.basisLaw !== null);
  return (
    <div>
      <section className="block">
        <h2>起草单位提交的制定依据</h2>
        {papers.length === 0 && <p className="hint">没有提交。</p>}
        {papers.map((paper) => (
          <p key={paper.fileId}>
            <a href={draftFileHref(review.subjectId, paper.fileId)}>{paper.fileName}</a>
          </p>
        ))}
      </section>
      <section className="block">
        <h2>意见所引依据</h2>
        {cited.length === 0 && <p className="hint">意见中还没有引用依据。</p>}
        {cited.map((remark) => (
          <p key={remark.id}>
            {remark.place}：《{remark.basisLaw?.replace(/[《》]/g, '')}》{remark.basisArticle}
            {remark.basisQuotation && `：“${remark.basisQuotation}”`}
          </p>
        ))}
      </section>
    </div>
  );
}

/** 沿革: dates of this review and the other rounds of the matter. */
export function ReviewHistory({ review }: { review: ReviewDto }) {
  const { clock } = review;
  const people = (list: readonly { name: string }[]) => list.map((person) => person.name).join('、');
  return (
    <div>
      <section className="block">
        <h2>本次审核</h2>
        <Facts
          rows={[
            ['收件', dateZh(review.receivedOn)],
            ['转送', dateZh(review.forwardedOn)],
            ['受理', dateZh(clock.acceptedOn)],
            ['到期', clock.dueOn ? `${dateZh(clock.dueOn)}${clock.provisional ? '（暂计）' : ''}` : ''],
            [
              '期限暂停',
              clock.pauses.map((pause) => `${dateZh(pause.from)}至${pause.to ? dateZh(pause.to) : '今'}（${pause.reason}）`).join('；'),
            ],
            ['审核机构', review.reviewOrganName],
            ['承办、协办', [review.handler?.name, people(review.coReviewers)].filter(Boolean).join('、')],
            ['曾承办', people(review.formerHandlers)],
            ['复核', review.second?.name],
            ['签发', review.signatory?.name],
            ['起草人员', people(review.drafters)],
            ['结论', review.verdictTitle],
            ['办结', dateZh(review.closedOn)],
            ['送审文本校验码', review.textHash.slice(0, 16)],
          ]}
        />
      </section>
      <section className="block">
        <h2>各次送审</h2>
        {review.rounds.length === 0 && <p className="hint">只有这一次。</p>}
        {review.rounds.map((round) => (
          <p key={round.id}>
            <Link to={`/reviews/${round.id}`}>第 {round.round} 次</Link> {round.verdictTitle ?? round.stateTitle} {dateZh(round.closedOn)}
          </p>
        ))}
      </section>
    </div>
  );
}
