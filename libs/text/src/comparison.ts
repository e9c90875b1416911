/** 修改对照表: a diff as the table that is laid before a meeting, and as HTML. */
import type { DiffUnit, TextDiff } from './diff';
import type { Segment } from './segments';

export interface ComparisonRow {
  /** 原条文, with its label; empty for what is new. */
  old: string;
  /** 修改后, with its label; empty for what is gone. */
  new: string;
  /** 修改, 新增, 删除, 条号调整: 第五条改为第六条 … */
  note: string;
  segments: Segment[];
}

const labelled = (label: string, text: string): string => (label === '' || text === '' ? label + text : `${label}　${text}`);

function noteOf(unit: DiffUnit): string {
  const renumbered = unit.oldLabel !== unit.newLabel && unit.oldLabel !== '' && unit.newLabel !== '' && unit.old !== unit.new;
  switch (unit.op) {
    case 'added':
      return '新增';
    case 'removed':
      return '删除';
    case 'changed':
      return renumbered ? `修改，原${unit.oldLabel}改为${unit.newLabel}` : '修改';
    case 'moved':
      return renumbered ? `内容未改，原${unit.oldLabel}改为${unit.newLabel}` : '内容未改，位置调整';
    case 'same':
      return '';
  }
}

/** The rows of the table in the order of the new text; unchanged units only when asked for. */
export function comparisonRows(diff: TextDiff, options: { withUnchanged?: boolean } = {}): ComparisonRow[] {
  return diff.units
    .filter((unit) => options.withUnchanged === true || unit.op !== 'same')
    .map((unit) => ({
      old: labelled(unit.oldLabel, unit.oldText),
      new: labelled(unit.newLabel, unit.newText),
      note: noteOf(unit),
      segments: unit.segments,
    }));
}

const ESCAPE: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPE[character] ?? character);

function cell(unit: DiffUnit, side: 'old' | 'new'): string {
  const label = side === 'old' ? unit.oldLabel : unit.newLabel;
  const text = side === 'old' ? unit.oldText : unit.newText;
  const head = label === '' ? '' : `<b>${escapeHtml(label)}</b>${text === '' ? '' : '　'}`;
  const mark = side === 'old' ? 'removed' : 'added';
  const tag = side === 'old' ? 'del' : 'ins';
  const body =
    unit.op === 'same' || unit.op === 'moved'
      ? escapeHtml(text)
      : unit.segments
          .filter(([op]) => op === 'same' || op === mark)
          .map(([op, part]) => (op === 'same' ? escapeHtml(part) : `<${tag}>${escapeHtml(part)}</${tag}>`))
          .join('');
  return (head + body).replace(/\n/g, '<br>');
}

/** A table of three columns (old, new, note) with <del> and <ins>; every text is escaped, no style and no script is inside. */
export function diffToSideBySideHtml(
  diff: TextDiff,
  options: { withUnchanged?: boolean; oldTitle?: string; newTitle?: string } = {},
): string {
  const rows = diff.units
    .filter((unit) => options.withUnchanged !== false || unit.op !== 'same')
    .map(
      (unit) =>
        `<tr class="diff-${unit.op}"><td>${unit.op === 'added' ? '' : cell(unit, 'old')}</td><td>${unit.op === 'removed' ? '' : cell(unit, 'new')}</td><td>${escapeHtml(noteOf(unit))}</td></tr>`,
    );
  const heads = [options.oldTitle ?? '修改前', options.newTitle ?? '修改后', '说明']
    .map((text) => `<th scope="col">${escapeHtml(text)}</th>`)
    .join('');
  return `<table class="comparison"><thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
