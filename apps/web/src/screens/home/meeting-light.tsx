import type { DraftRowDto } from '../../api/types';

/** Whether a matter may go to the meeting (未经合法性审核的，不得提交集体审议): a sign and words, never colour alone. */
export function MeetingLight({ row }: { row: DraftRowDto }) {
  if (row.phase === 'deliberating') return <span className="tone-good">● 已审核</span>;
  if (row.phase === 'revising') return <span className="tone-soon">◐ 意见未采纳</span>;
  return <span className="tone-overdue">○ 未审核，不得上会</span>;
}
