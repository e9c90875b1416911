/**
 * 词句: a text as the tokens by which two versions are compared. Formatting is no change: spaces and line breaks, width of
 * characters, bracket and quotation forms, 〇 and 零, 第3条 and 第三条 compare equal.
 */
import { foldForSearch } from './fold';
import { formatNumeral, parseNumeral } from './numeral';

/** Tokens as columns: a statute has a hundred thousand, and an object for each would cost more than the comparison. */
export interface Tokens {
  text: string;
  length: number;
  /** What is compared; equal numbers mean equal wording within one Vocabulary. */
  keys: Int32Array;
  /** Token n is `text` from `starts[n]` to `starts[n + 1]`; spaces and marks that count for nothing go with the token before. */
  starts: Int32Array;
}

const PUNCTUATION: Record<string, string> = { '。': '.', '、': '、', '，': ',', 〇: '零', '﹒': '.', '…': '.', '*': '' };
const folded = (text: string): string => {
  const form = foldForSearch(text).trim();
  return PUNCTUATION[form] ?? form;
};

/** What a token that begins with a character is made of; 0 for the character alone. */
const LETTER = 1;
const DIGIT = 2;
const ORDINAL_MARK = 3;
const SURROGATE = 4;

const CLASS = new Uint8Array(0x10000);
for (const [from, to, kind] of [
  ['A', 'Z', LETTER],
  ['a', 'z', LETTER],
  ['Ａ', 'Ｚ', LETTER],
  ['ａ', 'ｚ', LETTER],
  ['0', '9', DIGIT],
  ['０', '９', DIGIT],
  ['第', '第', ORDINAL_MARK],
  ['\ud800', '\udbff', SURROGATE],
] as const)
  CLASS.fill(kind, from.charCodeAt(0), to.charCodeAt(0) + 1);

/** Key of each single character: 0 counts for nothing, -1 not asked for yet. */
const SINGLE = new Int32Array(0x10000).fill(-1);
/** Words and characters that fold to several get keys above all code points, one range for each. */
const SEVERAL_FROM = 0x200000;
const WORDS_FROM = 0x300000;

function singleKey(code: number): number {
  const known = SINGLE[code] as number;
  if (known >= 0) return known;
  const form = folded(String.fromCharCode(code));
  const key = form === '' ? 0 : form.length === 1 ? form.charCodeAt(0) : SEVERAL_FROM + code;
  SINGLE[code] = key;
  return key;
}

const ORDINAL = /第[ \t\u3000]*([0-9０-９]{1,4})[ \t\u3000]*(?=[编章节条款项])/y;
const FIGURE = /[0-9０-９]+(?:[.．,，][0-9０-９]+)*/y;
const WORD = /[A-Za-zＡ-Ｚａ-ｚ]+/y;

/** Views into large arrays: one array of its own for each of a statute's thousand units would keep the memory manager busy. */
class Pool {
  private chunk = new Int32Array(0);
  private used = 0;

  copy(source: Int32Array, length: number): Int32Array {
    if (this.used + length > this.chunk.length) {
      this.chunk = new Int32Array(Math.max(1 << 15, length));
      this.used = 0;
    }
    const view = this.chunk.subarray(this.used, this.used + length);
    this.used += length;
    view.set(length === source.length ? source : source.subarray(0, length));
    return view;
  }
}

let scratch = { keys: new Int32Array(4096), starts: new Int32Array(4096) };

/** Numbers for words and figures; one vocabulary for both sides of a comparison. */
export class Vocabulary {
  private readonly words = new Map<string, number>();
  private readonly pool = new Pool();

  private keyOf(piece: string): number {
    const form = folded(piece);
    const first = form.charCodeAt(0);
    if (form.length === 1) return first;
    let key = this.words.get(form);
    if (key === undefined) this.words.set(form, (key = WORDS_FROM + this.words.size));
    return key;
  }

  /** Han characters one by one, words and figures whole. */
  tokenise(text: string): Tokens {
    // 第1111 is five characters and eight tokens, 第一千一百一十一; nothing makes more of itself.
    if (scratch.keys.length < text.length * 2 + 1)
      scratch = { keys: new Int32Array(text.length * 3 + 1), starts: new Int32Array(text.length * 3 + 1) };
    const { keys, starts } = scratch;
    let count = 0;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kind = CLASS[code];
      if (kind === 0) {
        const key = singleKey(code);
        if (key !== 0) {
          keys[count] = key;
          starts[count] = at;
          count += 1;
        }
        at += 1;
        continue;
      }
      if (kind === ORDINAL_MARK) {
        ORDINAL.lastIndex = at;
        const match = ORDINAL.exec(text);
        const written = match ? `第${formatNumeral(parseNumeral(match[1] ?? '') ?? 0)}` : '第';
        // 第12 stands for three characters, 第十二: compared character by character with the written-out form.
        for (let index = 0; index < written.length; index += 1) {
          keys[count] = singleKey(written.charCodeAt(index));
          starts[count] = index === 0 ? at : at + (match?.[0].length ?? 1);
          count += 1;
        }
        at += match ? match[0].length : 1;
        continue;
      }
      let length = 1;
      if (kind === SURROGATE) length = text.charCodeAt(at + 1) >= 0xdc00 && text.charCodeAt(at + 1) <= 0xdfff ? 2 : 1;
      else {
        const pattern = kind === LETTER ? WORD : FIGURE;
        pattern.lastIndex = at;
        length = pattern.exec(text)?.[0].length ?? 1;
      }
      keys[count] = this.keyOf(text.slice(at, at + length));
      starts[count] = at;
      count += 1;
      at += length;
    }
    starts[0] = 0;
    starts[count] = text.length;
    return { text, length: count, keys: this.pool.copy(keys, count), starts: this.pool.copy(starts, count + 1) };
  }
}

export function isSameTokens(a: Tokens, b: Tokens): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a.keys[index] !== b.keys[index]) return false;
  return true;
}

/** 53 bits of hash: what has them in common is compared once more. */
export function fingerprint({ keys, length }: Tokens): number {
  let one = 0x811c9dc5;
  let other = length;
  for (let index = 0; index < length; index += 1) {
    const key = keys[index] as number;
    one = Math.imul(one ^ key, 0x01000193);
    other = (Math.imul(other, 31) + key) | 0;
  }
  return (one >>> 0) * 0x200000 + (other & 0x1fffff);
}

/** Hashes of the pairs of neighbouring tokens, sorted, each once; the measure of likeness. */
export function shingles({ keys, length }: Tokens): Int32Array {
  if (length === 1) return Int32Array.of(keys[0] ?? 0);
  const found = new Int32Array(Math.max(0, length - 1));
  for (let index = 1; index < length; index += 1)
    found[index - 1] = (Math.imul(keys[index - 1] as number, 0x9e3779b1) ^ (keys[index] as number)) >>> 2;
  found.sort();
  let kept = 0;
  for (let index = 0; index < found.length; index += 1)
    if (index === 0 || found[index] !== found[index - 1]) found[kept++] = found[index] as number;
  return found.subarray(0, kept);
}

/** Dice coefficient of two sorted sets: 1 the same, 0 nothing in common. */
export function likeness(a: Int32Array, b: Int32Array): number {
  if (a.length === 0 || b.length === 0) return a.length === b.length ? 1 : 0;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) common += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return (2 * common) / (a.length + b.length);
}
