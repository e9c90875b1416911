/** 检索式: what a searcher typed, as it is understood. */
import { foldForSearch, findDocNumbers, normaliseTitle, parseArticleNumber, parseDocNumber } from '@libs/text';
import { RUN } from './token';

/** A word to be found, with the words that mean the same. */
export interface Term {
  /** As typed, folded. */
  word: string;
  /** `word` first, then its synonyms in the same place. */
  alternatives: string[];
}

export interface Understood {
  /** Folded document number keys (巴政办规|2026|1). */
  numberKeys: string[];
  /** Article meant by 《…》第十二条: `12`, `224-1`. */
  article: string | null;
  /** Normalised titles that the query may be. */
  titleKeys: string[];
  /** Runs of one script, in order, without repeats. */
  runs: string[];
  /** Phrases in quotation marks: never cut into words. */
  quoted: string[];
}

/** A query is cut off here: nobody types more, and a pasted page is no query. */
const LONGEST_QUERY = 200;

const ARTICLE = /第\s*[〇零一二三四五六七八九十百千万两0-9]+\s*条(?:\s*之\s*[一二三四五六七八九十0-9]+)*/u;
const QUOTED = /"([^"]{2,})"/g;
/** What a searcher says around what they look for. */
const FILLER =
  /^(?:请问|关于|有关|查询|查找|搜索|我想知道|想了解)|(?:的(?:规定|政策|文件)(?:有哪些|是什么)?|有哪些(?:规定|政策)|是什么|怎么办|怎么样|吗|呢)$/g;

/** One line, folded, without what no keyboard types. */
export function foldQuery(typed: string): string {
  return foldForSearch(typed.slice(0, LONGEST_QUERY).replace(/\p{C}/gu, ' ')).replace(/\s+/g, ' ').trim();
}

/** Reads a query: numbers, title, article, words. Never fails; nonsense is words. */
export function understand(typed: string): Understood {
  const folded = foldQuery(typed);
  const whole = parseDocNumber(folded);
  const numbers = whole ? [whole] : findDocNumbers(folded);
  let rest = folded;
  if (!whole) for (const { raw } of [...findDocNumbers(folded)].reverse()) rest = rest.replace(raw, ' ');
  const article = ARTICLE.exec(rest)?.[0] ?? null;
  const titled = (article === null ? rest : rest.replace(article, ' ')).trim();
  const titleKeys = new Set([normaliseTitle(folded), normaliseTitle(titled)]);
  for (const [, title = ''] of folded.matchAll(/《([^《》]+)》/g)) titleKeys.add(normaliseTitle(title));
  const quoted = [...titled.matchAll(QUOTED)].map(([, phrase = '']) => phrase);
  const words = titled.replace(QUOTED, ' ').replace(FILLER, ' ');
  const runs = [...(words.trim() === '' ? titled : words).matchAll(RUN)].map(([run]) => run);
  return {
    numberKeys: [...new Set(numbers.map(({ key }) => foldForSearch(key)))],
    article: article === null ? null : parseArticleNumber(article.replace(/\s/g, '')),
    titleKeys: [...titleKeys].filter((key) => key.length >= 2),
    runs: [...new Set(whole ? [] : runs)],
    quoted,
  };
}

/** The word with the synonyms of the groups it belongs to or contains; at most eight ways in all. */
export function expand(word: string, groups: readonly (readonly string[])[]): Term {
  const alternatives = new Set([word]);
  for (const group of groups) {
    const folded = group.map((member) => foldForSearch(member)).sort((a, b) => b.length - a.length);
    const inside = folded.find((member) => word.includes(member));
    if (inside === undefined) continue;
    for (const member of folded) if (member !== inside) alternatives.add(word.replace(inside, member));
  }
  return { word, alternatives: [...alternatives].slice(0, 8) };
}

/** Whether a run is one that segmentation may cut: Han throughout. */
export const isHan = (run: string): boolean => /^[\p{Script=Han}〇]+$/u.test(run);

/** Words of synonym groups inside a run: segmentation keeps them whole. */
export function knownWords(run: string, groups: readonly (readonly string[])[]): string[] {
  return groups
    .flat()
    .map((member) => foldForSearch(member))
    .filter((member) => member.length >= 2 && run.includes(member));
}
