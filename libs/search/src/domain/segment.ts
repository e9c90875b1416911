/** 切分: where a run of Han characters falls into words, told from how rare its bigrams are in what is indexed. */

/** What a cut costs, in the measure of idf (natural logarithm): a bigram rarer than this is taken for a seam. */
const CUT = 3.5;
/** Runs up to this length are words. */
export const WORD = 3;

/**
 * 住宅区消防 → 住宅区, 消防, since 区消 is rare and 住宅, 宅区, 消防 are not. Pieces have two characters or more.
 * `idf` of a bigram: 0 when every document has it.
 */
export function segment(run: string, idf: (bigram: string) => number): string[] {
  const characters = Array.from(run);
  const length = characters.length;
  if (length <= WORD) return [run];
  const inner = characters.slice(1).map((character, index) => idf((characters[index] ?? '') + character));
  /** cost[end]: of the best way to cut the first `end` characters; from[end]: where its last piece begins. */
  const cost: number[] = [0];
  const from: number[] = [0];
  for (let end = 1; end <= length; end += 1) {
    let best = Infinity;
    let start = 0;
    let sum = 0;
    for (let begin = end - 2; begin >= 0; begin -= 1) {
      sum += inner[begin] ?? 0;
      const total = (cost[begin] ?? Infinity) + sum + (begin === 0 ? 0 : CUT);
      if (total < best) {
        best = total;
        start = begin;
      }
    }
    cost.push(best);
    from.push(start);
  }
  const pieces: string[] = [];
  for (let end = length; end > 0; end = from[end] ?? 0) pieces.unshift(characters.slice(from[end] ?? 0, end).join(''));
  return pieces;
}
