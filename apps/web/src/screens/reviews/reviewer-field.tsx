import { Form, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { candidatesQuery } from '../../api/reviews';

interface ReviewerFieldProps {
  id: string;
  name: string;
  label: string;
  isMany?: boolean;
  isRequired?: boolean;
}

/** A person of the review organ, with what they have in hand; who may not take part is shown with the reason. */
export function ReviewerField({ id, name, label, isMany = false, isRequired = false }: ReviewerFieldProps) {
  const { data: people = [], isLoading } = useQuery(candidatesQuery(id));
  const options = people.map((person) => {
    const unit = person.unit ? `（${person.unit}）` : '';
    const refusals = person.refusals.map((refusal) => refusal.title).join('；');
    return {
      value: person.id,
      label: `${person.name}${unit} · 在办 ${person.openCount} 件${refusals === '' ? '' : ` · ${refusals}`}`,
      disabled: refusals !== '',
    };
  });
  return (
    <Form.Item name={name} label={label} rules={isRequired ? [{ required: true, message: `请选择${label}` }] : []}>
      <Select
        loading={isLoading}
        {...(isMany ? { mode: 'multiple' as const } : {})}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
      />
    </Form.Item>
  );
}
