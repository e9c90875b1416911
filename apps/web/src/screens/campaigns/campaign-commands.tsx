import { Form, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { actOnCampaign, CAMPAIGNS_KEY, cleanupWordsQuery } from '../../api/campaigns';
import type { CampaignDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { todayInChina } from '../../form/legal-date';
import { ReasonField } from '../../form/reason-field';

const TOUCHES = [CAMPAIGNS_KEY] as const;

/** What happens when the button is pressed, said before it is. */
const HINTS: Partial<Record<string, string>> = {
  freeze: '按基准日的情况确定底册。底册确定后，范围、件数不再变动，以后文件库如何变化都不影响本次清理的统计。',
  open: '各责任单位即可在“清理”中填报本单位负责的文件。',
  startReview: '各单位均已报送。转入审核后，退回的事项由单位重报。',
  followUp: '已公布的决定不受影响；尚未列入决定的事项和待修改的文件继续跟踪。',
  archive: '全部事项均已落实。归档后只供查阅。',
};
const DONE: Partial<Record<string, string>> = {
  freeze: '底册已确定',
  open: '已下发填报',
  startReview: '已转入审核',
  followUp: '已转入落实',
  archive: '已归档',
};

/** The bureau's next steps; 公布清理决定 has its own tab, with the preview. */
export function CampaignCommands({ campaign }: { campaign: CampaignDto }) {
  return (
    <>
      {campaign.allowed.map(({ action, title, refusals }) => {
        const reasons = refusals.map((refusal) => refusal.title);
        if (action === 'edit') {
          return (
            <Link key={action} to={`/campaigns/${campaign.id}/plan`}>
              {title}
            </Link>
          );
        }
        if (action === 'publish') return null;
        if (action === 'postpone') return <Postpone key={action} campaign={campaign} title={title} refusals={reasons} />;
        if (action === 'deliberate') return <Deliberate key={action} campaign={campaign} title={title} refusals={reasons} />;
        return (
          <CommandButton
            key={action}
            label={title}
            name={`campaign.${action}.${campaign.id}`}
            type={action === 'archive' || action === 'followUp' ? 'default' : 'primary'}
            hint={HINTS[action]}
            run={() => actOnCampaign(campaign, action, {})}
            touches={TOUCHES}
            done={DONE[action] ?? '已办理'}
            refusals={reasons}
          />
        );
      })}
    </>
  );
}

interface StepProps {
  campaign: CampaignDto;
  title: string;
  refusals: string[];
}

function Postpone({ campaign, title, refusals }: StepProps) {
  return (
    <CommandButton<{ deadlineOn: string }>
      label={title}
      name={`campaign.postpone.${campaign.id}`}
      run={(values) => actOnCampaign(campaign, 'postpone', values)}
      touches={TOUCHES}
      done="截止日已调整"
      refusals={refusals}
    >
      <Form.Item name="deadlineOn" label="新的填报截止日" rules={[{ required: true, message: '请填写日期' }]}>
        <DateField />
      </Form.Item>
    </CommandButton>
  );
}

interface Meeting {
  heldOn: string;
  meeting: string;
  result: string;
  reason?: string;
}

function Deliberate({ campaign, title, refusals }: StepProps) {
  const { data: words } = useQuery(cleanupWordsQuery);
  return (
    <CommandButton<Meeting>
      label={title}
      name={`campaign.deliberate.${campaign.id}`}
      initial={{ heldOn: todayInChina(), result: 'passed' }}
      run={({ reason, ...values }) => actOnCampaign(campaign, 'deliberate', { ...values, note: reason ?? null })}
      touches={TOUCHES}
      done="审议结果已登记"
      refusals={refusals}
    >
      <Form.Item name="heldOn" label="审议日期" rules={[{ required: true, message: '请填写审议日期' }]}>
        <DateField />
      </Form.Item>
      <Form.Item name="meeting" label="会议" rules={[{ required: true, whitespace: true, message: '请填写会议名称' }]}>
        <Input maxLength={200} placeholder="如：州人民政府第12次常务会议" />
      </Form.Item>
      <Form.Item name="result" label="结果">
        <Select options={(words?.results ?? []).map(({ code, title: label }) => ({ value: code, label }))} />
      </Form.Item>
      <ReasonField label="说明" isRequired={false} />
    </CommandButton>
  );
}
