/**
 * 引用 (domain.md 10.4): which documents, articles and neighbouring provisions a text names.
 * Named: 《题名》（文号）第X条; by number alone; 刑法第X条 without title marks; 本办法第X条, 前款, 本条第二款 within the text.
 */
import { findDocNumbers, type FoundDocNumber } from './doc-number';
import { findRepeals, titlesIn } from './ending';
import { NUMERAL_CLASS, parseNumeral } from './numeral';
import { resolveRelative } from './relative';
import { walk, type Unit } from './unit';

export type CitationRelation = 'basis' | 'cites' | 'repeals' | 'amends';

/** One place within a document: 第三条第二款第（一）项. Numbers as in Unit.number; null where not named. */
export interface CitedClause {
  article: string | null;
  paragraph: number | null;
  item: number | null;
  subitem: number | null;
}

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

/** The text's units and the one in which the words stand: what 前款 and 本条 need. */
export interface CitationContext {
  units: readonly Unit[];
  unit: Unit;
}

const N = `[${NUMERAL_CLASS}]+`;
const PLACE = `第\\s*[（(]?\\s*${N}\\s*[）)]?\\s*(?:分编|编|章|节|条|款|项|目)(?:\\s*之[一二三四五六七八九十]+)?`;
const JOIN = '(?:、|和|及|以及|或者|或|与|至|到|－|—|-|，(?=第\\s*[一二三四五六七八九十百千零〇0-9]+\\s*条))';
const PLACES = `${PLACE}(?:\\s*${PLACE})*(?:\\s*${JOIN}\\s*${PLACE}(?:\\s*${PLACE})*)*`;
const SELF_NOUN =
  '(?:法|条例|办法|规定|细则|规则|决定|意见|通知|解释|章程|方案|标准|制度|规程|准则|实施细则|实施办法|暂行办法|暂行规定|暂行条例|若干规定|措施|基准|规范|指引|批复|编|章|节|修正案|公约)';
const RELATIVE = new RegExp(
  `本\\s*${SELF_NOUN}\\s*(?:的\\s*)?(?:${PLACES})|本[条款项章节](?:\\s*(?:${PLACES}))?|(?:前|上|后|下)[一二两三四五六七]?(?:条|款|项|章|节)(?:\\s*(?:${PLACES}))?|${PLACES}`,
  'g',
);
const AFTER_TITLE = new RegExp(`^\\s*(?:的\\s*|中\\s*|（以下简称[^）]{1,40}）\\s*|\\(以下简称[^)]{1,40}\\)\\s*)?(${PLACES})`);
const BARE_LAW = new RegExp(
  `([\\u4e00-\\u9fff]{0,30}?(?:法典|宪法|刑法|民法通则|民法总则|法|条例|办法|规定|细则|解释|修正案|规则))\\s*(${PLACES})`,
  'g',
);
const BARE_LEAD =
  /^.*(?:根据|依据|依照|按照|参照|适用|违反|符合|构成|援引|规定的|属于|以及|或者|并|和|与|及|或|对|在|将|把|按|依|由|的|是|为|有|犯|触犯|应当|可以|不|除|当|其|受|同|照|被|向|从|至)/;
const LAW_NAME = /^(?:中华人民共和国)?[\u4e00-\u9fff]{0,20}(?:法典|宪法|刑法|法|条例|办法|规定|细则|解释|修正案|规则|通则|总则)$/;
const NOT_A_NAME =
  /^(?:本|该|上述|前述|下列|有关|相关|各|其他|以上|此|这|新|旧|原|国家|法律|司法|用法|做法|方法|办法|规定|条例|解释|细则|规则|法)/;
/** 《营业执照》 and the like are things, not documents that can be cited. */
const THING = /(?:证|证书|执照|表|册|簿|票|卡|牌|书|单|样式|图|报|杂志|登记表|存根|回执|日报|文书|词典|凭证)$/;

function clausesOf(places: string): { clauses: CitedClause[]; articles: string[] } {
  const clauses: CitedClause[] = [];
  const articles: string[] = [];
  let current: CitedClause = { article: null, paragraph: null, item: null, subitem: null };
  let level = 0;
  let range = false;
  const step = new RegExp(
    `(至|到|－|—|-)?\\s*(?:第\\s*[（(]?\\s*(${N})\\s*[）)]?\\s*(分编|编|章|节|条|款|项|目)(?:\\s*之\\s*([一二三四五六七八九十]+))?)`,
    'g',
  );
  const push = (): void => {
    if (level > 0) clauses.push(current);
  };
  for (const match of places.matchAll(step)) {
    const value = parseNumeral(match[2] ?? '');
    if (value === null) continue;
    const at = { 条: 1, 款: 2, 项: 3, 目: 4 }[match[3] ?? ''] ?? 0;
    if (at === 0) continue;
    if (at <= level) push();
    if (match[1] !== undefined && at === 1 && articles.length > 0) range = true;
    if (at === 1) {
      const number = match[4] === undefined ? String(value) : `${value}-${parseNumeral(match[4]) ?? ''}`;
      const before = Number(articles.at(-1));
      if (range && before < value && value - before <= 500) {
        for (let between = before + 1; between < value; between += 1) {
          articles.push(String(between));
          clauses.push({ article: String(between), paragraph: null, item: null, subitem: null });
        }
      }
      range = false;
      articles.push(number);
      current = { article: number, paragraph: null, item: null, subitem: null };
    } else if (at === 2) current = { article: current.article, paragraph: value, item: null, subitem: null };
    else if (at === 3) current = { ...current, item: value, subitem: null };
    else current = { ...current, subitem: value };
    level = at;
  }
  push();
  return { clauses, articles: [...new Set(articles)] };
}

const sentenceBounds = (text: string, start: number, end: number): [number, number] => {
  const from = Math.max(...['。', '；', '\n'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1;
  const ends = ['。', '；', '\n'].map((stop) => text.indexOf(stop, end)).filter((index) => index >= 0);
  return [from, ends.length > 0 ? Math.min(...ends) : text.length];
};

function relationOf(text: string, start: number, end: number): CitationRelation {
  const [from, to] = sentenceBounds(text, start, end);
  const before = text.slice(from, start);
  const after = text.slice(end, to);
  if (
    /^[^。；“]{0,60}?(?:修改为|作(?:出)?(?:如下|以下)?修[改正]|作相应修改|增加[一二三四五六七八九十两]+[条款项目]|予以修改|修订如下|改为|删去)/.test(
      after,
    ) &&
    /(?:^|[，、将对把在》“（(]|\d[.．、]|[一二三四五六七八九十]、)\s*$/.test(before)
  )
    return 'amends';
  const isAuthority = /(?:根据|依据|依照|按照|遵照)[^。；]*$/.exec(before);
  if (
    isAuthority &&
    /制定|(?:修|制)订|结合[^。]{0,30}实际|(?:作|做)(?:出)?(?:如下|以下)(?:规定|决定|解释|批复|通知)|(?:规定|解释|通知|批复|答复|公告|决定)如下|提出(?:如下|以下)意见|印发/.test(
      after,
    ) &&
    !/(?:处罚|追究|执行|办理|处理)/.test(isAuthority[0])
  )
    return 'basis';
  return 'cites';
}

interface Found {
  start: number;
  end: number;
  title: string | null;
  number: FoundDocNumber | null;
  places: string;
  relative: boolean;
  year: number | null;
}

const YEAR_EDITION = /^\s*[（(]\s*([12]\d{3})\s*年?[^）)号]{0,10}[）)]/;

function named(text: string, numbers: readonly FoundDocNumber[], used: Set<FoundDocNumber>): Found[] {
  const found: Found[] = [];
  for (const { start, end, title } of titlesIn(text, 0, text.length)) {
    let to = end;
    const near = numbers.find(
      (number) =>
        number.start >= to && number.start - to <= 14 && /^\s*[（(〔[]\s*[^）)。；，《]{0,12}$/.test(text.slice(to, number.start)),
    );
    if (near) {
      used.add(near);
      to = near.end + (/^[^（()）]{0,20}[）)]/.exec(text.slice(near.end))?.[0].length ?? 0);
    }
    for (const number of numbers) if (number.start >= start && number.end <= end) used.add(number);
    const edition = YEAR_EDITION.exec(text.slice(to));
    if (edition) to += edition[0].length;
    const places = AFTER_TITLE.exec(text.slice(to, to + 600));
    if (places) to += places[0].length;
    if (THING.test(title.replace(/[（(][^）)]*[）)]$/, '')) && !near && !places && !/意见书?$/.test(title)) continue;
    found.push({
      start,
      end: to,
      title,
      number: near ?? null,
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
  const repeals = findRepeals(text);
  return all
    .sort((a, b) => a.start - b.start)
    .map((found) => {
      const { clauses, articles } = clausesOf(found.places);
      const raw = text.slice(found.start, found.end);
      const isRepealed = !found.relative && repeals.some((repeal) => repeal.start <= found.start && found.start < repeal.end);
      return {
        raw,
        start: found.start,
        end: found.end,
        title: found.title,
        docNumber: found.number?.canonical ?? null,
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
  for (const unit of walk(units)) {
    if (/(?:^|\/)toc(?:~\d+)?$/.test(unit.path)) continue;
    const end = unit.children[0]?.start ?? unit.end;
    const own = text.slice(unit.start, end);
    // The unit's own label is not a reference.
    const at = unit.label === '' ? 0 : labelEnd(own, unit.label);
    for (const citation of findCitations(own.slice(at), { units, unit })) {
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
