import { Tabs } from 'antd';
import type { ReviewDto } from '../../api/types';
import { CheckList } from './check-list';
import { RemarkList } from './remark-list';
import type { RemarkSeed } from './remark-form';
import { ReviewBasis, ReviewHistory, ReviewMaterials } from './review-papers';

interface ReviewTabsProps {
  review: ReviewDto;
  tab: number;
  onTab: (tab: number) => void;
  seed: RemarkSeed | null;
  onSeedDone: () => void;
}

export const TAB_COUNT = 5;

/** What is said about the text; keys 1–5. */
export function ReviewTabs({ review, tab, onTab, seed, onSeedDone }: ReviewTabsProps) {
  const open = Object.keys(review.checks).length;
  return (
    <Tabs
      className="fill-tabs"
      size="small"
      activeKey={String(tab)}
      onChange={(key) => {
        onTab(Number(key));
      }}
      items={[
        { key: '0', label: `意见 ${review.remarks.length}`, children: <RemarkList review={review} seed={seed} onSeedDone={onSeedDone} /> },
        { key: '1', label: `清单 ${open}`, children: <CheckList review={review} /> },
        { key: '2', label: '材料', children: <ReviewMaterials review={review} /> },
        { key: '3', label: '依据', children: <ReviewBasis review={review} /> },
        { key: '4', label: '沿革', children: <ReviewHistory review={review} /> },
      ]}
    />
  );
}
