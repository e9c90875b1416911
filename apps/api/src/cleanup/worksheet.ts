import { cellDate, cellText, readTable, writeXlsx, type Cell, type Sheet, type WrittenCell, type WrittenSheet } from '@libs/office';
import {
  DISPOSITION_WORDS,
  ENTRY_STATE_WORDS,
  proposalOf,
  REASON_WORDS,
  type Disposition,
  type EntryRow,
  type Proposal,
  type Reason,
} from '@libs/cleanup';
import { formatDateZh } from '@libs/kernel';

/** The columns that an organ fills in; their titles are what a filled sheet is read by. */
const FILLED = [
  { key: 'disposition', title: '清理意见' },
  { key: 'reason', title: '理由' },
  { key: 'reasonText', title: '理由说明' },
  { key: 'basis', title: '依据' },
  { key: 'replacement', title: '替代文件' },
  { key: 'dueOn', title: '修改时限' },
  { key: 'earlierOn', title: '原废止日期' },
  { key: 'earlierBasis', title: '原废止文件' },
  { key: 'note', title: '备注' },
] as const satisfies readonly { key: keyof Proposal; title: string }[];

const COLUMNS = [
  { key: 'id', title: '编号', isRequired: true },
  { key: 'title', title: '文件名称' },
  ...FILLED.map((column) => ({ ...column, isRequired: column.key === 'disposition' })),
] as const;
type Key = (typeof COLUMNS)[number]['key'];

const wordsOf = (messages: Record<string, { zh: string }>): string[] => Object.values(messages).map(({ zh }) => zh);

/** 清理填报表: one row an entry, choices as lists, the entry's id in the last column. */
export function worksheet(title: string, rows: readonly EntryRow[]): Buffer {
  const day = (on: string | null): WrittenCell => (on === null ? null : { day: on });
  const sheet: WrittenSheet = {
    name: title,
    columns: [
      { title: '序号', kind: 'number', width: 6 },
      { title: '文件名称', width: 48 },
      { title: '文号', width: 22 },
      { title: '责任单位', width: 16 },
      { title: '施行日期', kind: 'date', width: 12 },
      { title: '有效期至', kind: 'date', width: 12 },
      { title: '状态', width: 12 },
      { title: '清理意见', width: 14, choices: wordsOf(DISPOSITION_WORDS), isRequired: true },
      { title: '理由', width: 24, choices: wordsOf(REASON_WORDS), hint: '“继续有效”可以不选；选“其他”的，在“理由说明”写明' },
      { title: '理由说明', width: 24 },
      { title: '依据', width: 24 },
      { title: '替代文件', width: 24, hint: '废止、宣布失效的，可以写明替代文件：《标题》（文号）' },
      { title: '修改时限', kind: 'date', width: 12, hint: '清理意见为“修改”的必填' },
      { title: '原废止日期', kind: 'date', width: 12, hint: '清理意见为“已明令废止”的必填' },
      { title: '原废止文件', width: 24, hint: '清理意见为“已明令废止”的必填' },
      { title: '备注', width: 20 },
      { title: '编号（请勿改动）', width: 38 },
    ],
    rows: rows.map((row) => [
      row.ordinal,
      row.title,
      row.docNumber,
      row.organName,
      day(row.effectiveOn),
      day(row.validThrough),
      ENTRY_STATE_WORDS[row.state].zh,
      shown('disposition', row),
      shown('reason', row),
      row.reasonText,
      row.basis,
      row.replacement,
      day(row.dueOn),
      day(row.earlierOn),
      row.earlierBasis,
      row.note,
      row.id,
    ]),
  };
  return writeXlsx([sheet]);
}

/** What a filled sheet would change in one row. */
export interface SheetChange {
  row: EntryRow;
  proposal: Proposal;
  cells: { title: string; before: string; after: string }[];
}

/** A line of the sheet that cannot be taken over, and why. */
export interface SheetFault {
  /** As the spreadsheet program shows it. */
  line: number;
  title: string;
  reason: 'sheet_row_unknown' | 'sheet_row_closed' | 'sheet_cell_unknown';
  cell: string | null;
}

export interface SheetDifference {
  changes: SheetChange[];
  faults: SheetFault[];
  /** Lines that say what is there already. */
  same: number;
  /** Required columns that the sheet lacks: nothing was read. */
  missing: string[];
}

/** Compares a filled sheet with the rows as they stand; changes nothing. */
export function sheetDifference(sheets: readonly Sheet[], rows: readonly EntryRow[], isOpen: (row: EntryRow) => boolean): SheetDifference {
  const tables = sheets.filter(({ isHidden }) => !isHidden).map((sheet) => readTable<Key>(sheet, COLUMNS));
  const table = tables.find(({ missing, header }) => header !== null && missing.length === 0) ?? tables[0];
  const found: SheetDifference = { changes: [], faults: [], same: 0, missing: table?.missing ?? ['编号', '清理意见'] };
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { number: line, cells } of table?.rows ?? []) {
    const row = byId.get(cellText(cells.id));
    const fault = (reason: SheetFault['reason'], cell: string | null = null): void => {
      found.faults.push({ line, title: row?.title ?? cellText(cells.title), reason, cell });
    };
    if (!row) {
      fault('sheet_row_unknown');
      continue;
    }
    const proposal = proposalOf(row);
    const changed: SheetChange['cells'] = [];
    let isRead = true;
    for (const { key, title } of FILLED) {
      const value = read(key, cells[key]);
      if (value === undefined) {
        fault('sheet_cell_unknown', `${title}：${cellText(cells[key])}`);
        isRead = false;
      } else if ((value ?? '') !== (row[key] ?? '')) {
        Object.assign(proposal, { [key]: value });
        changed.push({ title, before: shown(key, row), after: shown(key, proposal) });
      }
    }
    if (!isRead) continue;
    if (changed.length === 0) found.same += 1;
    else if (!isOpen(row)) fault('sheet_row_closed');
    else found.changes.push({ row, proposal, cells: changed });
  }
  return found;
}

/** A cell's value for the field; null when empty, undefined when it says nothing that is known. */
function read(key: keyof Proposal, cell: Cell | null): string | null | undefined {
  const text = cellText(cell);
  if (text === '') return null;
  if (key === 'disposition') return codeOf<Disposition>(DISPOSITION_WORDS, text);
  if (key === 'reason') return codeOf<Reason>(REASON_WORDS, text);
  if (key === 'dueOn' || key === 'earlierOn') return cellDate(cell) ?? undefined;
  return text;
}

function codeOf<Code extends string>(words: Record<Code, { zh: string }>, text: string): Code | undefined {
  const entries = Object.entries(words) as [Code, { zh: string }][];
  return entries.find(([, { zh }]) => zh === text)?.[0];
}

function shown(key: keyof Proposal, row: Proposal): string {
  const value = row[key];
  if (value === null) return '';
  if (key === 'disposition') return DISPOSITION_WORDS[value as Disposition].zh;
  if (key === 'reason') return REASON_WORDS[value as Reason].zh;
  return key === 'dueOn' || key === 'earlierOn' ? formatDateZh(value) : value;
}
