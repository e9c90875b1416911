import { isLegalDate, type LegalDate } from '@libs/kernel';
import { cellAddress, columnName } from '../sheet';
import { escapeXml } from '../xml';
import { writeZip } from '../zip-writer';
import { contentTypes, HEAD, MAIN, PACKAGE_RELATIONS, RELATIONS, STYLE, STYLES, workbookRelations } from './parts';
import { toSerial } from './serial-date';
import { toXstring } from './string';

/** A day is written as a real date, so that spreadsheets sort and filter it. */
export type WrittenCell = string | number | { day: LegalDate } | null;

export interface WrittenColumn {
  title: string;
  /** In characters of the default font; a Chinese character takes two. Default: by the title. */
  width?: number;
  /** What is typed into the column later: text is the default, so that 001 stays 001. */
  kind?: 'text' | 'number' | 'date';
  /** Offered as a list of choices in every row below the header; other values are refused by the spreadsheet program. */
  choices?: readonly string[];
  /** Shown when a cell of the column is chosen. */
  hint?: string;
  isRequired?: boolean;
}

export interface WrittenSheet {
  name: string;
  columns: readonly WrittenColumn[];
  rows: readonly (readonly WrittenCell[])[];
}

/** Rows below the header that get choices and hints. */
const TYPED_ROWS = 5000;
const CHOICES_SHEET = '选项';

/**
 * A workbook: a bold header row that stays in view, with a filter; text as text (a leading = is no formula), dates as dates, choices as lists.
 * The same input gives the same bytes. Sheet names are made fit for spreadsheets and unique.
 * @throws RangeError for a number that is none, or a day that is none
 */
export function writeXlsx(sheets: readonly WrittenSheet[]): Buffer {
  const choices = sheets.flatMap((sheet) => sheet.columns.flatMap((column) => (column.choices?.length ? [column.choices] : [])));
  const names = uniqueNames([...sheets.map((sheet) => sheet.name), ...(choices.length > 0 ? [CHOICES_SHEET] : [])]);
  let list = 0;
  const bodies = sheets.map((sheet) => sheetXml(sheet, () => (list += 1)));
  if (choices.length > 0) bodies.push(choicesXml(choices));
  return writeZip([
    { name: '[Content_Types].xml', content: contentTypes(bodies.length) },
    { name: '_rels/.rels', content: PACKAGE_RELATIONS },
    { name: 'xl/workbook.xml', content: workbookXml(names, choices) },
    { name: 'xl/_rels/workbook.xml.rels', content: workbookRelations(bodies.length) },
    { name: 'xl/styles.xml', content: STYLES },
    ...bodies.map((content, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content })),
  ]);
}

/** At most 31 characters, none of \ / ? * [ ] :, no apostrophe at the ends, unique without regard to case. */
function uniqueNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const fit =
      name
        .replace(/[\\/?*[\]:\u0000-\u001f]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .slice(0, 31) || `表${index + 1}`;
    let chosen = fit;
    for (let n = 2; taken.has(chosen.toLowerCase()); n++) chosen = `${fit.slice(0, 31 - String(n).length - 1)} ${n}`;
    taken.add(chosen.toLowerCase());
    return chosen;
  });
}

function workbookXml(names: readonly string[], choices: readonly (readonly string[])[]): string {
  const sheets = names.map((name, index) => {
    const hidden = choices.length > 0 && index === names.length - 1 ? ' state="hidden"' : '';
    return `<sheet name="${escapeXml(toXstring(name))}" sheetId="${index + 1}"${hidden} r:id="rId${index + 1}"/>`;
  });
  const quoted = (names.at(-1) ?? '').replaceAll("'", "''");
  const lists = choices.map((values, index) => {
    const column = columnName(index + 1);
    return `<definedName name="choices_${index + 1}" hidden="1">'${escapeXml(quoted)}'!$${column}$1:$${column}$${values.length}</definedName>`;
  });
  const defined = lists.length > 0 ? `<definedNames>${lists.join('')}</definedNames>` : '';
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets>${defined}</workbook>`;
}

function sheetXml(sheet: WrittenSheet, nextList: () => number): string {
  const width = Math.max(1, sheet.columns.length);
  const columns = sheet.columns.map((column, index) => {
    const style = STYLE[column.kind ?? 'text'];
    return `<col min="${index + 1}" max="${index + 1}" width="${column.width ?? defaultWidth(column.title)}" style="${style}" customWidth="1"/>`;
  });
  const header = sheet.columns.map((column, index) => {
    const style = column.isRequired === true ? STYLE.requiredHeader : STYLE.header;
    return textCell(1, index + 1, column.title, style);
  });
  const rows = sheet.rows.map((row, index) => {
    const cells = row.map((cell, at) => cellXml(index + 2, at + 1, cell, sheet.columns[at]));
    return `<row r="${index + 2}">${cells.join('')}</row>`;
  });
  const area = `A1:${cellAddress(sheet.rows.length + 1, width)}`;
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${area}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    (columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '') +
    `<sheetData><row r="1" ht="24" customHeight="1">${header.join('')}</row>${rows.join('')}</sheetData>` +
    (columns.length > 0 ? `<autoFilter ref="${area}"/>` : '') +
    validations(sheet, nextList) +
    '</worksheet>'
  );
}

function validations(sheet: WrittenSheet, nextList: () => number): string {
  const last = Math.max(TYPED_ROWS, sheet.rows.length) + 1;
  const found = sheet.columns.flatMap((column, index) => {
    const name = columnName(index + 1);
    const where = `sqref="${name}2:${name}${last}"`;
    const hint = column.hint === undefined ? '' : ` showInputMessage="1" prompt="${escapeXml(toXstring(column.hint.slice(0, 255)))}"`;
    if (column.choices?.length)
      return [
        `<dataValidation type="list" allowBlank="1" showErrorMessage="1" error="请从列表中选择"${hint} ${where}><formula1>choices_${nextList()}</formula1></dataValidation>`,
      ];
    return hint === '' ? [] : [`<dataValidation allowBlank="1"${hint} ${where}/>`];
  });
  return found.length === 0 ? '' : `<dataValidations count="${found.length}">${found.join('')}</dataValidations>`;
}

function cellXml(row: number, column: number, cell: WrittenCell, kind: WrittenColumn | undefined): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'string') return textCell(row, column, cell, STYLE.text);
  const at = cellAddress(row, column);
  if (typeof cell === 'number') {
    if (!Number.isFinite(cell)) throw new RangeError(`no number for ${at}`);
    return `<c r="${at}" s="${kind?.kind === 'number' ? STYLE.number : STYLE.general}"><v>${cell}</v></c>`;
  }
  if (!isLegalDate(cell.day)) throw new RangeError(`no day for ${at}`);
  const serial = toSerial(cell.day);
  return serial === null ? textCell(row, column, cell.day, STYLE.text) : `<c r="${at}" s="${STYLE.date}"><v>${serial}</v></c>`;
}

function textCell(row: number, column: number, text: string, style: number): string {
  return `<c r="${cellAddress(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(toXstring(text))}</t></is></c>`;
}

/** One list a column, without header. */
function choicesXml(choices: readonly (readonly string[])[]): string {
  const longest = Math.max(...choices.map((values) => values.length));
  const rows = Array.from({ length: longest }, (_, row) => {
    const cells = choices.map((values, column) => {
      const value = values[row];
      return value === undefined ? '' : textCell(row + 1, column + 1, value, STYLE.text);
    });
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

function defaultWidth(title: string): number {
  const characters = Array.from(title).reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0xff ? 2 : 1), 0);
  return Math.min(60, Math.max(10, characters + 4));
}
