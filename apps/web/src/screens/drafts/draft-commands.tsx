import type { ReactNode } from 'react';
import { Button, Checkbox, Form, Input, Select, Tooltip } from 'antd';
import type { DraftAction } from '../../api/command';
import type { DraftDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { FileField } from '../../form/file-field';
import { todayInChina } from '../../form/legal-date';
import { LinkButton } from '../../form/link-button';
import { ReasonField } from '../../form/reason-field';
import { MEETING_RESULT_WORDS } from '../../words/draft';
import { optionsOf } from '../../words/words';
import { DraftFields } from './draft-fields';
import { PublishButton } from './publish-button';
import { allowedOf, DRAFT_TOUCHES, useDraftAct } from './use-draft';

type Values = Record<string, unknown>;

interface CommandShape {
  action: DraftAction;
  done: string;
  hint?: ReactNode;
  fields?: ReactNode;
  type?: 'primary';
  danger?: boolean;
  initial?: Values;
}

const required = (message: string) => [{ required: true, message }];

function shapesFor(draft: DraftDto): CommandShape[] {
  const { title, kind, docClass, contactPhone, meetingOn, issuer } = draft;
  return [
    {
      action: 'edit',
      done: '已修改',
      initial: { title, kind, docClass, contactPhone, meetingOn, issuerOrganId: issuer.id },
      fields: <DraftFields />,
    },
    { action: 'resupply', type: 'primary', done: '已重新提交，办理期限继续计算', hint: '材料补齐后重新提交，审核机构继续办理。' },
    { action: 'withdraw', done: '已撤回', danger: true, hint: '撤回后审核终止，可以修改后重新送审。', fields: <ReasonField /> },
    { action: 'revise', done: '已转入修改', hint: '转入修改后可以上传下一稿，修改完成后再次送审。' },
    { action: 'table', type: 'primary', done: '已提请集体审议', hint: `提请${draft.route.meetingKind}审议。审核意见和采纳情况一并提交。` },
    {
      action: 'recordMeeting',
      type: 'primary',
      done: '审议结果已登记',
      initial: { meeting: draft.route.meetingKind, heldOn: todayInChina(), outcome: 'passed' },
      fields: (
        <>
          <Form.Item name="meeting" label="会议名称（届次）" rules={required('请填写会议名称')}>
            <Input />
          </Form.Item>
          <div className="row top-aligned">
            <Form.Item name="heldOn" label="会议日期" className="grow" rules={required('请填写会议日期')}>
              <DateField />
            </Form.Item>
            <Form.Item name="outcome" label="审议结果" className="grow" rules={required('请选择审议结果')}>
              <Select options={optionsOf(MEETING_RESULT_WORDS)} />
            </Form.Item>
          </div>
          <ReasonField name="record" label="审议情况（会议纪要摘要，不同意见如实载明）" />
        </>
      ),
    },
    {
      action: 'recordSignature',
      type: 'primary',
      done: '签发已登记',
      initial: { signedOn: todayInChina() },
      fields: (
        <div className="row top-aligned">
          <Form.Item name="signer" label="签发人" className="grow" rules={required('请填写签发人')}>
            <Input />
          </Form.Item>
          <Form.Item name="signedOn" label="签发日期（成文日期）" className="grow" rules={required('请填写签发日期')}>
            <DateField />
          </Form.Item>
        </div>
      ),
    },
    { action: 'takeNumber', type: 'primary', done: '已取号', hint: '从文号序列取下一个号。取出的号码只能使用或者作废，不再另用。' },
    {
      action: 'enterNumber',
      done: '文号已登记',
      hint: '号码由办公系统另行编排的，照原样填写；写法不同不要紧。',
      fields: (
        <>
          <Form.Item name="typed" label="已编文号" rules={required('请填写文号')}>
            <Input placeholder="如 巴政办规〔2026〕1号" />
          </Form.Item>
          <Form.Item name="isConfirmed" valuePropName="checked" noStyle>
            <Checkbox>确认跳号（只在提示跳号时需要）</Checkbox>
          </Form.Item>
        </>
      ),
    },
    { action: 'voidNumber', done: '号码已作废', danger: true, hint: '作废的号码不再使用，需要重新取号。', fields: <ReasonField /> },
    {
      action: 'recordInterpretation',
      type: draft.interpretations.length === 0 ? 'primary' : undefined,
      done: '解读已登记',
      hint: '解读材料发布后在此登记：上传材料，或者填写发布的网址。',
      initial: { publishedOn: todayInChina() },
      fields: (
        <>
          <Form.Item name="address" label="解读网址">
            <Input placeholder="https://" />
          </Form.Item>
          <Form.Item name="fileId" label="解读材料">
            <FileField label="上传解读材料" purpose="material" />
          </Form.Item>
          <Form.Item name="publishedOn" label="发布日期" rules={required('请填写发布日期')}>
            <DateField />
          </Form.Item>
        </>
      ),
    },
    { action: 'terminate', done: '事项已终止', danger: true, hint: '终止后不能恢复，记录保留。', fields: <ReasonField /> },
  ];
}

/** The commands of this person in this state; a refused one is shown dead with its reasons. */
export function DraftCommands({ draft }: { draft: DraftDto }) {
  const act = useDraftAct(draft);
  return (
    <>
      <SubmitLink draft={draft} />
      <PublishButton draft={draft} />
      {shapesFor(draft).map(({ action, fields, ...rest }) => {
        const allowed = allowedOf(draft, action);
        return (
          allowed && (
            <CommandButton<Values>
              key={action}
              {...rest}
              label={allowed.title}
              name={`draft.${draft.id}.${action}`}
              touches={DRAFT_TOUCHES}
              refusals={allowed.refusals}
              run={(values) => act(action, values)}
            >
              {fields}
            </CommandButton>
          )
        );
      })}
    </>
  );
}

/** 送审… leads to a page that says what is missing and what happens next; that something is missing does not close the way there. */
function SubmitLink({ draft }: { draft: DraftDto }) {
  const found = draft.allowed.find((each) => each.action === 'submit');
  if (!found) return null;
  const refusals = found.refusals.filter((refusal) => refusal.code !== 'something_missing');
  if (refusals.length > 0) {
    return (
      <Tooltip title={refusals.map((refusal) => refusal.title).join('；')}>
        <Button disabled>送审…</Button>
      </Tooltip>
    );
  }
  return (
    <LinkButton to={`/drafts/${draft.id}/submit`} type="primary">
      送审…
    </LinkButton>
  );
}
