import { useState } from 'react';
import { Button, Input, Radio } from 'antd';
import { allClear, setCheck } from '../../api/reviews';
import type { CheckDto, ReviewDto } from '../../api/types';
import { useCommand } from '../../notice/use-command';
import { CHECK_RESULT_WORDS } from '../../words/review';
import { optionsOf } from '../../words/words';
import { mayNow, REVIEW_TOUCHES } from './use-review';

const RESULT_OPTIONS = optionsOf(CHECK_RESULT_WORDS);

type CheckChange = Pick<CheckDto, 'item' | 'result' | 'note'>;

/** 清单: the statutory seven first, then this bureau's own; one click clears whatever is left. */
export function CheckList({ review }: { review: ReviewDto }) {
  const isLocked = !mayNow(review, 'setCheck');
  const set = useCommand((change: CheckChange) => setCheck(review.id, change), { touches: REVIEW_TOUCHES });
  const clear = useCommand(() => allClear(review), { touches: REVIEW_TOUCHES, done: '其余各项已记为未发现问题' });
  const open = review.checks.filter((check) => !check.isSet).length;
  const row = (check: CheckDto) => (
    <CheckRow
      key={check.item}
      check={check}
      isLocked={isLocked}
      onSet={(change) => {
        set.mutate({ item: check.item, result: check.result, note: check.note, ...change });
      }}
    />
  );
  return (
    <div className="checks">
      <div className="row">
        <span className="quiet">
          已核 {review.checks.length - open} 项，共 {review.checks.length} 项
        </span>
        <Button
          className="push"
          size="small"
          disabled={isLocked || open === 0}
          loading={clear.isPending}
          onClick={() => {
            clear.mutate(undefined);
          }}
        >
          其余各项未发现问题
        </Button>
      </div>
      <h3>法定七项</h3>
      <ol>{review.checks.filter((check) => check.isStatutory).map(row)}</ol>
      <h3>本局增列</h3>
      <ol>{review.checks.filter((check) => !check.isStatutory).map(row)}</ol>
    </div>
  );
}

interface CheckRowProps {
  check: CheckDto;
  isLocked: boolean;
  onSet: (change: Partial<CheckChange>) => void;
}

function CheckRow({ check, isLocked, onSet }: CheckRowProps) {
  return (
    <li>
      <span className="check-question">{check.title}</span>
      <Radio.Group
        size="small"
        optionType="button"
        aria-label={check.title}
        options={RESULT_OPTIONS}
        value={check.isSet ? check.result : null}
        disabled={isLocked}
        onChange={(event) => {
          onSet({ result: event.target.value === 'problem' ? 'problem' : 'clear' });
        }}
      />
      {check.isSet && (check.result === 'problem' || check.note) && (
        <CheckNote
          key={check.note ?? ''}
          note={check.note}
          isLocked={isLocked}
          onSave={(note) => {
            onSet({ note });
          }}
        />
      )}
    </li>
  );
}

function CheckNote({ note, isLocked, onSave }: { note: string | null; isLocked: boolean; onSave: (note: string | null) => void }) {
  const [typed, setTyped] = useState(note ?? '');
  return (
    <Input
      size="small"
      value={typed}
      disabled={isLocked}
      placeholder="说明（可不填）"
      aria-label="说明"
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={() => {
        if (typed !== (note ?? '')) onSave(typed.trim() || null);
      }}
    />
  );
}
