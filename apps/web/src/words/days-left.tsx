import { Tooltip } from 'antd';
import { dateZh, monthDayZh } from '../form/legal-date';
import { MEANING } from '../theme';

/** A review's clock as the API computes it today. */
export interface Clock {
  status: string;
  acceptedOn?: string | null;
  limitDays?: number | null;
  usedDays: number;
  pausedDays: number;
  leftDays?: number | null;
  dueOn?: string | null;
  provisional: boolean;
}

/** 已超期 N 个工作日 / 今日到期 / 还剩 N 个工作日. */
export function dueWords(left: number): string {
  if (left < 0) return `已超期 ${-left} 个工作日`;
  return left === 0 ? '今日到期' : `还剩 ${left} 个工作日`;
}

const SOON = 2;

export function dueTone(left: number): 'overdue' | 'soon' | 'calm' {
  return left < 0 ? 'overdue' : left <= SOON ? 'soon' : 'calm';
}

export function daysLeftWords(clock: Clock): string {
  if (clock.status === 'waiting') return '未受理';
  if (clock.status === 'done') return '已办结';
  return clock.status === 'stopped' ? '期限暂停' : dueWords(clock.leftDays ?? 0);
}

export function daysLeftTone(clock: Clock): 'overdue' | 'soon' | 'calm' {
  return clock.status === 'running' ? dueTone(clock.leftDays ?? 0) : 'calm';
}

const MARKS: Record<string, string> = { overdue: '●', soon: '◐', calm: '○' };

/** The details on hover: 受理 5月21日 · 已用 9 · 暂停 2 · 共 15 个工作日 · 到期 6月13日. */
function details(clock: Clock): string {
  if (!clock.acceptedOn) return '受理后开始计算办理期限';
  const due = clock.dueOn ? `到期 ${dateZh(clock.dueOn)}` : '';
  const provisional = clock.provisional ? '（暂计，放假安排公布后重算）' : '';
  return `受理 ${dateZh(clock.acceptedOn)} · 已用 ${clock.usedDays} · 暂停 ${clock.pausedDays} · 共 ${clock.limitDays ?? 0} 个工作日 · ${due}${provisional}`;
}

/** Word and colour and mark, never colour alone. */
export function DaysLeft({ clock, withDue = false }: { clock: Clock; withDue?: boolean }) {
  const tone = daysLeftTone(clock);
  const due = withDue && clock.status === 'running' && clock.dueOn ? `（${monthDayZh(clock.dueOn)}前）` : '';
  return (
    <Tooltip title={details(clock)}>
      <span style={{ color: MEANING[tone], fontWeight: tone === 'calm' ? 400 : 600, whiteSpace: 'nowrap' }}>
        {clock.status === 'running' && <span aria-hidden="true">{MARKS[tone]} </span>}
        {daysLeftWords(clock)}
        {due}
      </span>
    </Tooltip>
  );
}
