import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import type { ReviewAction } from '../../api/command';
import type { ReviewDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { ReasonField } from '../../form/reason-field';
import { VERDICT_WORDS } from '../../words/review';
import { optionsOf } from '../../words/words';
import { ReviewerField } from './reviewer-field';
import { allowedOf, REVIEW_TOUCHES, useReviewAct } from './use-review';

type Values = Record<string, unknown>;

interface CommandShape {
  action: ReviewAction;
  done: string;
  hint?: ReactNode;
  fields?: ReactNode;
  type?: 'primary';
  danger?: boolean;
  initial?: Values;
  input?: (values: Values) => Values;
}

const lines = (text: unknown): string[] =>
  String(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function shapesFor(review: ReviewDto): CommandShape[] {
  const must = review.remarks.filter((remark) => remark.severity === 'must').length;
  const verdict: Pick<CommandShape, 'initial' | 'hint' | 'fields' | 'type'> = {
    type: 'primary',
    initial: { verdict: review.proposedVerdict ?? (must > 0 ? 'SHOULD_AMEND' : 'LEGAL'), explanation: review.explanation },
    hint: `共 ${review.remarks.length} 条意见，其中应当修改 ${must} 条。`,
    fields: (
      <>
        <Form.Item name="verdict" label="审核结论" rules={[{ required: true, message: '请选择审核结论' }]}>
          <Select options={optionsOf(VERDICT_WORDS)} />
        </Form.Item>
        <ReasonField name="explanation" label="说明（写入意见书，可不填）" isRequired={false} />
      </>
    ),
  };
  return [
    {
      action: 'forward',
      type: 'primary',
      done: '已转送审核机构',
      hint: '材料齐全的，转送审核机构；办理期限自审核机构受理的次日起算。',
      fields: (
        <Form.Item name="intakeNumber" label="收文编号（可不填）">
          <Input />
        </Form.Item>
      ),
    },
    { action: 'accept', type: 'primary', done: '已受理，办理期限开始计算', hint: '自受理的次日起计算办理期限，到期日随即显示在页面上方。' },
    {
      action: 'requestSupplement',
      done: '已退回补正',
      hint: '写明需要补正的内容，每行一项。受理之后退回补正的，补正期间不计入办理期限。',
      input: ({ items, reason }) => ({ items: lines(items), reason }),
      fields: (
        <>
          <ReasonField name="items" label="需要补正的内容（每行一项）" rows={4} />
          <ReasonField />
        </>
      ),
    },
    {
      action: 'assign',
      done: '已分办',
      fields: (
        <>
          <ReviewerField id={review.id} name="reviewerId" label="承办人" isRequired />
          <ReviewerField id={review.id} name="coReviewerIds" label="协办（可不选）" isMany />
        </>
      ),
    },
    {
      action: 'handOver',
      done: '已转办',
      fields: (
        <>
          <ReviewerField id={review.id} name="reviewerId" label="转给" isRequired />
          <ReasonField />
        </>
      ),
    },
    {
      action: 'extend',
      done: '期限已延长',
      fields: (
        <>
          <Form.Item name="days" label="延长几个工作日" rules={[{ required: true, message: '请填写天数' }]}>
            <InputNumber min={1} max={30} />
          </Form.Item>
          <ReasonField />
        </>
      ),
    },
    { action: 'markUrgent', done: '已标为紧急', fields: <ReasonField /> },
    { action: 'decline', danger: true, done: '已作不予受理', hint: '不予受理后，起草单位可以修改后重新送审。', fields: <ReasonField /> },
    { action: 'sendBack', done: '已退回承办人', fields: <ReasonField /> },
    { action: 'sendForSecond', done: '已送复核', ...verdict },
    { action: 'sendForSign', done: '已送签发', ...verdict },
  ];
}

/** The commands of this person in this state: refused ones are shown dead with their reasons, others not at all. */
export function ReviewCommands({ review }: { review: ReviewDto }) {
  const act = useReviewAct(review);
  return shapesFor(review).map((shape) => {
    const allowed = allowedOf(review, shape.action);
    if (!allowed) return null;
    const { action, fields, input = (values: Values) => values, ...rest } = shape;
    return (
      <CommandButton<Values>
        key={action}
        {...rest}
        label={allowed.title}
        name={`review.${review.id}.${action}`}
        touches={REVIEW_TOUCHES}
        refusals={allowed.refusals}
        run={(values) => act(action, input(values))}
      >
        {fields}
      </CommandButton>
    );
  });
}
