import { Tooltip } from 'antd';
import type { FilingClockDto, FilingReceiverRuleDto, FilingRouteDto } from '../api/types';
import { dateZh } from '../form/legal-date';
import type { Words } from './words';

/** 接收机关 as a route names it. */
export const TARGET_WORDS: Words<FilingReceiverRuleDto['to']> = {
  own_government: '本级人民政府（派出机关为设立它的人民政府）',
  upper_government: '上一级人民政府',
  own_congress: '本级人大常委会',
  upper_congress: '上一级人大常委会',
  organ: '指定的机关',
};
export const SIDE_WORDS: Words<FilingReceiverRuleDto['side']> = { government: '政府', congress: '人大', superior: '上级主管部门' };
export const FILED_CLASS_WORDS: Words<FilingRouteDto['docClass']> = { NORMATIVE: '行政规范性文件', RULE: '政府规章' };

/** 还剩 3 日 / 今日到期 / 已超期 2 个工作日; empty when nothing is waited for. */
export function filingDueWords({ leftDays, unit }: FilingClockDto): string {
  if (leftDays === null) return '';
  const days = unit === 'working' ? '个工作日' : '日';
  if (leftDays === 0) return '今日到期';
  return leftDays < 0 ? `已超期 ${-leftDays} ${days}` : `还剩 ${leftDays} ${days}`;
}

const MARKS: Record<FilingClockDto['status'], string> = { overdue: '● ', soon: '◐ ', running: '○ ', none: '' };
const TONES: Record<FilingClockDto['status'], string> = { overdue: 'tone-overdue', soon: 'tone-soon', running: '', none: '' };

/** Word, mark and colour, never colour alone; on hover which period it is and when it ends. */
export function FilingDue({ clock, withDue = false }: { clock: FilingClockDto; withDue?: boolean }) {
  if (clock.status === 'none') return null;
  const due = dateZh(clock.dueOn);
  return (
    <Tooltip title={`${clock.whatTitle ?? ''}：${due}${clock.provisional ? '（暂计，放假安排公布后重算）' : ''}`}>
      <span className={TONES[clock.status]}>
        <span aria-hidden="true">{MARKS[clock.status]}</span>
        {filingDueWords(clock)}
        {withDue && `（${clock.whatTitle ?? ''} ${due}）`}
      </span>
    </Tooltip>
  );
}
