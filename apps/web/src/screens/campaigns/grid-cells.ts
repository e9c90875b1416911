import type { CleanupWordsDto, EntryDto } from '../../api/types';
import { dateZh } from '../../form/legal-date';

/** What an organ fills in of a row. */
export type Proposal = Pick<
  EntryDto,
  'disposition' | 'reason' | 'reasonText' | 'basis' | 'replacement' | 'dueOn' | 'earlierOn' | 'earlierBasis' | 'note'
>;

export const EMPTY_PROPOSAL: Proposal = {
  disposition: null,
  reason: null,
  reasonText: null,
  basis: null,
  replacement: null,
  dueOn: null,
  earlierOn: null,
  earlierBasis: null,
  note: null,
};

export interface GridColumn {
  key: keyof Proposal;
  title: string;
  width: number;
  kind: 'choice' | 'text' | 'date';
}

export const GRID_COLUMNS: readonly GridColumn[] = [
  { key: 'disposition', title: '清理意见 ▾', width: 116, kind: 'choice' },
  { key: 'reason', title: '理由 ▾', width: 150, kind: 'choice' },
  { key: 'reasonText', title: '理由说明', width: 130, kind: 'text' },
  { key: 'basis', title: '依据', width: 140, kind: 'text' },
  { key: 'replacement', title: '替代文件', width: 140, kind: 'text' },
  { key: 'dueOn', title: '修改时限', width: 112, kind: 'date' },
  { key: 'earlierOn', title: '原废止日期', width: 112, kind: 'date' },
  { key: 'earlierBasis', title: '原废止文件', width: 140, kind: 'text' },
  { key: 'note', title: '备注', width: 120, kind: 'text' },
];

/** Whether the column has a meaning for this disposition; a cell without one is shown grey. */
export function isApplicable(key: keyof Proposal, disposition: Proposal['disposition']): boolean {
  if (key === 'dueOn') return disposition === 'AMEND';
  if (key === 'earlierOn' || key === 'earlierBasis') return disposition === 'ALREADY';
  if (key === 'replacement') return disposition === 'REPEAL' || disposition === 'LAPSE';
  return true;
}

export function proposalOf(row: Proposal): Proposal {
  const { disposition, reason, reasonText, basis, replacement, dueOn, earlierOn, earlierBasis, note } = row;
  return { disposition, reason, reasonText, basis, replacement, dueOn, earlierOn, earlierBasis, note };
}

export interface Choice {
  value: string;
  label: string;
}

/** What may be chosen here; a reason goes with its disposition. */
export function choicesOf(key: keyof Proposal, disposition: Proposal['disposition'], words: CleanupWordsDto): Choice[] {
  if (key === 'disposition') return words.dispositions.map(({ code, title }) => ({ value: code, label: title }));
  const offered = words.dispositions.find(({ code }) => code === disposition)?.reasons;
  return words.reasons
    .filter(({ code }) => offered === undefined || offered.includes(code))
    .map(({ code, title }) => ({ value: code, label: title }));
}

/** What typed letters may mean: part of a choice, or its place in the list. */
export function matching(choices: readonly Choice[], typed: string): Choice[] {
  const text = typed.trim();
  if (text === '') return [...choices];
  if (/^\d$/.test(text)) return choices.slice(Number(text) - 1, Number(text));
  const starting = choices.filter(({ label }) => label.startsWith(text));
  return [...starting, ...choices.filter(({ label }) => !label.startsWith(text) && label.includes(text))];
}

/** A cell as it is shown and copied. */
export function cellWords(key: keyof Proposal, row: Proposal, words: CleanupWordsDto): string {
  const value = row[key];
  if (value === null) return '';
  if (key === 'disposition') return words.dispositions.find(({ code }) => code === value)?.title ?? value;
  if (key === 'reason') return words.reasons.find(({ code }) => code === value)?.title ?? value;
  return key === 'dueOn' || key === 'earlierOn' ? dateZh(value) : value;
}

/** `20240701`, `2024-7-1`, `2024/7/1`, `2024年7月1日` → `2024-07-01`; null when it is no day. */
function readDay(text: string): string | null {
  const match = /^(\d{4})(?:[-/.年])?(\d{1,2})(?:[-/.月])?(\d{1,2})日?$/.exec(text.replace(/\s/g, ''));
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}

/** The row with what was typed or pasted into one cell; null when that is not understood. */
export function withCell(row: Proposal, column: GridColumn, typed: string, words: CleanupWordsDto): Proposal | null {
  const { key, kind } = column;
  const text = typed.trim();
  if (text === '') return { ...row, [key]: null };
  if (kind === 'text') return { ...row, [key]: text };
  if (kind === 'date') {
    const day = readDay(text);
    return day === null ? null : { ...row, [key]: day };
  }
  const [chosen] = matching(choicesOf(key, key === 'reason' ? row.disposition : null, words), text);
  if (!chosen) return null;
  const next = { ...row, [key]: chosen.value };
  // Another disposition has other reasons.
  const keepsReason = choicesOf('reason', next.disposition, words).some(({ value }) => value === next.reason);
  return key === 'disposition' && !keepsReason ? { ...next, reason: null } : next;
}

/** Tab-separated text as Excel and WPS copy it: quoted where a cell has line breaks. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (isQuoted) {
      if (sign !== '"') cell += sign;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && cell === '') isQuoted = true;
    else if (sign === '\t' || sign === '\n') {
      rows[rows.length - 1]?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else cell += sign;
  }
  rows[rows.length - 1]?.push(cell);
  return rows;
}

export function writeBlock(cells: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
  return cells.map((row) => row.map(quoted).join('\t')).join('\n');
}
