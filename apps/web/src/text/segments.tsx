import { Fragment } from 'react';

/** One stretch of a comparison: `same`, `added` or `removed`, and its words. */
export type Segment = readonly [op: string, text: string];

/** Changed words as insertions and deletions; readable without colour (underline, strike) and by a screen reader. */
export function Segments({ segments }: { segments: readonly Segment[] }) {
  return (
    <>
      {segments.map(([op, text], index) => {
        if (op === 'same') return <Fragment key={index}>{text}</Fragment>;
        return op === 'added' ? (
          <ins key={index} aria-label={`增加：${text}`}>
            {text}
          </ins>
        ) : (
          <del key={index} aria-label={`删去：${text}`}>
            {text}
          </del>
        );
      })}
    </>
  );
}
