import { Button, Form, Input, Radio } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { reviewQuery } from '../../api/reviews';
import type { AnswerDto, DraftDto, DraftReviewDto, RemarkDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { useKeptForm } from '../../form/kept-form';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { ADOPTION_WORDS } from '../../words/review';
import { optionsOf } from '../../words/words';
import { OpinionDialog } from '../reviews/opinion-buttons';
import { RemarkBody, RemarkHead } from '../reviews/remark-list';
import { allowedOf, DRAFT_TOUCHES, mayNow, useDraftAct } from './use-draft';

interface Answer {
  adoption?: AnswerDto['adoption'];
  reason?: string | null;
}
type Answers = Record<string, Answer>;

/** 意见与答复: the opinion, and an answer to each remark; a reason only where it is not adopted. */
export function DraftAnswers({ draft }: { draft: DraftDto }) {
  const { review } = draft;
  if (review?.state !== 'issued') return <p className="hint">审核机构出具意见后，在此逐条答复。</p>;
  return (
    <div className="narrow-page">
      <OpinionLine review={review} />
      {review.remarks.length === 0 ? (
        <p className="hint">没有需要答复的意见。</p>
      ) : (
        <AnswerForm key={review.id} draft={draft} remarks={review.remarks} />
      )}
    </div>
  );
}

function OpinionLine({ review }: { review: DraftReviewDto }) {
  const [isShown, setShown] = useState(false);
  const { data } = useQuery({ ...reviewQuery(review.id), refetchInterval: false });
  return (
    <div className="row block">
      <b>结论：{review.verdictTitle}</b>
      <span className="quiet">
        {review.opinionNumber} · {dateZh(review.issuedOn)}
        {review.handler && ` · 承办 ${review.handler.name}`}
        {review.handler?.phone && `（电话 ${review.handler.phone}）`}
      </span>
      {data?.opinion && (
        <Button
          size="small"
          onClick={() => {
            setShown(true);
          }}
        >
          查看意见书
        </Button>
      )}
      {isShown && data?.opinion && (
        <OpinionDialog
          opinion={data.opinion}
          onClose={() => {
            setShown(false);
          }}
        />
      )}
    </div>
  );
}

function AnswerForm({ draft, remarks }: { draft: DraftDto; remarks: readonly RemarkDto[] }) {
  const act = useDraftAct(draft);
  const [form] = Form.useForm<Answers>();
  const kept = useKeptForm(form, `draft.${draft.id}.answers.${draft.round}`, true);
  const onDone = () => {
    kept.forget();
    form.resetFields();
  };
  const save = useCommand((answers: AnswerDto[]) => act('respond', { answers }), {
    touches: DRAFT_TOUCHES,
    quiet: true,
    done: '答复已保存',
    onDone,
  });
  const adoptAll = useCommand(() => act('respondAll', {}), { touches: DRAFT_TOUCHES, quiet: true, done: '已全部采纳', onDone });
  const may = mayNow(draft, 'respond');
  const open = remarks.filter((remark) => !remark.response).length;
  return (
    <Form<Answers>
      form={form}
      layout="vertical"
      disabled={!may}
      initialValues={Object.fromEntries(
        remarks.map(({ id, response }) => [id, { adoption: response?.adoption, reason: response?.reason }]),
      )}
      onValuesChange={kept.keep}
      onFinish={(values) => {
        save.mutate(answersOf(values));
      }}
    >
      <div className="row">
        <span className="quiet">
          共 {remarks.length} 条，{open === 0 ? '均已答复' : `${open} 条待答复`}
        </span>
        {may && (
          <Button
            className="push"
            loading={adoptAll.isPending}
            onClick={() => {
              adoptAll.mutate(undefined);
            }}
          >
            {allowedOf(draft, 'respondAll')?.title ?? '全部采纳'}
          </Button>
        )}
      </div>
      {remarks.map((remark) => (
        <article key={remark.id} className="remark">
          <header>
            <RemarkHead remark={remark} />
          </header>
          <RemarkBody remark={{ ...remark, response: null, earlierResponses: [] }} />
          <div className="row top-aligned">
            <Form.Item name={[remark.id, 'adoption']} noStyle>
              <Radio.Group size="small" optionType="button" aria-label={`${remark.place}：是否采纳`} options={optionsOf(ADOPTION_WORDS)} />
            </Form.Item>
            <Form.Item noStyle dependencies={[[remark.id, 'adoption']]}>
              {({ getFieldValue }) => needsReason(getFieldValue([remark.id, 'adoption'])) && <ReasonItem id={remark.id} />}
            </Form.Item>
          </div>
        </article>
      ))}
      <ProblemNotice error={save.error ?? adoptAll.error} />
      {may && (
        <Button type="primary" htmlType="submit" loading={save.isPending} className="spaced">
          保存答复
        </Button>
      )}
    </Form>
  );
}

function needsReason(adoption: unknown): boolean {
  return adoption === 'partly' || adoption === 'rejected';
}

function ReasonItem({ id }: { id: string }) {
  return (
    <Form.Item
      name={[id, 'reason']}
      className="grow"
      rules={[{ required: true, whitespace: true, message: '未采纳或者部分采纳的，请写明理由' }]}
    >
      <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} placeholder="理由和依据" aria-label="理由和依据" />
    </Form.Item>
  );
}

function answersOf(values: Answers): AnswerDto[] {
  return Object.entries(values).flatMap(([remarkId, { adoption, reason }]) =>
    adoption === undefined ? [] : [{ remarkId, adoption, reason: needsReason(adoption) ? (reason ?? null) : null }],
  );
}
