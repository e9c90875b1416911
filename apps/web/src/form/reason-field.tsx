import { Form, Input } from 'antd';

interface ReasonFieldProps {
  name?: string;
  label?: string;
  isRequired?: boolean;
  placeholder?: string;
  rows?: number;
}

/** Words that stay on record: a reason, an explanation. */
export function ReasonField({ name = 'reason', label = '理由', isRequired = true, placeholder, rows = 3 }: ReasonFieldProps) {
  return (
    <Form.Item name={name} label={label} rules={isRequired ? [{ required: true, whitespace: true, message: `请填写${label}` }] : []}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 12 }} placeholder={placeholder} />
    </Form.Item>
  );
}
