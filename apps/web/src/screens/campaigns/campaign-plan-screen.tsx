import { useCallback, useState } from 'react';
import { Button, Checkbox, Form, Input, InputNumber, Select, Spin } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { actOnCampaign, campaignQuery, CAMPAIGNS_KEY, cleanupWordsQuery, createCampaign, previewScope } from '../../api/campaigns';
import { asProblem, type Problem } from '../../api/problem';
import type { CampaignDto, CampaignFieldsDto, ScopeDto, ScopePreviewResultDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { todayInChina } from '../../form/legal-date';
import { OrganField } from '../../form/organ-field';
import { WatchValues } from '../../form/watch-values';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { useEscape } from '../../shell/use-escape';
import { CLASS_WORDS, STATUS_WORDS } from '../../words/document';
import { ScopeList } from './scope-list';

/** 拟定方案: what is cleaned up, and at once what that comes to. */
export function CampaignPlanScreen() {
  const { id } = useParams();
  useEscape('/campaigns');
  if (id === undefined) return <Plan campaign={null} />;
  return <KnownPlan id={id} />;
}

function KnownPlan({ id }: { id: string }) {
  const { data, error } = useQuery(campaignQuery(id));
  if (error) return <ProblemNotice error={error} />;
  return data ? <Plan campaign={data} /> : <Spin className="page-wait" />;
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** What a campaign is usually about: what is in force, of the classes that count. */
function usual(): CampaignFieldsDto {
  const today = todayInChina();
  return {
    kind: 'special',
    title: '',
    noticeNumber: null,
    criteria: null,
    scopeOn: today,
    deadlineOn: today,
    scope: { statuses: ['IN_FORCE', 'PARTLY_ENDED'], docClasses: ['NORMATIVE', 'POLICY'], withLower: false },
  };
}

function Plan({ campaign }: { campaign: CampaignDto | null }) {
  const [form] = Form.useForm<CampaignFieldsDto>();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: words } = useQuery(cleanupWordsQuery);
  const first: CampaignFieldsDto = campaign ?? usual();
  const [scope, setScope] = useState<ScopeDto>(first.scope);
  const values = Form.useWatch<CampaignFieldsDto | undefined>([], form) ?? first;
  const [found, setFound] = useState<ScopePreviewResultDto | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const count = useCallback(({ scope: asked, scopeOn }: { scope: ScopeDto; scopeOn: string }) => {
    previewScope(asked, scopeOn).then(
      (result) => {
        setFound(result);
        setProblem(null);
      },
      (error: unknown) => {
        setProblem(asProblem(error));
      },
    );
  }, []);
  const save = useCommand(
    (fields: CampaignFieldsDto) => (campaign ? actOnCampaign(campaign, 'edit', { fields }) : createCampaign(fields)),
    {
      touches: [CAMPAIGNS_KEY],
      done: '方案已保存',
      onDone: (saved) => {
        queries.setQueryData(campaignQuery(saved.id).queryKey, saved);
        void navigate(`/campaigns/${saved.id}`, { replace: true });
      },
      quiet: true,
    },
  );
  const asked = { ...scope, ...values.scope };
  return (
    <div className="campaign-plan">
      <div className="pane pane-pad">
        <h2>{campaign ? '修改方案' : '新建清理工作'}</h2>
        <Form<CampaignFieldsDto>
          form={form}
          layout="vertical"
          initialValues={first}
          onFinish={(fields) => {
            save.mutate({ ...fields, scope: { ...scope, ...fields.scope } });
          }}
        >
          <Form.Item name="title" label="清理工作名称" rules={[{ required: true, whitespace: true, message: '请填写清理工作名称' }]}>
            <Input maxLength={200} placeholder="如：涉及国务院修改和废止行政法规的文件专项清理" />
          </Form.Item>
          <div className="row">
            <Form.Item name="kind" label="种类" className="grow">
              <Select options={(words?.kinds ?? []).map(({ code, title }) => ({ value: code, label: title }))} />
            </Form.Item>
            <Form.Item name="noticeNumber" label="清理通知文号" className="grow">
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <div className="row">
            <Form.Item name="scopeOn" label="清理基准日" className="grow" rules={[{ required: true, message: '请填写基准日' }]}>
              <DateField />
            </Form.Item>
            <Form.Item name="deadlineOn" label="填报截止日" className="grow" rules={[{ required: true, message: '请填写截止日' }]}>
              <DateField />
            </Form.Item>
          </div>
          <Form.Item name="criteria" label="清理标准">
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
          </Form.Item>
          <h3>清理范围（基准日当天）</h3>
          <div className="row">
            <Form.Item name={['scope', 'statuses']} label="效力" className="grow">
              <Select mode="multiple" allowClear placeholder="不限" options={optionsOf(STATUS_WORDS)} />
            </Form.Item>
            <Form.Item name={['scope', 'docClasses']} label="文件性质" className="grow">
              <Select mode="multiple" allowClear placeholder="不限" options={optionsOf(CLASS_WORDS)} />
            </Form.Item>
          </div>
          <div className="row">
            <Form.Item name={['scope', 'issuerId']} label="制定机关" className="grow">
              <OrganField placeholder="不限" />
            </Form.Item>
            <Form.Item name={['scope', 'keyword']} label="标题含" className="grow">
              <Input maxLength={100} allowClear />
            </Form.Item>
          </div>
          <div className="row">
            <Form.Item name={['scope', 'yearFrom']} label="公布年份自" className="narrow">
              <InputNumber min={1900} max={2200} />
            </Form.Item>
            <Form.Item name={['scope', 'yearTo']} label="至" className="narrow">
              <InputNumber min={1900} max={2200} />
            </Form.Item>
            <Form.Item name={['scope', 'topic']} label="主题" className="grow">
              <Input maxLength={50} allowClear />
            </Form.Item>
          </div>
          <Form.Item name={['scope', 'withLower']} valuePropName="checked">
            <Checkbox>包括下级政府（县市、乡镇）的文件</Checkbox>
          </Form.Item>
          <ProblemNotice error={save.error} />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存方案
          </Button>
        </Form>
      </div>
      <WatchValues values={{ scope: asked, scopeOn: values.scopeOn }} onSettled={count} />
      <ScopeList found={found} problem={problem} scope={scope} onScope={setScope} />
    </div>
  );
}
