/** 权重: what each word of a question is worth when a passage need not have them all: the rarer, the more. */
import { phraseTokens } from './token';

export interface Rarity {
  /** Natural logarithm; 0 when every text has the token. */
  idf: (token: string) => number;
  /** Whether any text has it. */
  isSeen: (token: string) => boolean;
}

export interface Weights {
  /** The rarest first. */
  weighted: { token: string; weight: number }[];
  /** Whoever reaches the threshold has at least one of these: the rest together weigh less. */
  needed: string[];
  threshold: number;
  total: number;
}

/** What a passage must have of the words' weight when none has them all. */
const ENOUGH = 0.25;
/** Weight of a token that no text has: mostly the seam between two words, which nobody can match. */
const UNSEEN = 2;
/** More tokens than this add nothing. */
const MOST_TOKENS = 30;
/** More than this many half-fitting documents help nobody. */
export const MOST_RELAXED = 200;
/** What a passage with all the weight scores. */
export const BEST_RELAXED = 5;

/** The weights of the tokens of `phrases`; null when there are too few to leave any out. */
export function weigh(phrases: readonly string[], rarity: Rarity): Weights | null {
  const tokens = [
    ...new Set(phrases.flatMap((phrase) => phraseTokens(phrase)).flatMap(({ token, isCharacter }) => (isCharacter ? [] : token))),
  ];
  const weighted = tokens
    .filter((token) => rarity.isSeen(token))
    .map((token) => ({ token, weight: Math.max(rarity.idf(token), 0.1) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_TOKENS);
  if (tokens.length < 2 || weighted.length === 0) return null;
  const seen = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const total = seen + (tokens.length - weighted.length) * UNSEEN;
  const threshold = ENOUGH * total;
  let rest = seen;
  const needed = weighted.flatMap(({ token, weight }) => {
    const isNeeded = rest >= threshold;
    rest -= weight;
    return isNeeded ? [token] : [];
  });
  return needed.length === 0 ? null : { weighted, needed, threshold, total };
}

/** How rare the rarest token of a word is; 0 when no text has any of them. */
export function rarestOf(word: string, { idf, isSeen }: Rarity): number {
  return Math.max(0, ...phraseTokens(word).flatMap(({ token }) => (isSeen(token) ? [idf(token)] : [])));
}
