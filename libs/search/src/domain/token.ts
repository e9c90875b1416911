/**
 * Tokens of the PostgreSQL engine: bigrams with positions, written as tsvector and tsquery literals, so that no
 * text-search configuration of the server has a say.
 *
 * 1. A position is a character of a Han run, or a whole word of anything else; what separates two runs counts one.
 * 2. A bigram stands at its first character. The last character of a Han run stands for itself, so that a single
 *    character is found as a prefix wherever it is.
 * 3. A phrase is a run of tokens at the same distances.
 */
import { foldForSearch } from '@libs/text';

export interface Token {
  token: string;
  position: number;
  /** A single Han character: as a query it is a prefix. */
  isCharacter: boolean;
}

/** A run of Han characters, or a word of anything else. */
export const RUN = /[\p{Script=Han}〇]+|(?:(?![\p{Script=Han}〇])[\p{L}\p{N}\p{M}])+/gu;
const HAN = /^[\p{Script=Han}〇]/u;
/** PostgreSQL clamps higher positions; passages are far shorter. */
const LAST_POSITION = 16_383;
/** Longer words are addresses and noise; their beginning is enough. */
export const WORD_LENGTH = 40;

export const isHanRun = (run: string): boolean => HAN.test(run);

/** The folded text's runs: Han or words, with the position each starts at. */
function* runs(folded: string): Generator<{ characters: string[]; isHan: boolean; position: number }> {
  let position = 1;
  let end = 0;
  for (const match of folded.matchAll(RUN)) {
    const isHan = HAN.test(match[0]);
    const characters = isHan ? Array.from(match[0]) : [match[0].slice(0, WORD_LENGTH)];
    if (match.index > end && end > 0) position += 1;
    yield { characters, isHan, position };
    position += characters.length;
    end = match.index + match[0].length;
  }
}

/** Every token of `text`, folded, in order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { characters, isHan, position } of runs(foldForSearch(text))) {
    characters.forEach((character, index) => {
      const next = characters[index + 1];
      tokens.push({
        token: next === undefined ? character : character + next,
        position: position + index,
        isCharacter: isHan && next === undefined,
      });
    });
  }
  return tokens;
}

const quoted = (token: string): string => `'${token.replace(/['\\]/g, '')}'`;

/** A tsvector literal with positions; several texts stand far apart, so that no phrase spans two. */
export function vectorOf(texts: readonly string[]): string {
  const positions = new Map<string, number[]>();
  let base = 0;
  for (const text of texts) {
    let last = 0;
    for (const { token, position } of tokensOf(text)) {
      last = position;
      const at = Math.min(base + position, LAST_POSITION);
      const known = positions.get(token);
      if (!known) positions.set(token, [at]);
      else if (known.length < 255 && known.at(-1) !== at) known.push(at);
    }
    base += last + 10;
  }
  return [...positions].map(([token, at]) => `${quoted(token)}:${at.join(',')}`).join(' ');
}

/** A tsvector literal of the tokens alone. */
export function setOf(texts: readonly string[]): string {
  const tokens = new Set(texts.flatMap((text) => tokensOf(text).map(({ token }) => token)));
  return [...tokens].map(quoted).join(' ');
}

/** A phrase's tokens: without the last character of a run that its bigram already covers. */
export function phraseTokens(phrase: string): Token[] {
  const tokens = tokensOf(phrase);
  return tokens.filter((token, index) => {
    const before = tokens[index - 1];
    return !(
      token.isCharacter &&
      before !== undefined &&
      !before.isCharacter &&
      before.position === token.position - 1 &&
      HAN.test(before.token)
    );
  });
}

const term = ({ token, isCharacter }: Token): string => quoted(token) + (isCharacter ? ':*' : '');

/** A tsquery literal: the tokens of `phrase` one after another; null when it has none. */
export function phraseQuery(phrase: string): string | null {
  const tokens = phraseTokens(phrase);
  if (tokens.length === 0) return null;
  const joined = tokens.map((token, index) => {
    const before = tokens[index - 1];
    return before ? ` <${token.position - before.position}> ${term(token)}` : term(token);
  });
  return `(${joined.join('')})`;
}

/** A tsquery literal: the tokens of `phrase` anywhere; null when it has none. */
export function setQuery(phrase: string): string | null {
  const tokens = phraseTokens(phrase);
  return tokens.length === 0 ? null : `(${[...new Set(tokens.map(term))].join(' & ')})`;
}

/** Joins tsquery literals; '' without any. */
export function joinQueries(queries: readonly (string | null)[], operator: '&' | '|'): string {
  const some = queries.filter((query) => query !== null && query !== '');
  return some.length === 0 ? '' : some.length === 1 ? (some[0] ?? '') : `(${some.join(` ${operator} `)})`;
}
