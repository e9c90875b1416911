import { useState } from 'react';
import { Button, Form, Modal, Select } from 'antd';
import type { OpinionDto, ReviewDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { printElement } from '../../text/print';
import { VERDICT_WORDS } from '../../words/review';
import { optionsOf } from '../../words/words';
import { allowedOf, REVIEW_TOUCHES, useReviewAct } from './use-review';

/** 出具意见 for the signatory, and the issued paper for whoever may read it. */
export function OpinionButtons({ review }: { review: ReviewDto }) {
  const act = useReviewAct(review);
  const [isShown, setShown] = useState(false);
  const issue = allowedOf(review, 'issue');
  return (
    <>
      {review.opinion && (
        <Button
          onClick={() => {
            setShown(true);
          }}
        >
          查看意见书
        </Button>
      )}
      {issue && (
        <CommandButton<{ verdict: string }>
          label={issue.title}
          type="primary"
          name={`review.${review.id}.issue`}
          touches={REVIEW_TOUCHES}
          refusals={issue.refusals}
          done="意见已出具"
          initial={{ verdict: review.proposedVerdict ?? 'LEGAL' }}
          hint="签发后意见书编号、定稿并送达起草单位，不能再改动。结论需要改变的，请退回承办。"
          run={(values) => act('issue', values)}
          onDone={() => {
            setShown(true);
          }}
        >
          <Form.Item name="verdict" label="审核结论">
            <Select options={optionsOf(VERDICT_WORDS)} />
          </Form.Item>
        </CommandButton>
      )}
      {isShown && review.opinion && (
        <OpinionDialog
          opinion={review.opinion}
          onClose={() => {
            setShown(false);
          }}
        />
      )}
    </>
  );
}

/** 合法性审核意见书 as it stands on paper. */
export function OpinionDialog({ opinion, onClose }: { opinion: OpinionDto; onClose: () => void }) {
  const lines = opinion.text.split('\n');
  return (
    <Modal
      open
      width={760}
      title={`合法性审核意见书 ${opinion.number}`}
      onCancel={onClose}
      onOk={() => {
        printElement('opinion-paper');
      }}
      okText="打印意见书"
      cancelText="返回"
    >
      <div id="opinion-paper" className="paper">
        {lines.map((line, index) => (
          <p key={index} className={lineClass(line, index)}>
            {line}
          </p>
        ))}
      </div>
      <p className="hint">校验码 {opinion.hash.slice(0, 16)}</p>
    </Modal>
  );
}

/** The paper's own order: letterhead, title, addressee, body; a line without a full stop near the end is the signature. */
function lineClass(line: string, index: number): string {
  if (index === 0) return 'paper-letterhead';
  if (index === 1) return 'paper-title';
  if (index === 2) return 'paper-addressee';
  if (/^[一二三四五六七八九十]+、/.test(line)) return 'paper-heading';
  return /[。：）]$/.test(line) ? 'paper-body' : 'paper-signature';
}
