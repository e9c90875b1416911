/** 条款项目: the places that follow a document's name, 第三条第二款第（一）项至第（三）项、第五条. */
import { NUMERAL_CLASS, parseNumeral } from './numeral';

/** One place within a document: 第三条第二款第（一）项. Numbers as in Unit.number; null where not named. */
export interface CitedClause {
  article: string | null;
  paragraph: number | null;
  item: number | null;
  subitem: number | null;
}

const N = `[${NUMERAL_CLASS}]+`;
const BRACKETED = `[（(]?\\s*${N}\\s*[）)]?`;
/** 第三条, 第（一）项, and several numbers before one 项: 第一、二、三项, 第（一）至（三）项. */
const PLACE = `第\\s*${BRACKETED}(?:\\s*[、至和]\\s*${BRACKETED}){0,12}\\s*(?:分编|编|章|节|条|款|项|目)(?:\\s*之[一二三四五六七八九十]+)?`;
/** 第二项至五项, 第一款、二款: the 第 is said once. */
const MORE = `(?:至|到|、)\\s*${BRACKETED}\\s*[条款项目](?![一-龥]{0,2}[金额费])`;
const JOIN = '(?:、|和|及|以及|或者|或|与|至|到|－|—|-|，(?=第\\s*[一二三四五六七八九十百千零〇0-9]+\\s*条))';
/** A whole chain of places. */
export const PLACES = `${PLACE}(?:\\s*${PLACE}|\\s*${MORE})*(?:\\s*${JOIN}\\s*${PLACE}(?:\\s*${PLACE}|\\s*${MORE})*)*`;
const SEVERAL = new RegExp(`第\\s*(${BRACKETED})((?:\\s*[、至和]\\s*${BRACKETED})+)\\s*(条|款|项|目)`, 'g');
const ONCE_MORE = new RegExp(`(至|到|、)\\s*(?=${BRACKETED}\\s*[条款项目])`, 'g');
const NEXT = new RegExp(`([、至和])\\s*(${BRACKETED})`, 'g');

/** Every place with its own 第 and its own unit: 第一、二项 → 第一项、第二项. */
function writtenOut(places: string): string {
  return places
    .replace(SEVERAL, (_, first: string, more: string, unit: string) => `第${first}${unit}${more.replace(NEXT, `$1第$2${unit}`)}`)
    .replace(ONCE_MORE, '$1第');
}

/** Writes out what lies between: 第一项至第三项. The last one is returned, still open. */
function through(clauses: CitedClause[], from: CitedClause, at: number, to: number): CitedClause {
  const field = at === 2 ? 'paragraph' : at === 3 ? 'item' : 'subitem';
  const first = from[field] ?? to;
  for (let value = first + 1; value < to && value - first < 100; value += 1) clauses.push({ ...from, [field]: value });
  return { ...from, [field]: to };
}

/** The places a chain names, ranges written out, and the articles among them. */
export function clausesOf(places: string): { clauses: CitedClause[]; articles: string[] } {
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
  for (const match of writtenOut(places).matchAll(step)) {
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
    } else if (match[1] !== undefined && at === level && at > 1) {
      current = through(clauses, current, at, value);
    } else if (at === 2) current = { article: current.article, paragraph: value, item: null, subitem: null };
    else if (at === 3) current = { ...current, item: value, subitem: null };
    else current = { ...current, subitem: value };
    level = at;
  }
  push();
  return { clauses, articles: [...new Set(articles)] };
}
