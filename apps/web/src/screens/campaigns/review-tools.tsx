import { Button, Form, Input, Select } from 'antd';
import { agreeEntries, assignEntries, CAMPAIGNS_KEY, changeEntries, sendBackEntries } from '../../api/campaigns';
import type { CampaignDto, CleanupWordsDto, EntryDto, ProposalDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { OrganField } from '../../form/organ-field';
import { ReasonField } from '../../form/reason-field';
import { useCommand } from '../../notice/use-command';

interface ReviewToolsProps {
  campaign: CampaignDto;
  words: CleanupWordsDto;
  picked: readonly EntryDto[];
  onDone: () => void;
}

const TOUCHES = [CAMPAIGNS_KEY] as const;

/** 同意 · 改为… · 退回重报 · 改派, on the chosen rows. */
export function ReviewTools({ campaign, words, picked, onDone }: ReviewToolsProps) {
  const submitted = picked.filter(({ state }) => state === 'submitted');
  const changeable = picked.filter(({ state }) => state === 'submitted' || state === 'agreed');
  const isReviewing = campaign.state === 'filling' || campaign.state === 'review';
  const agree = useCommand(() => agreeEntries(campaign.id, submitted), { touches: TOUCHES, done: `已同意 ${submitted.length} 件`, onDone });
  if (campaign.state === 'archived' || campaign.state === 'deployed') return null;
  const none = changeable.length === 0 ? ['请勾选单位已报送的事项'] : [];
  return (
    <>
      <Button
        disabled={submitted.length === 0}
        loading={agree.isPending}
        title={submitted.length === 0 ? '请勾选单位已报送的事项' : ''}
        onClick={() => {
          agree.mutate(undefined);
        }}
      >
        同意{submitted.length > 0 && ` ${submitted.length} 件`}
      </Button>
      <ChangeButton campaign={campaign} words={words} entries={changeable} refusals={none} onDone={onDone} />
      {isReviewing && (
        <>
          <CommandButton<{ reason: string }>
            label="退回重报"
            name={`campaign.sendBack.${campaign.id}`}
            hint={`${changeable.length} 件退回责任单位重新填报。`}
            run={({ reason }) => sendBackEntries(campaign.id, changeable, reason)}
            touches={TOUCHES}
            done="已退回"
            onDone={onDone}
            refusals={none}
          >
            <ReasonField label="退回意见" />
          </CommandButton>
          <CommandButton<{ organId: string }>
            label="改派"
            name={`campaign.assign.${campaign.id}`}
            hint={`${picked.length} 件改由其他单位填报；已填内容保留。`}
            run={({ organId }) => assignEntries(campaign.id, picked, organId)}
            touches={TOUCHES}
            done="已改派"
            onDone={onDone}
            refusals={picked.length === 0 ? ['请先勾选事项'] : []}
          >
            <Form.Item name="organId" label="责任单位" rules={[{ required: true, message: '请选择单位' }]}>
              <OrganField />
            </Form.Item>
          </CommandButton>
        </>
      )}
    </>
  );
}

interface ChangeButtonProps {
  campaign: CampaignDto;
  words: CleanupWordsDto;
  entries: readonly EntryDto[];
  refusals: string[];
  onDone: () => void;
}

type Change = ProposalDto & { comment: string };

function ChangeButton({ campaign, words, entries, refusals, onDone }: ChangeButtonProps) {
  const [first] = entries;
  const initial = first ? { disposition: first.disposition, reason: first.reason, basis: first.basis, note: first.note } : {};
  return (
    <CommandButton<Change>
      label="改为…"
      name={`campaign.change.${campaign.id}`}
      hint={`${entries.length} 件改为下列清理意见，并视为审核同意。`}
      initial={initial}
      run={({ comment, ...proposal }) => changeEntries(campaign.id, entries, proposal, comment)}
      touches={[CAMPAIGNS_KEY]}
      done="已改"
      onDone={onDone}
      refusals={refusals}
    >
      <Form.Item name="disposition" label="清理意见" rules={[{ required: true, message: '请选择清理意见' }]}>
        <Select options={words.dispositions.map(({ code, title }) => ({ value: code, label: title }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Change, after: Change) => before.disposition !== after.disposition}>
        {({ getFieldValue }) => {
          const disposition = getFieldValue('disposition') as EntryDto['disposition'];
          const offered = words.dispositions.find(({ code }) => code === disposition)?.reasons ?? [];
          return (
            <>
              <Form.Item name="reason" label="理由">
                <Select
                  allowClear
                  options={words.reasons
                    .filter(({ code }) => offered.includes(code))
                    .map(({ code, title }) => ({ value: code, label: title }))}
                />
              </Form.Item>
              {disposition === 'AMEND' && (
                <Form.Item name="dueOn" label="修改时限" rules={[{ required: true, message: '请填写修改时限' }]}>
                  <DateField />
                </Form.Item>
              )}
              {disposition === 'ALREADY' && (
                <>
                  <Form.Item name="earlierOn" label="原废止日期" rules={[{ required: true, message: '请填写废止日期' }]}>
                    <DateField />
                  </Form.Item>
                  <Form.Item name="earlierBasis" label="原废止文件" rules={[{ required: true, message: '请填写废止该文件的决定' }]}>
                    <Input />
                  </Form.Item>
                </>
              )}
            </>
          );
        }}
      </Form.Item>
      <Form.Item name="reasonText" label="理由说明">
        <Input />
      </Form.Item>
      <Form.Item name="basis" label="依据">
        <Input />
      </Form.Item>
      <ReasonField name="comment" label="审核意见" />
    </CommandButton>
  );
}
