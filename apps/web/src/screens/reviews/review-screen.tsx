import { useMemo, useState } from 'react';
import { Spin, Splitter } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { reviewQuery } from '../../api/reviews';
import type { ReviewDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { useHotkeys } from '../../shell/hotkeys';
import { useEscape } from '../../shell/use-escape';
import { Outline } from '../../text/outline';
import { selectedPassage, showPassage } from '../../text/text-pane';
import { isWithin, passagesOf, unitsOf } from '../../text/units';
import { usePaneSizes } from '../../text/pane-sizes';
import { ReviewHead } from './review-head';
import { ReviewTabs, TAB_COUNT } from './review-tabs';
import { ReviewText } from './review-text';
import type { RemarkSeed } from './remark-form';

/** The heart of the desk: outline, text, and what is said about it. */
export function ReviewScreen() {
  const { id = '' } = useParams();
  const { data: review, error } = useQuery(reviewQuery(id));
  useEscape('/reviews');
  if (error && !review) return <ProblemNotice error={error} />;
  if (!review) return <Spin className="page-wait" />;
  return <ReviewDesk key={review.id} review={review} />;
}

function ReviewDesk({ review }: { review: ReviewDto }) {
  const passages = useMemo(() => passagesOf(unitsOf(review.units)), [review.units]);
  const articles = useMemo(() => passages.filter((passage) => !passage.isHeading), [passages]);
  const [current, setCurrent] = useState<string | null>(articles[0]?.path ?? null);
  const [tab, setTab] = useState(0);
  const [seed, setSeed] = useState<RemarkSeed | null>(null);
  const sizes = usePaneSizes('review', ['17%', '46%', '37%']);

  const step = (by: number) => {
    const at = articles.findIndex((passage) => passage.path === current);
    const next = articles[Math.max(0, Math.min(articles.length - 1, at + by))];
    if (!next) return;
    setCurrent(next.path);
    showPassage(next.path);
  };
  const startRemark = () => {
    const selected = selectedPassage();
    const passage = articles.find((each) => each.path === (selected?.path ?? current));
    setSeed({ path: passage?.path ?? null, place: passage?.label ?? '全文', quotedText: selected?.words ?? null });
    setTab(0);
  };
  useHotkeys({
    j: () => {
      step(1);
    },
    k: () => {
      step(-1);
    },
    m: (event) => {
      event.preventDefault();
      startRemark();
    },
    ...Object.fromEntries(
      Array.from({ length: TAB_COUNT }, (_, index) => [
        String(index + 1),
        () => {
          setTab(index);
        },
      ]),
    ),
  });
  const countAt = (path: string) => {
    const here = review.remarks.filter((remark) => isWithin(remark.path, path));
    if (here.length === 0) return null;
    const isMust = here.some((remark) => remark.severity === 'must');
    return (
      <span className={isMust ? 'count must' : 'count'} title={`${here.length} 条意见`}>
        {here.length}
      </span>
    );
  };
  return (
    <div className="screen">
      <ReviewHead review={review} />
      <Splitter className="screen-body" onResizeEnd={sizes.keep}>
        <Splitter.Panel defaultSize={sizes.at(0)} min="10%" collapsible>
          <div className="pane">
            <Outline passages={passages} current={current} badge={countAt} onChoose={setCurrent} />
          </div>
        </Splitter.Panel>
        <Splitter.Panel defaultSize={sizes.at(1)} min="25%">
          <ReviewText review={review} passages={passages} current={current} onCurrent={setCurrent} onRemark={startRemark} badge={countAt} />
        </Splitter.Panel>
        <Splitter.Panel defaultSize={sizes.at(2)} min="22%">
          <ReviewTabs
            review={review}
            tab={tab}
            onTab={setTab}
            seed={seed}
            onSeedDone={() => {
              setSeed(null);
            }}
          />
        </Splitter.Panel>
      </Splitter>
    </div>
  );
}
