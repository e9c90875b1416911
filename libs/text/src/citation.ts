/**
 * 引用 (domain.md 10.4): which documents, articles and neighbouring provisions a text names.
 * Named: 《题名》（文号）第X条; by number alone; 刑法第X条 without title marks; 本办法第X条, 前款, 本条第二款 within the text.
 */
import { clausesOf, PLACES, type CitedClause } from './clause';
import { findDocNumbers, numberFrom, type FoundDocNumber } from './doc-number';
import { findRepeals, titlesIn } from './ending';
import { relationOf, type CitationRelation } from './relation';
import { resolveRelative, type CitationContext } from './relative';
import { walk, type Unit } from './unit';

export type { CitationContext, CitationRelation, CitedClause };

export interface Citation {
  raw: string;
  start: number;
  end: number;
  /** Without 《》; null for references within the text and for bare numbers. */
  title: string | null;
  docNumber: string | null;
  /** Of the number, or of a 《…》（2019年修订）; else null. */
  year: number | null;
  /** Article numbers, ranges (第三条至第五条) written out. */
  articles: string[];
  clauses: CitedClause[];
  relation: CitationRelation;
  /** Whether the place named lies in the same text. */
  relative: boolean;
  /** Paths of the units meant, when the text's units are known; empty when they are not there. */
  targets: string[];
}

const SELF_NOUN =
  '(?:法|条例|办法|规定|细则|规则|决定|意见|通知|解释|章程|方案|标准|制度|规程|准则|实施细则|实施办法|暂行办法|暂行规定|暂行条例|若干规定|措施|基准|规范|指引|批复|编|章|节|修正案|公约)';
const RELATIVE = new RegExp(
  `本\\s*${SELF_NOUN}\\s*(?:的\\s*)?(?:${PLACES})|本[条款项章节](?:\\s*(?:${PLACES}))?|(?<![以如])(?:前|上|后|下)[一二两三四五六七]?(?:条(?![件文例])|款|项(?!目)|章|节)(?:\\s*(?:${PLACES}))?|${PLACES}`,
  'g',
);
const AFTER_TITLE = new RegExp(`^\\s*(?:的\\s*|序言\\s*[、及和]\\s*|中\\s*|原\\s*|[（(]以下(?:简)?称[^）)]{1,40}[）)]\\s*)?(${PLACES})`);
const ALIAS =
  /《([^《》]{3,80}(?:〈[^〉]*〉[^《》]*)?)》\s*(?:[（(][^（()）]{3,40}[）)]\s*)?[（(]\s*(?:以下|下文)(?:简)?称\s*[“"《〈]?([^”"》〉）)]{2,30})[”"》〉]?\s*[）)]/g;
const BARE_LAW = new RegExp(
  `([\\u4e00-\\u9fff]{0,30}?(?:法典|宪法|刑法|民法通则|民法总则|法|条例|办法|规定|细则|解释|修正案|规则))\\s*(${PLACES})`,
  'g',
);
const BARE_LEAD =
  /^.*(?:根据|依据|依照|按照|参照|适用|违反|符合|构成|援引|规定的|属于|以及|或者|应当|可以|触犯|认定|并(?!购)|和(?!平|解)|与|及|或|对(?!外)|在|将|把|由|的|是|为|犯(?!罪)|除|经(?!济)|按|依)/;
const LAW_NAME = /^(?:中华人民共和国)?[\u4e00-\u9fff]{0,20}(?:法典|宪法|刑法|法|条例|办法|规定|细则|解释|修正案|规则|通则|总则)$/;
const NOT_A_NAME =
  /^(?:本|该|上述|前述|下列|有关|相关|各|其他|以上|此|这|新|旧|原|国家法律|法律|司法|用法|做法|方法|办法|规定|条例|解释|细则|规则|法)/;
/** 《营业执照》 and the like are things, not documents that can be cited. */
const THING =
  /(?:证|执照|表|册|簿|票|卡|牌|书|(?<!名|清)单|样式|图|(?<!通)报|杂志|存根|回执|词典|证明|笔录|记录|日志|封签|标[志识]|合同|(?:物品|财物|材料|证据|财产|设备|移交|交接)清单|(?:调查|监督|检查|检测|检验|鉴定)报告)$/;
/** （GB/T3805）, （JT/T 325—2018）: the number of a standard. */
const STANDARD = /^\s*[（(]\s*((?:[A-Z]{2,5}|[A-Z]{1,3}\d{2})\s*(?:[/／]\s*[TZ])?\s*\d+(?:[.．]\d+)*(?:\s*[-—–－]\s*\d{2,4})?)\s*[）)]/;

/** 《中华人民共和国商标法》（以下简称商标法）: short name → title. */
export function aliasesOf(text: string): Map<string, string> {
  const aliases = new Map<string, string>();
  for (const match of text.matchAll(ALIAS)) {
    const [, title = '', alias = ''] = match;
    if (!/^本/.test(alias) && !aliases.has(alias)) aliases.set(alias, title);
  }
  return aliases;
}

interface Found {
  start: number;
  end: number;
  title: string | null;
  number: FoundDocNumber | null;
  /** GB/T3805 */
  standard?: string | null;
  places: string;
  relative: boolean;
  year: number | null;
}

const isThing = (title: string): boolean => THING.test(title.replace(/[（(][^）)]*[）)]$/, '')) && !/意见书?$/.test(title);

/** 巴政发〔2015〕9号《甲办法》, （巴政发〔2015〕9号）《甲办法》: the number that stands directly before a title and belongs to no other. */
function attachedBefore(
  text: string,
  numbers: readonly FoundDocNumber[],
  used: ReadonlySet<FoundDocNumber>,
  start: number,
): FoundDocNumber | undefined {
  const before = numberFrom(numbers, Math.max(0, start - 60));
  let last: FoundDocNumber | undefined;
  for (let next = before; next && next.end <= start; next = numberFrom(numbers, next.end)) last = next;
  return last && !used.has(last) && /^[）)]?(?:文件?)?$/.test(text.slice(last.end, start)) ? last : undefined;
}

const YEAR_EDITION = /^\s*[（(]\s*([12]\d{3})\s*年?[^）)号]{0,10}[）)]/;

function named(text: string, numbers: readonly FoundDocNumber[], used: Set<FoundDocNumber>): Found[] {
  const found: Found[] = [];
  for (const { start, end, title } of titlesIn(text, 0, text.length)) {
    let to = end;
    // （以下简称《安排》） introduces a name and cites nothing.
    if (/(?:以下|下文)(?:简)?称\s*[“"]?$/.test(text.slice(Math.max(0, start - 8), start))) continue;
    const next = numberFrom(numbers, to);
    const near =
      next && next.start - to <= 14 && /^\s*[（(〔[]\s*[^）)。；，《]{0,12}$/.test(text.slice(to, next.start)) ? next : undefined;
    const ahead = near ? undefined : attachedBefore(text, numbers, used, start);
    const standard = near ? null : STANDARD.exec(text.slice(to, to + 40));
    if (standard) to += standard[0].length;
    if (ahead) used.add(ahead);
    if (near) {
      used.add(near);
      to = near.end + (/^[^（()）]{0,20}[）)]/.exec(text.slice(near.end, near.end + 24))?.[0].length ?? 0);
    }
    // Numbers inside a title are part of it.
    for (let inner = numberFrom(numbers, start); inner && inner.end <= end; inner = numberFrom(numbers, inner.end)) used.add(inner);
    const edition = YEAR_EDITION.exec(text.slice(to, to + 30));
    if (edition) to += edition[0].length;
    const places = AFTER_TITLE.exec(text.slice(to, to + 600));
    if (places) to += places[0].length;
    const isNumbered = near !== undefined || ahead !== undefined || standard !== null || text.slice(start - 2, start) === '标准';
    if (!isNumbered && !places && isThing(title)) continue;
    found.push({
      start: ahead?.start ?? start,
      end: to,
      title,
      number: near ?? ahead ?? null,
      standard: standard?.[1]?.replace(/\s/g, '') ?? null,
      places: places?.[1] ?? '',
      relative: false,
      year: edition ? Number(edition[1]) : null,
    });
  }
  return found;
}

/** 违反刑法第二百三十四条: a law named without title marks, and 该法第三条 after 《…》. */
function bare(text: string, before: readonly Found[]): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(BARE_LAW)) {
    const whole = match[1] ?? '';
    const placesAt = match.index + match[0].length - (match[2] ?? '').length;
    const end = match.index + match[0].length;
    if (/(?:该|前述|上述)(?:法|条例|办法|规定|细则|决定|解释)$/.test(whole)) {
      const last = before.findLast((other) => other.end <= match.index + whole.length && other.title !== null);
      if (last)
        found.push({
          start: match.index + whole.search(/(?:该|前述|上述)(?:法|条例|办法|规定|细则|决定|解释)$/),
          end,
          title: last.title,
          number: null,
          places: match[2] ?? '',
          relative: false,
          year: null,
        });
      continue;
    }
    const lead = BARE_LEAD.exec(whole)?.[0].length ?? 0;
    const name = whole.slice(lead);
    if (!LAW_NAME.test(name) || NOT_A_NAME.test(name) || /本[^本]{0,8}$/.test(name)) continue;
    found.push({
      start: match.index + lead,
      end,
      title: name,
      number: null,
      places: text.slice(placesAt, end),
      relative: false,
      year: null,
    });
  }
  return found;
}

function relatives(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(RELATIVE)) {
    const isHeading =
      /(?:^|\n)[\s#*\u3000]*$/.test(text.slice(Math.max(0, match.index - 12), match.index)) &&
      /^第\s*\S+?\s*(?:编|章|节|条|条之[一二三四五六七八九十]+)\s*$/.test(match[0]);
    if (isHeading && !/^(?:规定|的|所列|、|，)/.test(text.slice(match.index + match[0].length))) continue;
    if (/^第/.test(match[0]) && !/条|款|项/.test(match[0])) continue;
    if (/^本[条款项章节]$/.test(match[0]) && /^(?:例|目)/.test(text.slice(match.index + 2))) continue;
    found.push({
      start: match.index,
      end: match.index + match[0].length,
      title: null,
      number: null,
      places: match[0],
      relative: true,
      year: null,
    });
  }
  return found;
}

/**
 * Every citation in `text`, in order, none overlapping. With `context` (the unit whose words these are) references within
 * the text are resolved to paths.
 */
export function findCitations(text: string, context?: CitationContext): Citation[] {
  const numbers = findDocNumbers(text);
  const used = new Set<FoundDocNumber>();
  const byTitle = named(text, numbers, used);
  const byNumber: Found[] = numbers
    .filter((number) => !used.has(number))
    .map((number) => {
      const places = AFTER_TITLE.exec(text.slice(number.end, number.end + 300));
      return {
        start: number.start,
        end: number.end + (places?.[0].length ?? 0),
        title: null,
        number,
        places: places?.[1] ?? '',
        relative: false,
        year: null,
      };
    });
  const all: Found[] = [];
  for (const group of [byTitle, byNumber, bare(text, byTitle), relatives(text)]) {
    const taken = [...all].sort((a, b) => a.start - b.start);
    for (const found of group) if (!overlaps(taken, found)) all.push(found);
  }
  const aliases = context?.aliases ?? aliasesOf(text);
  const repealed = new Set(findRepeals(text).map(({ start }) => start));
  return all
    .sort((a, b) => a.start - b.start)
    .map((found) => {
      const { clauses, articles } = clausesOf(found.places);
      const raw = text.slice(found.start, found.end);
      const isRepealed = !found.relative && repealed.has(found.start);
      return {
        raw,
        start: found.start,
        end: found.end,
        title: found.title === null ? null : (aliases.get(found.title) ?? found.title),
        docNumber: found.number?.canonical ?? found.standard ?? null,
        year: found.number?.year ?? found.year,
        articles,
        clauses,
        relation: isRepealed ? 'repeals' : relationOf(text, found.start, found.end),
        relative: found.relative,
        targets: found.relative && context ? resolveRelative(raw, clauses, context) : [],
      };
    });
}

function overlaps(sorted: readonly Found[], found: Found): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Found).end <= found.start) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next.start < found.end;
}

/** The citations of a whole parsed text, each read in its own unit; offsets are of `text`. */
export function citationsOf(text: string, units: readonly Unit[]): Citation[] {
  const found: Citation[] = [];
  const aliases = aliasesOf(text);
  for (const unit of walk(units)) {
    if (/(?:^|\/)toc(?:~\d+)?$/.test(unit.path)) continue;
    const end = unit.children[0]?.start ?? unit.end;
    const own = text.slice(unit.start, end);
    // The unit's own label is not a reference.
    const at = unit.label === '' ? 0 : labelEnd(own, unit.label);
    for (const citation of findCitations(own.slice(at), { units, unit, aliases })) {
      found.push({ ...citation, start: citation.start + unit.start + at, end: citation.end + unit.start + at });
    }
  }
  return found;
}

function labelEnd(own: string, label: string): number {
  let at = 0;
  for (const character of label.replace(/\s/g, '')) {
    const next = own.indexOf(character, at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}
