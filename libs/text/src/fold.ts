/**
 * 折叠: one form for what readers take to be the same text. Documents before indexing, queries before searching.
 * 1. Each character with its combining marks: NFKC, brackets and quotation marks to one form, lower case.
 * 2. Traditional → Simplified (OpenCC t→cn, character level), only where a Traditional character stands.
 * Both steps give each output character its source, so highlights can be shown in the original.
 */
import { Converter } from 'opencc-js/t2cn';

const VARIANT: Record<string, string> = {};
for (const character of '〔〖【[{﹝｟') VARIANT[character] = '(';
for (const character of '〕〗】]}﹞｠') VARIANT[character] = ')';
for (const character of '“”„‟「」『』〝〞＂') VARIANT[character] = '"';
for (const character of '‘’‚‛`´') VARIANT[character] = "'";
for (const character of '‐‑‒–—―−─') VARIANT[character] = '-';
Object.assign(VARIANT, { '〈': '《', '〉': '》', '<': '《', '>': '》', '○': '〇', '◯': '〇', '．': '.', '•': '·', '・': '·', '‧': '·' });
for (const character of '\u200b\u200c\u200d\u2060\ufeff\u00ad') VARIANT[character] = '';

function foldCluster(cluster: string): string {
  let folded = '';
  for (const character of cluster.normalize('NFKC').toLowerCase().normalize('NFKC')) folded += VARIANT[character] ?? character;
  return folded;
}

/** Marks of the table below: the character has to be read together with its neighbours. */
const WITH_NEIGHBOURS = 0xffff;

interface Tables {
  /** What each BMP character folds to by itself, or WITH_NEIGHBOURS. */
  single: Uint16Array;
  /** 1 where Traditional → Simplified changes the character. */
  traditional: Uint8Array;
  simplify: (text: string) => string;
}

let built: Tables | null = null;

/** Built at first use (some 30 ms), since most commands never fold. */
function tables(): Tables {
  if (built) return built;
  const single = new Uint16Array(0x10000);
  const mark = /\p{M}/u;
  for (let code = 0; code < 0x10000; code += 1) {
    const character = String.fromCharCode(code);
    const isSurrogate = code >= 0xd800 && code <= 0xdfff;
    const isJamo = code >= 0x1100 && code <= 0x11ff;
    const folded = isSurrogate || isJamo || mark.test(character) ? '' : foldCluster(character);
    single[code] = folded.length === 1 ? folded.charCodeAt(0) : WITH_NEIGHBOURS;
  }
  const simplify = Converter({ from: 't', to: 'cn' });
  const traditional = new Uint8Array(0x10000);
  for (let code = 0x3400; code < 0xa000; code += 1) {
    const character = String.fromCharCode(code);
    if (simplify(character) !== character) traditional[code] = 1;
  }
  built = { single, traditional, simplify };
  return built;
}

/** Whether a character makes the Simplified form differ: a marked one, or one outside the plane the marks cover. */
function needsSimplifying(text: string, { traditional }: Tables): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (traditional[code] === 1 || (code >= 0xd840 && code <= 0xd8ff)) return true;
  }
  return false;
}

/** Simplified, each UTF-16 unit in its place; character by character where a phrase would change the length. */
function simplified(text: string, using: Tables): string {
  if (!needsSimplifying(text, using)) return text;
  const whole = using.simplify(text);
  if (whole.length === text.length) return whole;
  let result = '';
  for (const character of text) {
    const one = using.simplify(character);
    result += one.length === character.length ? one : character;
  }
  return result;
}

function clusters(text: string): { folded: string; map: number[] } {
  const map: number[] = [];
  let folded = '';
  for (const match of text.matchAll(/[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gsu)) {
    const piece = foldCluster(match[0]);
    folded += piece;
    for (let index = 0; index < piece.length; index += 1) map.push(match.index);
  }
  return { folded, map };
}

/** The fold of `text` when each character folds by itself, else null. */
function foldSingly(text: string, { single }: Tables): string | null {
  const codes = new Uint16Array(text.length);
  let changed = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const folded = single[code] ?? WITH_NEIGHBOURS;
    if (folded === WITH_NEIGHBOURS) return null;
    if (folded !== code) changed = true;
    codes[index] = folded;
  }
  if (!changed) return text;
  let result = '';
  for (let at = 0; at < codes.length; at += 8192) result += String.fromCharCode(...codes.subarray(at, at + 8192));
  return result;
}

/** The form of `text` in which search compares: see the head of this file. Folding twice changes nothing more. */
export function foldForSearch(text: string): string {
  const using = tables();
  return simplified(foldSingly(text, using) ?? clusters(text).folded, using);
}

/** The fold and, for each of its UTF-16 units, the offset in `text` of the character it comes from; one entry more for the end. */
export function foldWithMap(text: string): { text: string; map: number[] } {
  const using = tables();
  const singly = foldSingly(text, using);
  if (singly !== null) return { text: simplified(singly, using), map: Array.from({ length: text.length + 1 }, (_, index) => index) };
  const { folded, map } = clusters(text);
  map.push(text.length);
  return { text: simplified(folded, using), map };
}

const TOKEN = /[\p{Script=Han}〇]+|(?:(?![\p{Script=Han}〇])[\p{L}\p{N}\p{M}])+/gu;
const HAN = /^[\p{Script=Han}〇]/u;

/**
 * 二元组: the tokens for which the built-in search engine looks: bigrams over each run of Han characters (a single one
 * stands for itself), whole words of anything else. In order, with repeats; `text` is folded first.
 */
export function bigrams(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of foldForSearch(text).matchAll(TOKEN)) {
    const characters = HAN.test(run) ? Array.from(run) : [run];
    if (characters.length === 1) tokens.push(run);
    for (let index = 1; index < characters.length; index += 1) tokens.push((characters[index - 1] ?? '') + (characters[index] ?? ''));
  }
  return tokens;
}
