import { useState } from 'react';
import { Alert, Button, Drawer, Form, Input, Select } from 'antd';
import { skipToken, useQuery } from '@tanstack/react-query';
import { DOCUMENTS_KEY, matchQuery, recordEffect, versionTextQuery } from '../../api/documents';
import type { DocumentDto } from '../../api/types';
import { DateField } from '../../form/date-field';
import { todayInChina } from '../../form/legal-date';
import { ProblemNotice } from '../../notice/problem-notice';
import { useCommand } from '../../notice/use-command';
import { useMay } from '../../shell/session';
import { passagesOf, unitsOf } from '../../text/units';
import { EFFECT_ACTION_WORDS } from '../../words/document';
import { optionsOf } from '../../words/words';
import { effectPreview, type EffectValues } from './effect-preview';

const WITH_CLAUSES: readonly string[] = ['repealPart', 'lapsePart', 'suspend', 'resume'];
const WITH_TEXT: readonly string[] = ['amend', 'erratum'];
const WITH_TERM: readonly string[] = ['extend', 'confirm'];

/** 登记效力变动, for whoever keeps the document. */
export function DocumentEffects({ document }: { document: DocumentDto }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay();
  if (!document.isKept || !(may('draft.office') || may('review.sign'))) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        登记效力变动
      </Button>
      {isOpen && (
        <EffectDrawer
          document={document}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}

function EffectDrawer({ document, onClose }: { document: DocumentDto; onClose: () => void }) {
  const [form] = Form.useForm<EffectValues>();
  const values = Form.useWatch([], form) as EffectValues | undefined;
  const action = values?.action;
  const standing = document.versions.filter((version) => version.from !== null).at(-1) ?? document.versions[0];
  const textQuery = versionTextQuery(document.id, standing?.id ?? '');
  const { data: text } = useQuery({ ...textQuery, queryFn: standing ? textQuery.queryFn : skipToken });
  const source = useSource(values?.sourceNumber);
  const articles = passagesOf(unitsOf(text?.units ?? []))
    .filter((passage) => passage.article !== null && passage.path !== '')
    .map(({ path, label }) => ({ value: path, label }));
  const chosen = articles.filter((article) => values?.clauses?.includes(article.value)).map((article) => article.label);
  const preview = effectPreview(document, values ?? {}, chosen.join('、'));
  const command = useCommand((input: EffectValues) => recordEffect(document, toInput(input, source.document?.id ?? null)), {
    touches: [DOCUMENTS_KEY],
    done: '效力变动已登记',
    quiet: true,
    onDone: onClose,
  });
  return (
    <Drawer
      open
      size={520}
      title="登记效力变动"
      onClose={onClose}
      footer={
        <div className="row">
          <Button type="primary" loading={command.isPending} onClick={form.submit}>
            登记
          </Button>
          <Button onClick={onClose}>返回</Button>
        </div>
      }
    >
      <Form<EffectValues>
        form={form}
        layout="vertical"
        initialValues={{ on: todayInChina() }}
        onFinish={(input) => {
          command.mutate(input);
        }}
      >
        <div className="row top-aligned">
          <Form.Item name="action" label="变动" className="grow" rules={[{ required: true, message: '请选择变动' }]}>
            <Select options={optionsOf(EFFECT_ACTION_WORDS)} placeholder="废止、修改、延长有效期……" />
          </Form.Item>
          <Form.Item name="on" label="自何日起" className="grow" rules={[{ required: true, message: '请填写日期' }]}>
            <DateField />
          </Form.Item>
        </div>
        {action !== undefined && WITH_CLAUSES.includes(action) && (
          <Form.Item name="clauses" label={action === 'suspend' || action === 'resume' ? '条款（不选为全文）' : '条款'}>
            <Select mode="multiple" options={articles} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
        )}
        {action !== undefined && WITH_TERM.includes(action) && (
          <Form.Item name="validThrough" label={action === 'extend' ? '有效期延长至（含当日；不填为长期有效）' : '有效期至（可不填）'}>
            <DateField />
          </Form.Item>
        )}
        {action !== undefined && WITH_TEXT.includes(action) && (
          <Form.Item
            key={text?.id ?? 'none'}
            name="text"
            label="新文本（全文，在现行文本上改）"
            initialValue={text?.text}
            rules={[{ required: true, message: '请填写新文本' }]}
          >
            <Input.TextArea autoSize={{ minRows: 8, maxRows: 18 }} />
          </Form.Item>
        )}
        <Form.Item name="sourceNumber" label="依据文件的文号（库中有的）" extra={source.words}>
          <Input placeholder="如 巴政办规〔2026〕1号" />
        </Form.Item>
        <Form.Item name="basis" label="依据（库中没有的，写明文件名称、文号）">
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
        {preview !== null && <Alert type="info" showIcon title="登记之后" description={preview} className="spaced" />}
        <ProblemNotice error={command.error} />
      </Form>
    </Drawer>
  );
}

/** The document of the registry that the typed number means. */
function useSource(typed = '') {
  const number = typed.trim();
  const query = matchQuery(number);
  const isWhole = /\d+\s*号$/.test(number);
  const { data } = useQuery({ ...query, queryFn: isWhole ? query.queryFn : skipToken });
  const document = isWhole ? (data?.document ?? null) : null;
  const words = document ? `《${document.title}》` : data && isWhole ? '库中没有这个文号，请在下面写明依据。' : undefined;
  return { document, words };
}

function toInput({ sourceNumber, ...values }: EffectValues, sourceDocumentId: string | null) {
  const byNumber = sourceNumber?.trim() || null;
  return { ...values, sourceDocumentId, byNumber, ...(values.action === 'extend' ? { validThrough: values.validThrough ?? null } : {}) };
}
