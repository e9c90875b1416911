import { useEffect, useState, type ReactNode } from 'react';
import { Button, Segmented } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { differenceQuery, draftQuery } from '../../api/drafts';
import type { DifferenceDto, ReviewDto } from '../../api/types';
import { changedArticles, differenceWords } from '../../text/comparison';
import { selectedPassage, TextPane } from '../../text/text-pane';
import { isWithin, type Passage } from '../../text/units';

interface ReviewTextProps {
  review: ReviewDto;
  passages: readonly Passage[];
  current: string | null;
  onCurrent: (path: string) => void;
  onRemark: () => void;
  badge: (path: string) => ReactNode;
}

type Against = 'none' | 'previous';

/** What changed since the last submission of the same matter; undefined for the first one. */
function useDifferenceToLast(review: ReviewDto): DifferenceDto | undefined {
  const hasLast = review.round > 1 && review.subjectType === 'draft';
  const draft = useQuery({ ...draftQuery(review.subjectId), enabled: hasLast });
  const textOf = (round: number) => draft.data?.submissions.find((submission) => submission.round === round)?.textId;
  const [from, to] = [textOf(review.round - 1), textOf(review.round)];
  const query = differenceQuery(review.subjectId, from ?? '', to ?? '');
  return useQuery({ ...query, queryFn: from && to ? query.queryFn : skipToken }).data;
}

/** The submitted text by articles; words changed since the last round are marked, selected words become a remark. */
export function ReviewText({ review, passages, current, onCurrent, onRemark, badge }: ReviewTextProps) {
  const [against, setAgainst] = useState<Against>('previous');
  const difference = useDifferenceToLast(review);
  const isSelecting = useHasSelection();
  const changed = difference && against === 'previous' ? changedArticles(difference) : null;
  return (
    <div className="column">
      <div className="column-head">
        <h2>正文（送审稿）</h2>
        {difference && (
          <Segmented<Against>
            size="small"
            aria-label="对照"
            value={against}
            onChange={setAgainst}
            options={[
              { value: 'previous', label: '对照上一次' },
              { value: 'none', label: '不对照' },
            ]}
          />
        )}
        {changed && difference && <span className="hint">{differenceWords(difference)}</span>}
        <Button size="small" type={isSelecting ? 'primary' : 'default'} onMouseDown={keepSelection} onClick={onRemark} className="push">
          提意见（m）
        </Button>
      </div>
      <div className="pane">
        <TextPane
          passages={passages}
          current={current}
          onCurrent={onCurrent}
          badge={badge}
          quotes={(path) => review.remarks.filter((remark) => isWithin(remark.path, path)).flatMap((remark) => remark.quotedText ?? [])}
          segments={(passage) => (passage.article === null ? null : (changed?.get(passage.article) ?? null))}
        />
      </div>
    </div>
  );
}

/** A click on the button must not drop the selection it is about. */
function keepSelection(event: { preventDefault: () => void }): void {
  event.preventDefault();
}

function useHasSelection(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const look = () => {
      setHas(selectedPassage() !== null);
    };
    document.addEventListener('selectionchange', look);
    return () => {
      document.removeEventListener('selectionchange', look);
    };
  }, []);
  return has;
}
