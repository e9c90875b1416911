/**
 * 词句: a text as the tokens by which two versions are compared. Formatting is no change: spaces and line breaks, width of
 * characters, bracket and quotation forms, 〇 and 零, 第3条 and 第三条 compare equal.
 */
import { foldForSearch } from './fold';
import { formatNumeral, parseNumeral } from './numeral';

export interface Token {
  /** As printed, with the spaces that follow. */
  text: string;
  /** What is compared. */
  key: string;
}

const TOKEN =
  /第[ \t\u3000]*[0-9０-９]{1,4}[ \t\u3000]*(?=[编章节条款项])|[A-Za-zＡ-Ｚａ-ｚ]+|[0-9０-９]+(?:[.．,，][0-9０-９]+)*|[\s\S]/gu;
const PUNCTUATION: Record<string, string> = { '。': '.', '、': '、', '，': ',', 〇: '零', '﹒': '.', '…': '.' };

function keyOf(text: string): string {
  const ordinal = /^第\s*([0-9０-９]+)\s*$/.exec(text);
  if (ordinal) return `第${formatNumeral(parseNumeral(ordinal[1] ?? '') ?? 0)}`;
  const folded = foldForSearch(text).trim();
  return PUNCTUATION[folded] ?? folded;
}

const SINGLE = new Map<string, string>();

/** Cached for single characters: a text has few different ones. */
function key(text: string): string {
  if (text.length > 1) return keyOf(text);
  let known = SINGLE.get(text);
  if (known === undefined) {
    known = keyOf(text);
    SINGLE.set(text, known);
  }
  return known;
}

/** Han characters one by one, words and figures whole; what folds to nothing (spaces, emphasis marks) goes with the token before. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let lead = '';
  for (const [piece] of text.matchAll(TOKEN)) {
    const form = piece === '*' ? '' : key(piece);
    if (form === '') {
      const last = tokens.at(-1);
      if (last) last.text += piece;
      else lead += piece;
      continue;
    }
    // 第12 stands for three characters, 第十二: compared character by character with the written-out form.
    if (piece.length > 1 && form.startsWith('第') && form.length > 1) {
      Array.from(form).forEach((character, index) => tokens.push({ text: index === 0 ? lead + piece : '', key: key(character) }));
    } else tokens.push({ text: lead + piece, key: form });
    lead = '';
  }
  return tokens;
}

/** The compared form of a whole text: equal for texts that differ in formatting only. */
export function wording(text: string): string {
  return tokenise(text)
    .map((token) => token.key)
    .join('');
}

/** Bigrams of a compared form, each counted once; the measure of likeness. */
export function shingles(form: string): Set<string> {
  const found = new Set<string>();
  for (let index = 1; index < form.length; index += 1) found.add(form.slice(index - 1, index + 1));
  if (form.length === 1) found.add(form);
  return found;
}

/** Dice coefficient of two sets: 1 the same, 0 nothing in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return a.size === b.size ? 1 : 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const piece of small) if (large.has(piece)) common += 1;
  return (2 * common) / (a.size + b.size);
}
