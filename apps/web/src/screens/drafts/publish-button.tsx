import { useState } from 'react';
import { Alert, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { checkPublication, DRAFTS_KEY } from '../../api/drafts';
import type { DraftDto, FoundRepealDto, PublishDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { FileField } from '../../form/file-field';
import { todayInChina } from '../../form/legal-date';
import { ReasonField } from '../../form/reason-field';
import { WatchValues } from '../../form/watch-values';
import { CARRIER_WORDS } from '../../words/draft';
import { optionsOf } from '../../words/words';
import { allowedOf, DRAFT_TOUCHES, useDraftAct } from './use-draft';

interface Values extends Omit<PublishDto, 'expectedRevision' | 'repeals'> {
  /** Indexes into the repeals that were read. */
  repeals: number[];
}

type Input_ = Omit<PublishDto, 'expectedRevision'>;

function repealOf({ documentId, foundTitle, title, docNumber }: FoundRepealDto) {
  return { documentId, title: foundTitle ?? title, docNumber };
}

/** 登记公布: the publication happened on its carrier; here it is registered, the text goes to the portal and its effect begins. */
export function PublishButton({ draft }: { draft: DraftDto }) {
  const act = useDraftAct(draft);
  const allowed = allowedOf(draft, 'publish');
  const { facts } = draft.text;
  const toInput = ({ repeals, ...values }: Values): Input_ => ({
    ...values,
    effectiveOn: values.effectiveOn ?? null,
    effectivePhrase: values.effectivePhrase?.trim() || null,
    termYears: values.termYears ?? null,
    validThrough: values.validThrough ?? null,
    warningsReason: values.warningsReason?.trim() || null,
    printFileId: values.printFileId ?? null,
    repeals: facts.repeals.filter((_, index) => repeals.includes(index)).map(repealOf),
  });
  if (!allowed) return null;
  return (
    <CommandButton<Values>
      label={allowed.title}
      type="primary"
      width={680}
      name={`draft.${draft.id}.publish`}
      touches={DRAFT_TOUCHES}
      refusals={allowed.refusals}
      done="已登记公布"
      hint="文件在政府网站、政府公报或者官方媒体公布之后，在此登记。登记后文本进入文件库和公众网站，不能再改动。"
      initial={{
        carrier: 'website',
        publishedOn: todayInChina(),
        effectiveOn: facts.effectiveOn,
        effectivePhrase: facts.effectivePhrase,
        termYears: facts.termYears,
        // With a term the last day follows from the day it takes effect, which may be another one than the draft hoped for.
        validThrough: facts.termYears === null ? facts.validThrough : null,
        repeals: facts.repeals.map((_, index) => index),
      }}
      run={(values) => act('publish', { ...toInput(values) })}
    >
      <div className="row top-aligned">
        <Form.Item name="carrier" label="公布载体" className="narrow">
          <Select options={optionsOf(CARRIER_WORDS)} />
        </Form.Item>
        <Form.Item name="carrierAddress" label="网址或者期号" className="grow" rules={[{ required: true, message: '请填写网址或者期号' }]}>
          <Input placeholder="网址，或如 2026年第3期" />
        </Form.Item>
      </div>
      <div className="row top-aligned">
        <Form.Item name="publishedOn" label="公布日期" className="grow" rules={[{ required: true, message: '请填写公布日期' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="effectiveOn" label="施行日期" className="grow">
          <DateField />
        </Form.Item>
        <Form.Item name="termYears" label="有效期（年）" className="narrow">
          <InputNumber min={1} max={30} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="validThrough" label="有效期至（含当日）" className="grow">
          <DateField />
        </Form.Item>
      </div>
      <Form.Item name="effectivePhrase" label="施行日期的原文表述（读出的，可改）">
        <Input placeholder="如 自公布之日起施行" />
      </Form.Item>
      <Form.Item name="repeals" label="同时废止" hidden={facts.repeals.length === 0}>
        <Checkbox.Group
          options={facts.repeals.map((repeal, index) => ({
            value: index,
            label: `${repeal.title ? `《${repeal.title}》` : ''}${repeal.docNumber ? `（${repeal.docNumber}）` : ''}${repeal.documentId ? '' : '（库中没有找到，只作记载）'}`,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="printFileId"
        label="印发件（可不传）"
        extra="盖章的 PDF 或者 DOCX，作为公众下载的原件。不传时以文稿为原件，自动去除修订、批注、作者等信息；不能去除的会在下面提示。"
      >
        <FileField label="上传印发件" purpose="sealed" />
      </Form.Item>
      <PublicationWarnings draft={draft} toInput={toInput} />
    </CommandButton>
  );
}

/** What registering it as typed would be refused or warned for, asked while one types. */
function PublicationWarnings({ draft, toInput }: { draft: DraftDto; toInput: (values: Values) => Input_ }) {
  const form = Form.useFormInstance<Values>();
  const [typed, setTyped] = useState<Values | null>(null);
  const input = typed?.carrierAddress && typed.publishedOn ? toInput(typed) : null;
  const { data } = useQuery({
    queryKey: [...DRAFTS_KEY, draft.id, 'publication', input],
    queryFn: () => (input ? checkPublication(draft, input) : null),
    enabled: input !== null,
  });
  return (
    <>
      <Form.Item noStyle shouldUpdate>
        {() => <WatchValues values={form.getFieldsValue(true) as Values} onSettled={setTyped} />}
      </Form.Item>
      {data && data.refusals.length > 0 && (
        <Alert type="error" showIcon className="spaced" title="这样登记会被退回" description={<Reasons rows={data.refusals} />} />
      )}
      {data && data.warnings.length === 0 && data.refusals.length === 0 && (
        <p className="hint publication-checked">按现在填写的内容，没有需要注意的情形。</p>
      )}
      {data && data.warnings.length > 0 && (
        <>
          <Alert
            type="warning"
            showIcon
            className="spaced"
            title="请核对以下情况，确需如此的写明理由"
            description={<Reasons rows={data.warnings} />}
          />
          <ReasonField name="warningsReason" label="理由" />
        </>
      )}
    </>
  );
}

function Reasons({ rows }: { rows: readonly { code: string; title: string }[] }) {
  return (
    <ul className="reasons">
      {rows.map((row) => (
        <li key={row.code}>{row.title}</li>
      ))}
    </ul>
  );
}
