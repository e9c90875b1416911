import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { LegalDate } from './legal-date';

/** Shown as the first, typed as any: `20240701`, `2024-7-1`, `2024年7月1日`. */
const FORMATS = ['YYYY年M月D日', 'YYYYMMDD', 'YYYY-M-D', 'YYYY-MM-DD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年MM月DD日'];

interface DateFieldProps {
  id?: string;
  value?: LegalDate | null;
  onChange?: (value: LegalDate | null) => void;
  placeholder?: string;
  disabled?: boolean;
  /** For a field without a visible label. */
  label?: string;
  width?: number | string;
}

/** The one date field of the desk; its value is a `YYYY-MM-DD` string. */
export function DateField({ id, value, onChange, placeholder, disabled, label, width = '100%' }: DateFieldProps) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      value={value ? dayjs(value) : null}
      format={FORMATS}
      placeholder={placeholder ?? '如 20240701'}
      disabled={disabled ?? false}
      style={{ width }}
      allowClear
      onChange={(day) => onChange?.(day?.isValid() ? day.format('YYYY-MM-DD') : null)}
    />
  );
}
