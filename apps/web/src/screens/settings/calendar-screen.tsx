import { Form, Input, InputNumber, Spin } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { calendarQuery, changeYear, publishYear, SETTINGS_KEY } from '../../api/settings';
import type { CalendarYearDto } from '../../api/types';
import { CommandButton } from '../../form/command-button';
import { ProblemNotice } from '../../notice/problem-notice';
import { useMay } from '../../shell/session';
import { Facts } from '../../text/facts';
import { daysToText, spansOf, textToDays } from './calendar-days';

interface Values {
  year: number;
  basis: string;
  text: string;
}

/** 工作日历: each published year; another year counts provisionally until it is entered. */
export function CalendarScreen() {
  const { data: years, error } = useQuery(calendarQuery);
  const may = useMay();
  if (error) return <ProblemNotice error={error} />;
  if (!years) return <Spin className="page-wait" />;
  const next = Math.max(...years.map((each) => each.year), new Date().getFullYear() - 1) + 1;
  return (
    <div className="pane pane-pad">
      <div className="row block">
        <h1>工作日历</h1>
        <span className="hint">没有录入的年份，期限按周一至周五暂计，录入后自动重算。</span>
        {may('settings.admin') && (
          <span className="push">
            <CommandButton<Values>
              label="录入一年的放假安排"
              type="primary"
              name="calendar.new"
              touches={[SETTINGS_KEY]}
              done="已录入，有关期限已重算"
              initial={{ year: next }}
              run={({ year, basis, text }) => publishYear({ year, basis, days: textToDays(text).days })}
            >
              <YearFields isNew />
            </CommandButton>
          </span>
        )}
      </div>
      {years.map((year) => (
        <YearBlock key={year.id} year={year} mayChange={may('settings.admin')} />
      ))}
    </div>
  );
}

function YearBlock({ year, mayChange }: { year: CalendarYearDto; mayChange: boolean }) {
  const spans = (kind: 'holiday' | 'makeup') =>
    spansOf(year.days, kind)
      .map((span) => `${span.name} ${span.words}`)
      .join('；');
  return (
    <section className="block">
      <h2>
        {year.year} 年
        {mayChange && (
          <CommandButton<Values>
            label="修改"
            size="small"
            name={`calendar.${year.id}`}
            touches={[SETTINGS_KEY]}
            done="已修改，有关期限已重算"
            initial={{ basis: year.basis, text: daysToText(year.days) }}
            run={({ basis, text }) => changeYear(year, { year: year.year, basis, days: textToDays(text).days })}
          >
            <YearFields />
          </CommandButton>
        )}
      </h2>
      <Facts
        rows={[
          ['放假', spans('holiday')],
          ['调休上班', spans('makeup')],
          ['依据', year.basis],
        ]}
      />
    </section>
  );
}

function YearFields({ isNew = false }: { isNew?: boolean }) {
  return (
    <>
      {isNew && (
        <Form.Item name="year" label="年份" rules={[{ required: true, message: '请填写年份' }]}>
          <InputNumber min={2000} max={2100} />
        </Form.Item>
      )}
      <Form.Item name="basis" label="依据（通知名称、文号）" rules={[{ required: true, whitespace: true, message: '请填写依据' }]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="text"
        label="与平常周末不同的日子"
        extra="每行一项：2027-02-05至2027-02-12 放假 春节；2027-02-06 上班 春节调休上班"
        rules={[
          { required: true, message: '请填写放假和调休的日子' },
          {
            validator: (_, value: unknown) => {
              const { unread } = textToDays(typeof value === 'string' ? value : '');
              return unread.length === 0 ? Promise.resolve() : Promise.reject(new Error(`看不懂：${unread.join('；')}`));
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 16 }} />
      </Form.Item>
    </>
  );
}
