/**
 * 结尾 (domain.md 10.2): from when a text applies, for how long, what it repeals, who interprets it. Nothing is inferred:
 * 自公布之日起施行 gives a phrase and no date, since the date of publication is not in the text.
 */
import { addDays, isLegalDate, type LegalDate } from '@libs/kernel';
import { findDocNumbers, numberFrom } from './doc-number';
import { NUMERAL_CLASS, parseArticleNumber, parseNumeral } from './numeral';
import { termEnd } from './term';

/** Offsets into the text that was read; `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Repeal extends Span {
  /** Without the outer 《》; null where only a number is named. */
  title: string | null;
  /** Canonical, or null where only a title is named. */
  docNumber: string | null;
}

export interface PartialRepeal extends Repeal {
  /** Numbers of the articles that cease; the rest of the document stays. */
  articles: string[];
}

export interface Ending {
  effectiveOn: LegalDate | null;
  /** As printed: 自2024年1月1日起施行, 自公布之日起施行. */
  effectivePhrase: string | null;
  /**
   * Of an amended text, the day that the note under the title gives for the latest amendment: its 施行 where that is printed, else its 修正 or
   * 修订. The articles go on naming the first day of all. Null where the note tells of none.
   */
  amendedOn: LegalDate | null;
  termYears: number | null;
  /** 有效期6个月; null where the term is said in years or not at all. */
  termMonths: number | null;
  /** Last day in force, stated or computed from a stated date and term. */
  validThrough: LegalDate | null;
  repeals: Repeal[];
  partialRepeals: PartialRepeal[];
  interpreter: string | null;
  where: { effective: Span | null; term: Span | null; interpreter: Span | null };
}

const N = `[${NUMERAL_CLASS}]`;
const DATE = `(${N}{4})\\s*年\\s*(${N}{1,3})\\s*月\\s*(${N}{1,3})\\s*日`;
const VERB = '(?:正式|试行|组织|开始|全面|同步|同时)?(?:施\\s*行|执\\s*行|实\\s*施|生\\s*效|试\\s*行|暂\\s*行|适\\s*用|有\\s*效)';
const EFFECTIVE = new RegExp(
  `(?:自|从|于|由)\\s*(?:${DATE}|(?:本[^，。；\\n]{1,12})?(?:公布|发布|印发|颁布|颁发|下发|通过|批准|签署|签发|公告|发文)(?:之日|之时|日)?(?:后)?(?:起|之日起)?(?:满)?[^，。；、\\n]{0,12}?)\\s*(?:起|之日起|后)?\\s*(?:至\\s*${DATE}\\s*(?:止|前)?\\s*)?${VERB}`,
  'g',
);
const TERM = new RegExp(
  `(?:有效期|有效期限|有效时间|试行期|试行期限|暂行期|实施期限|施行期限|执行期限|执行期|实施期)\\s*(?:暂定|定|限|确定)?\\s*(?:为|是|至|：|:)?\\s*(?:自[^，。；\\n]{1,30}起\\s*)?(${N}{1,3})\\s*(?:个)?\\s*(?:周?年|(?<months>个月|月(?!\\s*${N})))|(?:试\\s*行|暂\\s*行|(?:施\\s*行|实\\s*施|执\\s*行)后有效)\\s*(${N}{1,3})\\s*(?:年(?!\\d|${N}|\\s*${N}{1,2}\\s*月)|(?<months2>个月))|有效\\s*(${N}{1,3})\\s*(?:年|(?<months3>个月))`,
  'g',
);
const THROUGH = new RegExp(
  `(?:有效期|有效期限|试行期|施行期限|执行期限|执行|实施|施行|有效|效力|延续|延长)[^。；\\n《》]{0,24}?(?:至|到)\\s*${DATE}(?:\\s*(?:止|为止|届满|终止|失效|自动失效))?|${DATE}\\s*(?:自动)?(?:失效|废止|终止执行|停止执行)`,
  'g',
);
const INTERPRETER =
  /(?:由\s*([^，。；;,\n由]{2,60}?)\s*(?:负责|承担|进行|作出|会同[^，。；\n]{2,40}?(?:负责)?)\s*(?:具体|本[^，。；\n]{1,8}的?)?\s*(?:应用|具体应用问题的?|施行中的?具体应用问题的?|的)?\s*(?:的)?\s*解释|(?:解释权|解释权限)\s*(?:归|属于|属|归属)?\s*(?:于|由)?\s*([^，。；;,\n]{2,40}?)\s*(?:所有)?[。；;\n]|由\s*([^，。；;,\n由]{2,40}?)\s*解释\s*(?=[。；;，,\n]|$))/g;
const CEASES =
  /(?:同时|一并|即行|随即|立即|予以|自行|均|相应|自动|全部|一律|即|已经|现予|同日|停止|终止|届时)\s*(?:予以)?\s*(?:废止|失效|停止执行|停止施行|停止使用|停止适用|终止执行|作废|执行|施行|不再执行|不再适用)|(?:现行|原|原有|之前|以前|此前)[^。；\n]{0,200}?(?:废止|停止执行|不再执行)|》[^，。；\n]{0,60}?(?:废止|停止执行|不再执行|失效|作废)|[号號][）)]?[^，。；\n]{0,12}?(?:废止|停止执行|不再执行|失效|作废)|废止(?=[^。；\n]{0,80}《)/;
const AUTHORITY = /(?:根据|依据|按照|依照|遵照|参照|结合|违反|符合)\s*[^，,。；;\n]*$/;

const dateOf = (year?: string, month?: string, day?: string): LegalDate | null => {
  const parts = [year, month, day].map((part) => parseNumeral(part ?? ''));
  if (parts.some((part) => part === null)) return null;
  const date = `${String(parts[0]).padStart(4, '0')}-${String(parts[1]).padStart(2, '0')}-${String(parts[2]).padStart(2, '0')}`;
  return isLegalDate(date) ? date : null;
};

/** A sentence is looked for this far to either side: nothing legible is longer, and the cost stays linear. */
const REACH = 1500;

/** The sentence around an offset: from the last full stop, semicolon or line end to the next. */
function sentenceAt(text: string, at: number): Span {
  const floor = Math.max(0, at - REACH);
  const window = text.slice(floor, at);
  const stop = Math.max(...['。', '；', ';', '\n'].map((mark) => window.lastIndexOf(mark)));
  const after = /^[^。；;\n]*/.exec(text.slice(at, at + REACH))?.[0] ?? '';
  return { start: floor + stop + 1, end: at + after.length };
}

/** Whether the words before a phrase make another document its subject: 《乙》自…起施行, 该条例自…. */
function isOfAnother(text: string, start: number): boolean {
  const { start: from } = sentenceAt(text, start);
  const clause = text.slice(Math.max(from, text.lastIndexOf('，', start - 1) + 1), start);
  return /(?:》(?:（[^）]*）)?|该[^，]{1,8}|其)\s*$/.test(clause) || /修改|修正|届满|前款|许可证|执照|证书|合同/.test(clause);
}

function readEffective(text: string): Pick<Ending, 'effectiveOn' | 'effectivePhrase'> & { where: Span | null; through: LegalDate | null } {
  let best: RegExpExecArray | null = null;
  let bestScore = 0;
  for (const match of text.matchAll(EFFECTIVE)) {
    if (isOfAnother(text, match.index)) continue;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    // 本办法自…起施行 is the document's own sentence; a later one stands over an earlier.
    const score = /本[\u4e00-\u9fff]{1,12}\s*，?$/.test(before) ? 3 : /(?:^|[。；\n])[^。；\n]{0,6}$/.test(before) ? 2 : 1;
    if (score >= bestScore) {
      best = match;
      bestScore = score;
    }
  }
  if (!best) return { effectiveOn: null, effectivePhrase: null, where: null, through: null };
  return {
    effectiveOn: dateOf(best[1], best[2], best[3]),
    effectivePhrase: best[0].replace(/\s+/g, ''),
    where: { start: best.index, end: best.index + best[0].length },
    through: dateOf(best[4], best[5], best[6]),
  };
}

interface Term {
  years: number | null;
  months: number | null;
  through: LegalDate | null;
  where: Span | null;
}

function readTerm(text: string): Term {
  for (const match of [...text.matchAll(THROUGH)].reverse()) {
    const through = dateOf(match[1], match[2], match[3]) ?? dateOf(match[4], match[5], match[6]);
    if (through && !isOfAnother(text, match.index)) {
      const from = match[4] !== undefined && !/止/.test(match[0].slice(-3)) ? addDays(through, 0) : through;
      return { years: null, months: null, through: from, where: { start: match.index, end: match.index + match[0].length } };
    }
  }
  for (const match of [...text.matchAll(TERM)].reverse()) {
    const groups = match.groups ?? {};
    const isMonths = (groups.months ?? groups.months2 ?? groups.months3) !== undefined;
    const length = parseNumeral(match[1] ?? match[3] ?? match[5] ?? '');
    if (length === null || length === 0 || length > (isMonths ? 60 : 30) || isOfThing(text, match.index)) continue;
    return {
      years: isMonths ? null : length,
      months: isMonths ? length : null,
      through: null,
      where: { start: match.index, end: match.index + match[0].length },
    };
  }
  return { years: null, months: null, through: null, where: null };
}

/** 许可证有效期5年 is the term of a thing that the text governs, not of the text. */
function isOfThing(text: string, start: number): boolean {
  const { start: from } = sentenceAt(text, start);
  const clause = text.slice(from, start).replace(/^.*[，,]/, '');
  return (
    /(?:证|证书|执照|批准书|许可|合同|协议|报告|资格|批件|凭证|结果|文书|意见书|登记|备案|标志|批准|决定书|牌|卡)的?\s*$/.test(clause) ||
    /(?:许可证|资格证|证书|执照|申请|当事人|企业)/.test(clause)
  );
}

function readInterpreter(text: string): { name: string | null; where: Span | null } {
  for (const match of [...text.matchAll(INTERPRETER)].reverse()) {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\s+/g, '');
    if (/法律解释|翻译|当事人|供应商|发包|保险人/.test(name) || name.length < 2) continue;
    return { name, where: { start: match.index, end: match.index + match[0].length } };
  }
  return { name: null, where: null };
}

/** 《…》 with marks nested in it, outermost only. */
export function* titlesIn(text: string, from: number, to: number): Generator<Span & { title: string }> {
  let at = from;
  while (at < to) {
    const start = text.indexOf('《', at);
    if (start < 0 || start >= to) return;
    let depth = 0;
    let end = start;
    for (; end < to && end - start < 300; end += 1) {
      if (text[end] === '《') depth += 1;
      else if (text[end] === '》' && (depth -= 1) === 0) break;
    }
    if (depth === 0 && text[end] === '》') {
      yield { start, end: end + 1, title: text.slice(start + 1, end).replace(/\s+/g, '') };
      at = end + 1;
    } else {
      // Unbalanced: the first closing mark ends it.
      const close = text.indexOf('》', start);
      if (close < 0 || close >= to) return;
      yield { start, end: close + 1, title: text.slice(start + 1, close).replace(/\s+/g, '') };
      at = close + 1;
    }
  }
}

const PART =
  /^\s*(?:（[^）]*）|\([^)]*\))?\s*(?:中的?)?\s*((?:第[〇零一二三四五六七八九十百千两0-9]+条(?:之[一二三四五六七八九十]+)?(?:第[^，。；《]{1,6}[款项])?[、和及至]?)+)/;

function repealsInSentence(text: string, sentence: Span): { whole: Repeal[]; parts: PartialRepeal[] } {
  const whole: Repeal[] = [];
  const parts: PartialRepeal[] = [];
  const body = text.slice(sentence.start, sentence.end);
  const numbers = findDocNumbers(body).map((number) => ({
    ...number,
    start: number.start + sentence.start,
    end: number.end + sentence.start,
  }));
  const used = new Set<number>();
  const lastWord = Math.max(
    ...['废止', '失效', '停止执行', '停止施行', '停止使用', '停止适用', '终止执行', '作废', '不再执行', '不再适用'].map((word) =>
      body.lastIndexOf(word),
    ),
  );
  const leads = /^[^《]*?(?:废止|停止执行)[^《]{0,20}《/.test(body);
  const stop = leads ? sentence.end : sentence.start + lastWord;
  for (const { start, end, title } of titlesIn(text, sentence.start, sentence.end)) {
    if (start >= stop || AUTHORITY.test(text.slice(Math.max(sentence.start, start - 200), start))) {
      const authority = numberFrom(numbers, end);
      if (authority && authority.start - end <= 3) used.add(authority.start);
      continue;
    }
    // The number may stand behind the title, （巴政发〔2015〕9号), or before it.
    const next = numberFrom(numbers, end);
    const number =
      next && next.start - end <= 14 && /^\s*[（(〔[]?\s*(?:[^）)。；，]{0,12})?$/.test(text.slice(end, next.start)) ? next : undefined;
    if (number) used.add(number.start);
    const repeal: Repeal = { title, docNumber: number?.canonical ?? null, start, end: number ? closing(text, number.end) : end };
    const part = PART.exec(text.slice(repeal.end, Math.min(sentence.end, repeal.end + 400)));
    if (part?.[1] && !/^\s*的/.test(text.slice(repeal.end + part[0].length, repeal.end + part[0].length + 8))) {
      const articles = (part[1].match(/第[^条]+条(?:之[一二三四五六七八九十]+)?/g) ?? [])
        .map(parseArticleNumber)
        .filter((article) => article !== null);
      parts.push({ ...repeal, articles });
    } else whole.push(repeal);
  }
  for (const number of numbers) {
    if (
      used.has(number.start) ||
      number.start >= stop ||
      AUTHORITY.test(text.slice(Math.max(sentence.start, number.start - 200), number.start))
    )
      continue;
    if (inTitle(text, sentence.start, number.start)) continue;
    whole.push({ title: null, docNumber: number.canonical, start: number.start, end: number.end });
  }
  return { whole: whole.sort((a, b) => a.start - b.start), parts };
}

const inTitle = (text: string, from: number, at: number): boolean =>
  text.slice(from, at).lastIndexOf('《') > text.slice(from, at).lastIndexOf('》');
const closing = (text: string, end: number): number => (/[）)]/.test(text[end] ?? '') ? end + 1 : end);

function readRepeals(text: string): { whole: Repeal[]; parts: PartialRepeal[] } {
  const whole: Repeal[] = [];
  const parts: PartialRepeal[] = [];
  for (const match of text.matchAll(/[^。；;\n]+/g)) {
    if (!CEASES.test(match[0])) continue;
    const found = repealsInSentence(text, { start: match.index, end: match.index + match[0].length });
    whole.push(...found.whole);
    parts.push(...found.parts);
  }
  return { whole, parts };
}

/** Every document that `text` says ceases, whole or in part, with its place. Being cited as authority (根据《甲》) is no repeal. */
export function findRepeals(text: string): Repeal[] {
  const { whole, parts } = readRepeals(text);
  return [...whole, ...parts];
}

/** Reads the closing provisions in `text`: give it those (parseText does), not a whole statute, where terms of permits stand too. */
export function parseEnding(text: string): Ending {
  const effective = readEffective(text);
  const term = readTerm(text);
  const interpreter = readInterpreter(text);
  const repeals = readRepeals(text);
  const stated = term.through ?? effective.through;
  const computed = termEnd(effective.effectiveOn, term.years, term.months);
  return {
    effectiveOn: effective.effectiveOn,
    effectivePhrase: effective.effectivePhrase,
    amendedOn: null,
    termYears: term.years,
    termMonths: term.months,
    validThrough: stated ?? computed,
    repeals: repeals.whole,
    partialRepeals: repeals.parts,
    interpreter: interpreter.name,
    where: { effective: effective.where, term: term.where, interpreter: interpreter.where },
  };
}
