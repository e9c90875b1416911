/** 文首: what stands before the body: title, document number, the note under the title (题注), the contents (目录). */
import { findDocNumbers, parseDocNumber } from './doc-number';
import type { Line, Shape } from './line';

export interface Head {
  title: string;
  docNumber: string | null;
  /** Index of the first line after title and number; the note, contents and body follow. */
  headEnd: number;
  /** First line after the note under the title; equal to headEnd where there is none. */
  noteEnd: number;
}

const REGION = 80;
const TITLE_END =
  /(?:法|法典|条例|办法|规定|规则|细则|通知|意见|决定|决议|公告|通告|通报|批复|复函|函|令|方案|措施|纲要|规划|计划|目录|清单|标准|解释|章程|制度|规程|准则|指引|指南|要点|公报|修正案|说明|纪要|政策|预案|议案|报告|基准|规范|答复|电报|倡议书|建议|序列表|守则|须知|条款|公约|宣言|声明|协定|议定书|总表|汇编)(?:\s*[（(【〔][^）)】〕]*[）)】〕])*$/;
/** Lines of a letterhead or of a web page's index card. */
const LETTERHEAD =
  /^(?:(?!.*[《关])[^。]{2,40}文件|[（(]?(?:特急|特提|加急|平急|急件|秘密|机密|绝密|内部资料).{0,12}|No\.?\s*\d+|(?:索引?|发文|成文|主题|公文|发布|文号|字号|标|有效|信息|公开|时效|生成|名|废止|效力|来源|文\s*种).{0,12}[:：].*|[^。]{1,14}[:：]|\d{4,}[-/\d]*|\d{4}年\d{1,2}月\d{1,2}日|[\u4e00-\u9fff、]{2,12}[\\/][\u4e00-\u9fff、\\/]{2,30})$/;
const NOTE =
  /^[（(【]?\s*(?:[12１２一二]\S{2,4}\s*年.{0,12}[月日]|(?:根据|由|经)?[^，。]{0,12}[12１２]\S{3}\s*年|自\s*\d{4}年).{0,400}(?:通过|公布|发布|修正|修订|批准|施行|颁布|实施|印发|令|次会议|废止|生效|签署|执行)|^[（(].{0,20}(?:第.{1,12}次(?:会议|常务会议)|令第|第.{1,6}号).{0,400}(?:通过|公布|发布|修正|修订|批准|施行|颁布|审议)|^[（(]?(?:发布文号|发布日期|生效日期|实施日期|颁布单位|颁布日期|执行日期|时效性|题注)/;

const tight = (text: string): string => text.replace(/[\s\u3000*#]/g, '');
const opensBody = (shape: Shape | undefined): boolean =>
  shape !== undefined &&
  (shape.is === 'article' ||
    shape.is === 'division' ||
    shape.is === 'contents' ||
    shape.is === 'bare-heading' ||
    (shape.is === 'item' && shape.number === '1'));

/** 各县市人民政府，州政府各部门： */
const ADDRESSEE = /^[^。]{2,200}[:：]$/;
const isAddressee = (text: string): boolean =>
  ADDRESSEE.test(text) &&
  /(?:各|政府|委|局|厅|部|院|办|行|会|公司|单位|室|署|处|所|市|县|省|区)[^，。]{0,30}[:：]$/.test(text) &&
  text.length > 4 &&
  !/^(?:发文机关|主题|索|标|成文|发布|公文)/.test(text);

function regionEnd(lines: readonly Line[], shapes: readonly Shape[]): number {
  for (let index = 0; index < Math.min(lines.length, REGION); index += 1) {
    const line = lines[index];
    if (!line) break;
    if (opensBody(shapes[index]) && !(index === 0 && line.hashes > 0)) return index;
    if (isAddressee(line.text) || (line.text.length > 120 && !NOTE.test(line.text))) return index;
  }
  return Math.min(lines.length, REGION);
}

/** The title that begins at line `from`, on up to four lines; `to` is the line after it. */
function titleAt(lines: readonly Line[], shapes: readonly Shape[], from: number, limit: number): { title: string; to: number } | null {
  let title = '';
  for (let index = from; index < Math.min(limit, from + 4); index += 1) {
    const text = lines[index]?.text ?? '';
    const shape = shapes[index];
    if (
      shape?.is !== 'text' ||
      /[。；：:，]$/.test(text) ||
      text.length > 100 ||
      (index > from && (LETTERHEAD.test(text) || NOTE.test(text) || parseDocNumber(text)))
    )
      break;
    // A Latin word at the seam keeps its space; Han characters join.
    title += text;
    const next = lines[index + 1]?.text ?? '';
    if (TITLE_END.test(title) && !/^(?:的|》|（试行|（暂行|\(试行|\(暂行)/.test(next))
      return { title: title.replace(/[\s\u3000]+/g, (gap) => (gap === ' ' ? ' ' : '')), to: index + 1 };
  }
  return null;
}

function findTitle(lines: readonly Line[], shapes: readonly Shape[], limit: number): { title: string; to: number } {
  const first = lines.findIndex((line) => line.text !== '');
  const opening = lines[first];
  if (!opening) return { title: '', to: 0 };
  if (opening.hashes > 0) return { title: opening.text, to: shapes[first]?.is === 'division' ? first : first + 1 };
  let fallback: { title: string; to: number } | null = null;
  for (let index = first; index < limit; index += 1) {
    const text = lines[index]?.text ?? '';
    if (text === '' || LETTERHEAD.test(text) || NOTE.test(text) || parseDocNumber(text) || shapes[index]?.is !== 'text') continue;
    const found = titleAt(lines, shapes, index, limit);
    if (found) return found;
    if (!fallback && text.length <= 60 && !/[。；：:，]$/.test(text))
      fallback = { title: text.replace(/[\s\u3000]+/g, ' '), to: index + 1 };
  }
  return fallback ?? { title: '', to: first };
}

/** Where the title is printed once more (a page's index card, then the document), the last print ends the head. */
function lastPrint(lines: readonly Line[], title: string, from: number, limit: number): number {
  const wanted = tight(title);
  let end = from;
  for (let index = from; index < limit; index += 1) {
    let joined = '';
    for (let to = index; to < Math.min(limit, index + 4); to += 1) {
      joined += tight(lines[to]?.text ?? '');
      if (joined === wanted && wanted !== '' && lines[to]?.text !== '') end = to + 1;
      if (joined.length >= wanted.length) break;
    }
  }
  return end;
}

const bareNumber = (text: string): string | null =>
  parseDocNumber(text.replace(/^[（(]\s*(.*号)\s*[）)]$/, '$1').replace(/^(?:发文字号|文号|发布文号)\s*[:：]\s*/, ''))?.canonical ?? null;

function findNumber(lines: readonly Line[], title: string, limit: number, noteEnd: number): string | null {
  for (let index = 0; index < limit; index += 1) {
    const text = lines[index]?.text ?? '';
    if (!/[号號]/.test(text) || text.length > 80) continue;
    const alone = bareNumber(text);
    if (alone) return alone;
    // 沧州市人民政府令 / 第5号, on two lines.
    const above = lines.slice(0, index).findLast((line) => line.text !== '')?.text ?? '';
    if (/^[（(]?第|^[〔[（(]?\d{4}/.test(text) && /(?:令|公告|通告)$/.test(above)) {
      const joined = bareNumber(`${above}${text.replace(/^[（(]\s*(.*号)\s*[）)]$/, '$1')}`);
      if (joined) return joined;
    }
  }
  const inTitle = findDocNumbers(title)[0];
  if (inTitle && /[（(]\s*$/.test(title.slice(0, inTitle.start))) return inTitle.canonical;
  for (const line of lines.slice(0, noteEnd)) {
    const found = findDocNumbers(line.text)[0];
    if (found && NOTE.test(line.text)) return found.canonical;
  }
  return null;
}

/** Behind the note the title may be printed once more, down to the number: 法释〔2023〕3号. */
function secondHead(lines: readonly Line[], shapes: readonly Shape[], from: number): number {
  for (let index = from, seen = 0; index < lines.length && seen < 7; index += 1) {
    const text = lines[index]?.text ?? '';
    if (shapes[index]?.is === 'blank') continue;
    seen += 1;
    if (bareNumber(text) !== null) return index + 1;
    if (shapes[index]?.is !== 'text' || text.length > 60 || /[。；：]$/.test(text)) break;
  }
  return from;
}

/** Reads title, number and note; total: a text without any of them has an empty title. */
export function readHead(lines: readonly Line[], shapes: readonly Shape[]): Head {
  const limit = regionEnd(lines, shapes);
  const { title, to } = findTitle(lines, shapes, limit);
  let headEnd = lastPrint(lines, title, to, limit);
  const skipNumber = (): void => {
    for (let index = headEnd; index < limit; index += 1) {
      const text = lines[index]?.text ?? '';
      if (text === '') continue;
      if (bareNumber(text) === null && !/^[（(]?第\s*\S{1,6}\s*号[）)]?$/.test(text)) return;
      headEnd = index + 1;
    }
  };
  skipNumber();
  const marker = lines.findIndex((line, index) => index >= headEnd && index < headEnd + 120 && /^<!--\s*INFO END\s*-->$/.test(line.text));
  let noteEnd = headEnd;
  if (marker >= 0) noteEnd = marker + 1;
  else {
    let depth = 0;
    for (let index = headEnd; index < limit; index += 1) {
      const text = lines[index]?.text ?? '';
      if (text === '') continue;
      if (depth <= 0 && !NOTE.test(text)) break;
      depth += (text.match(/[（(]/g) ?? []).length - (text.match(/[）)]/g) ?? []).length;
      noteEnd = index + 1;
    }
  }
  noteEnd = secondHead(lines, shapes, noteEnd);
  return { title, docNumber: findNumber(lines, title, Math.max(headEnd, Math.min(limit, noteEnd)), noteEnd), headEnd, noteEnd };
}

/** Whether a line is a note under a title: （2024年1月5日州人民政府第3次常务会议通过）. */
export const isNote = (text: string): boolean => NOTE.test(text);

/** The line after the contents (目录) that begin at or after `from`, and where they begin; null when there are none. */
export function findContents(lines: readonly Line[], shapes: readonly Shape[], from: number): { to: number } | null {
  const next = (index: number): number => {
    let at = index;
    while (at < lines.length && shapes[at]?.is === 'blank') at += 1;
    return at;
  };
  const entry = (index: number): string =>
    tight(lines[index]?.text ?? '')
      .replace(/[.…·—-]*\d*$/, '')
      .replace(/[（(].*$/, '');
  const isTitled = shapes[from]?.is === 'contents';
  const start = isTitled ? from : next(from);
  const first = next(isTitled ? start + 1 : start);
  const wanted = entry(first);
  if (wanted === '' || (!isTitled && (shapes[first]?.is !== 'division' || shapes[next(first + 1)]?.is !== 'division'))) return null;
  for (let index = first + 1; index < Math.min(lines.length, first + 500); index += 1) {
    const shape = shapes[index];
    if (shape?.is !== 'blank' && entry(index) === wanted) return { to: index };
    // A whole sentence is no entry: what stands above it (序言) has begun the body.
    if (isTitled && shape?.is === 'text' && /。$/.test(lines[index]?.text ?? '')) {
      const above = lines.slice(first, index).findLastIndex((line) => line.text !== '') + first;
      return { to: shapes[above]?.is === 'bare-heading' ? above : index };
    }
    // An article of some length, or one with its full stop, is the body itself: 第一条 may stand before 第一章.
    if (shape?.is === 'article' && (/[。：；]$/.test(lines[index]?.text ?? '') || (lines[index]?.text ?? '').length > 60)) {
      if (isTitled) return { to: index };
      break;
    }
  }
  if (!isTitled) return null;
  // No entry comes again: the contents end where lines stop looking like entries.
  let to = first;
  while (to < lines.length && ['division', 'bare-heading', 'blank'].includes(shapes[to]?.is ?? '')) to += 1;
  return { to };
}
