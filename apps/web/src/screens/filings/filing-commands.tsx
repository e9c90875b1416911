import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { FilingAction } from '../../api/command';
import { filingWordsQuery } from '../../api/filings';
import type { FilingDto, FilingWordsDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { todayInChina } from '../../form/legal-date';
import { ReasonField } from '../../form/reason-field';
import { useSession } from '../../shell/session';
import { allowedOf, FILING_TOUCHES, useFilingAct } from './use-filing';

type Values = Record<string, unknown>;

interface CommandShape {
  action: FilingAction;
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

const options = (words: FilingWordsDto['ways'] | undefined, but: string[] = []) =>
  (words ?? []).filter(({ code }) => !but.includes(code)).map(({ code, title }) => ({ value: code, label: title }));

function shapesFor(filing: FilingDto, words: FilingWordsDto | undefined, contact: string): CommandShape[] {
  const contactField = (
    <Form.Item name="contact" label="联系人、电话（写入备案报告）">
      <Input />
    </Form.Item>
  );
  const sending: Pick<CommandShape, 'type' | 'done' | 'hint' | 'initial' | 'fields'> = filing.isOutside
    ? {
        type: 'primary',
        done: '已登记报送',
        hint: `${filing.receiverName}不在本系统内：请打印备案报告、加盖印章，连同材料报送后，在此登记报送的方式和日期。`,
        initial: { way: 'exchange', sentOn: todayInChina(), contact },
        fields: (
          <>
            <div className="row top-aligned">
              <Form.Item name="way" label="报送方式" className="grow" rules={[{ required: true, message: '请选择报送方式' }]}>
                <Select options={options(words?.ways, ['system'])} />
              </Form.Item>
              <Form.Item name="sentOn" label="报送日期" className="grow" rules={[{ required: true, message: '请填写报送日期' }]}>
                <DateField />
              </Form.Item>
            </div>
            {contactField}
          </>
        ),
      }
    : {
        type: 'primary',
        done: '已报送',
        hint: `报送后，备案报告定稿，材料送达${filing.officeName ?? filing.receiverName}，不能再改动。`,
        initial: { contact },
        fields: contactField,
      };
  return [
    { action: 'submit', ...sending },
    { action: 'resubmit', ...sending },
    {
      action: 'recordReceipt',
      type: 'primary',
      done: '回执已登记',
      hint: '按接收机关出具的备案回执登记。',
      initial: { organName: filing.receiverName, outcome: 'registered', receivedOn: todayInChina() },
      fields: (
        <>
          <Form.Item name="organName" label="出具回执的机关" rules={[{ required: true, whitespace: true, message: '请填写机关名称' }]}>
            <Input />
          </Form.Item>
          <div className="row top-aligned">
            <Form.Item name="outcome" label="结果" className="grow">
              <Select options={options(words?.outcomes)} />
            </Form.Item>
            <Form.Item name="number" label="备案号" className="grow">
              <Input />
            </Form.Item>
            <Form.Item name="receivedOn" label="回执日期" className="grow" rules={[{ required: true, message: '请填写回执日期' }]}>
              <DateField />
            </Form.Item>
          </div>
          <ReasonField name="note" label="说明（暂缓或者不予登记的必填）" isRequired={false} rows={2} />
        </>
      ),
    },
    {
      action: 'register',
      type: 'primary',
      done: '已予以登记',
      hint: '属于备案范围、材料齐备的，予以登记：系统给出备案号，生成备案登记通知，公众网站的备案登记目录随即可查。',
    },
    {
      action: 'requestSupplement',
      done: '已暂缓登记，等待补正',
      hint: '属于备案范围但材料不符合规定的，写明需要补正的内容，每行一项；系统生成补正通知。',
      input: ({ items, reason }) => ({ items: lines(items), reason }),
      fields: (
        <>
          <ReasonField name="items" label="需要补正的内容（每行一项）" rows={4} />
          <ReasonField label="说明（可不填）" isRequired={false} />
        </>
      ),
    },
    {
      action: 'refuse',
      danger: true,
      done: '已作不予登记',
      hint: '不属于备案范围的，写明理由；材料退回报备单位。',
      fields: <ReasonField />,
    },
    {
      action: 'urge',
      done: '已催办，催办通知见“文书”',
      hint: `生成催办通知（可以复制文字、打印），催办情况记录在案。${filing.issuerPhone ? `对方电话：${filing.issuerPhone}` : ''}`,
      fields: <ReasonField name="note" label="附言（可不填）" isRequired={false} />,
    },
    { action: 'startReview', type: 'primary', done: '已开始备案审查', hint: '备案审查期限自次日起计算。' },
    {
      action: 'closeReview',
      type: 'primary',
      done: '已办结',
      hint: '审查未发现问题的，就此办结。',
      fields: <ReasonField name="note" label="审查意见（可不填）" isRequired={false} />,
    },
    {
      action: 'inspect',
      done: '已调阅',
      hint: '调阅后可以查看报送材料；谁、何时、为何调阅记录在案。',
      fields: <ReasonField label="调阅事由" />,
    },
  ];
}

/** The commands of this person in this state: refused ones are shown dead with their reasons, others not at all. */
export function FilingCommands({ filing }: { filing: FilingDto }) {
  const act = useFilingAct(filing);
  const { user } = useSession();
  const { data: words } = useQuery(filingWordsQuery);
  const contact = [user.name, filing.issuerPhone].filter(Boolean).join(' ');
  return shapesFor(filing, words, contact).map((shape) => {
    const allowed = allowedOf(filing, shape.action);
    if (!allowed) return null;
    const { action, fields, input = (values: Values) => values, ...rest } = shape;
    const isSending = action === 'submit' || action === 'resubmit';
    return (
      <CommandButton<Values>
        key={action}
        {...rest}
        label={allowed.title}
        name={`filing.${filing.id}.${action}`}
        touches={FILING_TOUCHES}
        refusals={[...allowed.refusals, ...(isSending ? filing.missing.map(({ title }) => title) : [])]}
        run={(values) => act(action, input(values))}
      >
        {fields}
      </CommandButton>
    );
  });
}
