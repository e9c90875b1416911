import type { CleanupWordsDto, EntryDto } from '../../api/types';

interface WorklistSumsProps {
  rows: readonly EntryDto[];
  words: CleanupWordsDto;
  shown: number;
  picked: number;
  unsaved: number;
  isEditing: boolean;
}

/** 共 134 · 已填 96 · 继续有效 20 …: summed over the rows on the screen at every change, so that they are always right. */
export function WorklistSums({ rows, words, shown, picked, unsaved, isEditing }: WorklistSumsProps) {
  const filled = rows.filter((row) => row.disposition !== null && row.state !== 'open').length;
  const sums = words.dispositions
    .map(({ code, title }) => [title, rows.filter((row) => row.disposition === code).length] as const)
    .filter(([, count]) => count > 0);
  const untouched = rows.filter((row) => row.disposition === null).length;
  return (
    <div className="list-foot" role="status">
      <b>共 {rows.length} 件</b>
      <span>已填完 {filled}</span>
      {sums.map(([title, count]) => (
        <span key={title}>
          {title} {count}
        </span>
      ))}
      {untouched > 0 && <span>未选意见 {untouched}</span>}
      {shown < rows.length && <span>筛出 {shown}</span>}
      {picked > 0 && <span>已勾选 {picked}</span>}
      {isEditing && <span>{unsaved > 0 ? `正在保存 ${unsaved} 行…` : '已全部保存'}</span>}
      {isEditing && <span className="hint">打字或按 Enter 填写 · Ctrl+C/V 成块复制 · Ctrl+D 向下填充 · Ctrl+Z 撤销</span>}
    </div>
  );
}
