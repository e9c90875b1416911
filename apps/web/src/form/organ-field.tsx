import { TreeSelect } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { organsQuery } from '../api/organs';
import type { OrganNodeDto } from '../api/types';

interface Option {
  value: string;
  title: string;
  disabled: boolean;
  children: Option[];
}

interface OrganFieldProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
  /** Which organs may be chosen; the others are shown for their place in the tree. */
  isChoosable?: (organ: OrganNodeDto) => boolean;
  placeholder?: string;
  label?: string;
  width?: number | string;
}

/** One organ out of the tree, in the order of organs. */
export function OrganField({
  id,
  value,
  onChange,
  isChoosable = isOpen,
  placeholder = '选择单位',
  label,
  width = '100%',
}: OrganFieldProps) {
  const { data = [], isLoading } = useQuery(organsQuery);
  const options = (nodes: readonly OrganNodeDto[]): Option[] =>
    nodes
      .map((node) => ({ value: node.id, title: node.name, disabled: !isChoosable(node), children: options(node.children) }))
      .filter((option) => !option.disabled || option.children.length > 0);
  return (
    <TreeSelect<string | null>
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen ?? null)}
      treeData={options(data)}
      loading={isLoading}
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDefaultExpandedKeys={data.map((node) => node.id)}
      placeholder={placeholder}
      allowClear
      style={{ width }}
      popupMatchSelectWidth={360}
    />
  );
}

function isOpen(organ: OrganNodeDto): boolean {
  return organ.validTo === null;
}
