import { useState } from 'react';
import { Button, Popconfirm, Tag } from 'antd';
import type { RemarkDto, ReviewDto } from '../../api/types';
import { useCommand } from '../../notice/use-command';
import { showPassage } from '../../text/text-pane';
import { ADOPTION_WORDS, SEVERITY_WORDS } from '../../words/review';
import { wordsOf } from '../../words/words';
import { RemarkForm, type RemarkSeed } from './remark-form';
import { removeRemark } from '../../api/reviews';
import { allowedOf, mayNow, REVIEW_TOUCHES } from './use-review';

interface RemarkListProps {
  review: ReviewDto;
  seed: RemarkSeed | null;
  onSeedDone: () => void;
}

/** 意见: what is being written, then all that is written, by place. */
export function RemarkList({ review, seed, onSeedDone }: RemarkListProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const mayWrite = mayNow(review, 'addRemark');
  return (
    <div className="remarks">
      {seed && mayWrite && <RemarkForm key={JSON.stringify(seed)} review={review} remark={null} seed={seed} onDone={onSeedDone} />}
      {seed && !mayWrite && <p className="hint">{allowedOf(review, 'addRemark')?.refusals.join('；') ?? '现在不能提意见。'}</p>}
      {review.remarks.length === 0 && !seed && (
        <p className="hint">{mayWrite ? '选中正文中的文字，按 m 或点“提意见”。' : '还没有意见。'}</p>
      )}
      {review.remarks.map((remark) =>
        editing === remark.id ? (
          <RemarkForm
            key={remark.id}
            review={review}
            remark={remark}
            seed={null}
            onDone={() => {
              setEditing(null);
            }}
          />
        ) : (
          <RemarkCard
            key={remark.id}
            remark={remark}
            review={review}
            onEdit={
              mayWrite
                ? () => {
                    setEditing(remark.id);
                  }
                : null
            }
          />
        ),
      )}
    </div>
  );
}

function RemarkCard({ remark, review, onEdit }: { remark: RemarkDto; review: ReviewDto; onEdit: (() => void) | null }) {
  const remove = useCommand(() => removeRemark(review.id, remark.id), { touches: REVIEW_TOUCHES, done: '意见已删除' });
  return (
    <article className="remark">
      <header>
        <RemarkHead remark={remark} />
        {onEdit && (
          <span className="push">
            <Button size="small" type="link" onClick={onEdit}>
              修改
            </Button>
            <Popconfirm
              title="删除这条意见？"
              okText="删除意见"
              cancelText="返回"
              onConfirm={() => {
                remove.mutate(undefined);
              }}
            >
              <Button size="small" type="link" danger>
                删除
              </Button>
            </Popconfirm>
          </span>
        )}
      </header>
      <RemarkBody remark={remark} />
    </article>
  );
}

/** 应当修改 · 第八条 · 减损权益或增加义务 */
export function RemarkHead({ remark }: { remark: RemarkDto }) {
  return (
    <>
      <Tag color={remark.severity === 'must' ? 'red' : 'default'}>{wordsOf(SEVERITY_WORDS, remark.severity)}</Tag>
      <button
        type="button"
        className="link"
        onClick={() => {
          if (remark.path) showPassage(remark.path);
        }}
      >
        {remark.place}
      </button>
      <span className="quiet">{remark.problemTypeTitle}</span>
    </>
  );
}

export function RemarkBody({ remark }: { remark: RemarkDto }) {
  const basis = [remark.basisLaw && `《${remark.basisLaw.replace(/[《》]/g, '')}》`, remark.basisArticle].filter(Boolean).join('');
  return (
    <div className="remark-body">
      {remark.quotedText && <blockquote>“{remark.quotedText}”</blockquote>}
      <p>{remark.comment}</p>
      {basis && (
        <p>
          <span className="quiet">依据 </span>
          {basis}
          {remark.basisQuotation && `：“${remark.basisQuotation}”`}
        </p>
      )}
      {remark.suggestsDeletion && (
        <p>
          <span className="quiet">建议 </span>删去
        </p>
      )}
      {remark.suggestedText && (
        <p>
          <span className="quiet">建议 </span>修改为：“{remark.suggestedText}”
        </p>
      )}
      {remark.earlierResponses.map((answer) => (
        <p key={answer.respondedAt} className="answer quiet">
          原答复 {wordsOf(ADOPTION_WORDS, answer.adoption)}
          {answer.reason && `：${answer.reason}`}
        </p>
      ))}
      {remark.response && (
        <p className="answer">
          <span className="quiet">起草单位答复 </span>
          {wordsOf(ADOPTION_WORDS, remark.response.adoption)}
          {remark.response.reason && `：${remark.response.reason}`}
        </p>
      )}
    </div>
  );
}
