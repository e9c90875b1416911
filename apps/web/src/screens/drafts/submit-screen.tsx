import { Alert, Button, Form, Input, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { draftQuery } from '../../api/drafts';
import type { DraftDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';
import { useKeptForm } from '../../form/kept-form';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { useEscape } from '../../shell/use-escape';
import { Facts } from '../../text/facts';
import { MaterialList } from './material-list';
import { allowedOf, DRAFT_TOUCHES, useDraftAct } from './use-draft';

interface Values {
  urgentReason?: string;
  letterNumber?: string;
}

/** 送审: what is missing, what goes out, what happens next. */
export function SubmitScreen() {
  const { id = '' } = useParams();
  const { data: draft, error } = useQuery(draftQuery(id));
  useEscape(`/drafts/${id}`);
  if (error && !draft) return <ProblemNotice error={error} />;
  if (!draft) return <Spin className="page-wait" />;
  return (
    <div className="pane">
      <div className="narrow-page">
        <div className="row block">
          <h1>送审：{draft.title}</h1>
          <Link className="push" to={`/drafts/${draft.id}`}>
            返回事项
          </Link>
        </div>
        {draft.missing.length > 0 ? (
          <MissingList draft={draft} />
        ) : (
          <Alert type="success" showIcon className="spaced" title="材料齐全，可以送审" />
        )}
        {draft.warnings.map((warning) => (
          <Alert key={warning.code} type="warning" showIcon className="spaced" title={warning.title} />
        ))}
        <section className="block">
          <h2>送出的内容（送审后即固定，不能再改）</h2>
          <Facts
            rows={[
              ['文本', `${draft.text.fileName}（共 ${draft.text.facts.articleCount} 条）`],
              ['制定机关', draft.issuer.name],
              ['第几次', `第 ${draft.round + 1} 次送审`],
              ['拟上会', dateZh(draft.meetingOn)],
              ['联系电话', draft.contactPhone],
            ]}
          />
          <MaterialList draft={draft} />
        </section>
        <NextSteps draft={draft} />
        <SubmitForm draft={draft} />
      </div>
    </div>
  );
}

function MissingList({ draft }: { draft: DraftDto }) {
  return (
    <Alert
      type="error"
      showIcon
      className="spaced"
      title={`还缺 ${draft.missing.length} 项，补齐后才能送审`}
      description={
        <ul className="reasons">
          {draft.missing.map((missing) => (
            <li key={`${missing.code}${missing.kind ?? ''}`}>
              {missing.title}{' '}
              <Link
                to={`/drafts/${draft.id}?tab=${missing.kind ? 'materials' : missing.code.startsWith('remarks') ? 'answers' : 'overview'}`}
              >
                去补
              </Link>
            </li>
          ))}
        </ul>
      }
    />
  );
}

function NextSteps({ draft }: { draft: DraftDto }) {
  const { route } = draft;
  return (
    <section className="block">
      <h2>接下来</h2>
      <ol>
        {route.intakeOrganName && <li>{route.intakeOrganName}收文，核对材料，转送审核机构；材料不全的退回补正。</li>}
        <li>{route.reviewOrganName}受理后，自次日起计算办理期限，逐条审核并出具意见。</li>
        <li>您答复每条意见；需要修改的，上传下一稿再次送审。</li>
        <li>
          提请{route.meetingKind}审议，通过后签发，由{route.officeOrganName}编号、登记公布。
        </li>
      </ol>
    </section>
  );
}

function SubmitForm({ draft }: { draft: DraftDto }) {
  const navigate = useNavigate();
  const act = useDraftAct(draft);
  const [form] = Form.useForm<Values>();
  const kept = useKeptForm(form, `draft.${draft.id}.submit`, true);
  const submit = useCommand(
    (values: Values) =>
      act('submit', { urgentReason: values.urgentReason?.trim() || null, letterNumber: values.letterNumber?.trim() || null }),
    {
      touches: DRAFT_TOUCHES,
      quiet: true,
      done: '已送审',
      onDone: () => {
        kept.forget();
        void navigate(`/drafts/${draft.id}`, { replace: true });
      },
    },
  );
  const refusals = allowedOf(draft, 'submit')?.refusals ?? ['现在不能送审'];
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      onValuesChange={kept.keep}
      onFinish={(values) => {
        submit.mutate(values);
      }}
    >
      <div className="row top-aligned">
        <Form.Item name="letterNumber" label="送审函文号（可不填）" className="grow">
          <Input placeholder="如 巴发改函〔2026〕5号" />
        </Form.Item>
        <Form.Item name="urgentReason" label="紧急的，写明理由（不紧急不填）" className="grow">
          <Input />
        </Form.Item>
      </div>
      <ProblemNotice error={submit.error} />
      <Button type="primary" size="large" htmlType="submit" disabled={refusals.length > 0} loading={submit.isPending}>
        送审
      </Button>
    </Form>
  );
}
