import { useState } from 'react';
import { AutoComplete, Form, Input, type FormInstance } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { documentsQuery } from '../../api/documents';
import { DateField } from '../../form/date-field';

export interface DecidingValues {
  documentId?: string | null;
  title: string;
  docNumber?: string | null;
  issuedOn: string;
  publishedOn: string;
}

/** The deciding document: one of the registry, found while typing, or typed title and number. */
export function DecidingFields({ form }: { form: FormInstance<DecidingValues> }) {
  const [q, setQ] = useState('');
  const { data } = useInfiniteQuery({ ...documentsQuery({ q }), enabled: q.trim().length > 1 });
  const hits = data?.pages[0]?.items.slice(0, 8) ?? [];
  return (
    <>
      <Form.Item name="documentId" hidden>
        <Input />
      </Form.Item>
      <div className="row deciding">
        <Form.Item
          name="title"
          label="清理决定标题"
          className="grow"
          rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
          extra="已登记在文件库的，从列出的文件中选"
        >
          <AutoComplete
            showSearch={{ onSearch: setQ, filterOption: false }}
            options={hits.map((hit) => ({
              value: hit.innerTitle ?? hit.title,
              key: hit.id,
              label: `${hit.innerTitle ?? hit.title} ${hit.docNumber ?? ''}`,
            }))}
            onChange={() => {
              form.setFieldValue('documentId', null);
            }}
            onSelect={(_value: string, option: { key?: string }) => {
              const hit = hits.find(({ id }) => id === option.key);
              if (!hit) return;
              form.setFieldsValue({ documentId: hit.id, docNumber: hit.docNumber, title: hit.innerTitle ?? hit.title });
              if (hit.signedOn) form.setFieldValue('issuedOn', hit.signedOn);
              if (hit.publishedOn) form.setFieldValue('publishedOn', hit.publishedOn);
            }}
          />
        </Form.Item>
        <Form.Item name="docNumber" label="文号" className="grow">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="issuedOn" label="印发日期" extra="宣布失效自此日起" rules={[{ required: true, message: '请填写日期' }]}>
          <DateField />
        </Form.Item>
        <Form.Item name="publishedOn" label="公布日期" extra="废止自此日起" rules={[{ required: true, message: '请填写日期' }]}>
          <DateField />
        </Form.Item>
      </div>
    </>
  );
}
