import { Form, Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { limitsQuery, setLimit, SETTINGS_KEY } from '../../api/settings';
import type { SetLimitDto, TimeLimitDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { DateField } from '../../form/date-field';
import { dateZh, todayInChina } from '../../form/legal-date';
import { useMay } from '../../shell/session';
import type { Column } from '../../table/column';
import { DataTable } from '../../table/data-table';
import { ORGAN_LEVEL_WORDS } from '../../words/organ';
import { optionsOf, wordsOf } from '../../words/words';
import { UNIT_WORDS } from '../../words/settings';

/** 办理期限: what holds today, and what held before; a new one begins on a day and overwrites nothing. */
export function LimitsScreen() {
  const { data, error, isLoading } = useQuery(limitsQuery);
  const may = useMay();
  const rows = data ?? [];
  const names = new Map(rows.map((row) => [row.key, row.name]));
  return (
    <DataTable<TimeLimitDto>
      name="办理期限"
      unit="条"
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.id}
      isLoading={isLoading}
      error={error}
      empty="没有期限。"
      filters={<span className="hint">调整后的期限自所填日期起适用，已经开始的事项不变。</span>}
      actions={
        may('settings.admin') && (
          <CommandButton<SetLimitDto>
            label="调整期限"
            type="primary"
            name="limit.new"
            touches={[SETTINGS_KEY]}
            done="期限已调整"
            initial={{ unit: 'working', validFrom: todayInChina() }}
            run={({ level = null, ...values }) => setLimit({ ...values, level })}
          >
            <Form.Item name="key" label="期限" rules={[{ required: true, message: '请选择期限' }]}>
              <Select showSearch={{ optionFilterProp: 'label' }} options={[...names].map(([value, label]) => ({ value, label }))} />
            </Form.Item>
            <div className="row top-aligned">
              <Form.Item name="days" label="天数" className="narrow" rules={[{ required: true, message: '请填写天数' }]}>
                <InputNumber min={1} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name="unit" label="单位" className="narrow">
                <Select
                  options={[
                    { value: 'working', label: '工作日' },
                    { value: 'natural', label: '自然日' },
                  ]}
                />
              </Form.Item>
              <Form.Item name="level" label="适用层级（不选为各级）" className="grow">
                <Select allowClear options={optionsOf(ORGAN_LEVEL_WORDS)} />
              </Form.Item>
            </div>
            <Form.Item name="validFrom" label="自哪一天起适用" rules={[{ required: true, message: '请填写日期' }]}>
              <DateField />
            </Form.Item>
            <Form.Item name="basis" label="依据" rules={[{ required: true, whitespace: true, message: '请填写依据' }]}>
              <Input />
            </Form.Item>
          </CommandButton>
        )
      }
    />
  );
}

const limitWords = (row: TimeLimitDto): string => `${row.days} ${wordsOf(UNIT_WORDS, row.unit)}`;
const levelWords = (row: TimeLimitDto): string => (row.level === null ? '各级' : wordsOf(ORGAN_LEVEL_WORDS, row.level));
/** The defaults hold since ever; no day is shown for them. */
const fromWords = (row: TimeLimitDto): string => (row.validFrom < '1950' ? '' : dateZh(row.validFrom));

const COLUMNS: readonly Column<TimeLimitDto>[] = [
  { key: 'name', title: '期限', width: 260, show: (row) => row.name, words: (row) => row.name },
  { key: 'limit', title: '天数', width: 120, show: limitWords, words: limitWords, order: (row) => row.days },
  { key: 'level', title: '层级', width: 110, show: levelWords, words: levelWords },
  { key: 'from', title: '自何时起', width: 130, show: fromWords, words: fromWords, order: (row) => row.validFrom },
  {
    key: 'holding',
    title: '现在',
    width: 90,
    show: (row) => (row.isHolding ? '适用' : <span className="quiet">不适用</span>),
    words: (row) => (row.isHolding ? '适用' : '不适用'),
  },
  { key: 'basis', title: '依据', show: (row) => row.basis, words: (row) => row.basis },
];
