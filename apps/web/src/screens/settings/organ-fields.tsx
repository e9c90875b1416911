import { Form, Input, InputNumber, Switch } from 'antd';

/** What an administrator may set of an organ, new or old. */
export function OrganFields() {
  return (
    <>
      <Form.Item name="name" label="全称" rules={[{ required: true, message: '请填写全称' }]}>
        <Input />
      </Form.Item>
      <div className="row">
        <Form.Item name="shortName" label="简称" className="grow" rules={[{ required: true, message: '请填写简称' }]}>
          <Input />
        </Form.Item>
        <Form.Item name="prefix" label="机关代字" className="narrow">
          <Input placeholder="如 巴政办" />
        </Form.Item>
        <Form.Item name="sortOrder" label="排序" className="narrow">
          <InputNumber min={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <div className="row">
        <Form.Item name="mayIssue" label="列入制定主体清单" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="hasLegalUnit" label="有法制机构" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="phone" label="电话" className="grow">
          <Input />
        </Form.Item>
      </div>
      <Form.Item name="basis" label="主体依据">
        <Input />
      </Form.Item>
    </>
  );
}
