import { useEffect, useRef } from 'react';
import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import type { RemarkDto, ReviewDto } from '../../api/types';
import { ProblemNotice } from '../../notice/problem-notice';
import { useHotkeys } from '../../shell/hotkeys';
import { PROBLEM_WORDS, SEVERITY_WORDS } from '../../words/review';
import { optionsOf } from '../../words/words';
import { useRemarkSaving, type RemarkValues } from './remark-saving';

/** Where a new remark begins: the passage and the selected words. */
export interface RemarkSeed {
  path: string | null;
  place: string;
  quotedText: string | null;
}

interface RemarkFormProps {
  review: ReviewDto;
  /** The remark being edited; null for a new one. */
  remark: RemarkDto | null;
  seed: RemarkSeed | null;
  onDone: () => void;
}

const PROBLEM_OPTIONS = optionsOf(PROBLEM_WORDS);

function initialValues(remark: RemarkDto | null, seed: RemarkSeed | null): Partial<RemarkValues> {
  if (remark) return remark;
  return {
    severity: 'must',
    problemType: 'A3',
    place: seed?.place ?? '全文',
    quotedText: seed?.quotedText ?? null,
    path: seed?.path ?? null,
  };
}

/** One remark: place → problem → basis → suggestion. Saved by itself while one types; Ctrl+Enter saves and closes. */
export function RemarkForm({ review, remark, seed, onDone }: RemarkFormProps) {
  const [form] = Form.useForm<RemarkValues>();
  const saving = useRemarkSaving(review, remark, form);
  const comment = useRef<HTMLDivElement>(null);
  const finish = () => {
    void form.validateFields().then(
      async () => {
        if (await saving.saveNow()) onDone();
      },
      () => undefined,
    );
  };
  useHotkeys({ 'ctrl+Enter': finish });
  useEffect(() => {
    comment.current?.querySelector('textarea')?.focus();
  }, []);
  return (
    <Form<RemarkValues>
      form={form}
      layout="vertical"
      className="remark-form"
      initialValues={initialValues(remark, seed)}
      onValuesChange={saving.typed}
      onFinish={finish}
    >
      <Form.Item name="path" hidden>
        <Input />
      </Form.Item>
      <div className="row">
        <Form.Item name="place" label="条款" rules={[{ required: true, message: '请写明条款' }]} className="narrow">
          <Input />
        </Form.Item>
        <Form.Item name="severity" label="要求">
          <Radio.Group optionType="button" options={optionsOf(SEVERITY_WORDS)} />
        </Form.Item>
        <Form.Item name="problemType" label="问题类型" className="grow">
          <Select showSearch={{ optionFilterProp: 'label' }} options={PROBLEM_OPTIONS} />
        </Form.Item>
      </div>
      <Form.Item name="quotedText" label="原文">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <div ref={comment}>
        <Form.Item name="comment" label="问题" rules={[{ required: true, whitespace: true, message: '请写明问题' }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name="basisLaw" label="依据（法律、法规名称）" className="grow">
          <Input placeholder="如 行政处罚法" />
        </Form.Item>
        <Form.Item name="basisArticle" label="条" className="narrow">
          <Input placeholder="如 第十六条" />
        </Form.Item>
      </div>
      <Form.Item name="basisQuotation" label="依据原文">
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
      </Form.Item>
      <Form.Item noStyle dependencies={['suggestsDeletion']}>
        {({ getFieldValue }) => (
          <Form.Item name="suggestedText" label="建议修改为">
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} disabled={getFieldValue('suggestsDeletion') === true} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="suggestsDeletion" valuePropName="checked">
        <Checkbox>建议删去</Checkbox>
      </Form.Item>
      <ProblemNotice error={saving.problem} />
      <div className="row">
        <Button type="primary" htmlType="submit">
          保存意见（Ctrl+Enter）
        </Button>
        <Button onClick={onDone}>收起</Button>
        <span className="hint" aria-live="polite">
          {saving.words}
        </span>
      </div>
    </Form>
  );
}
