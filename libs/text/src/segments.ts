/** 词级比对: what changed inside one unit. */
import { shortestEdits } from './edits';
import { Vocabulary, type Tokens } from './wording';

export type SegmentOp = 'same' | 'added' | 'removed';
export type Segment = [SegmentOp, string];

/** Above this many edits the unit counts as rewritten: removed whole, added whole. Keeps the cost linear. */
const MAX_EDITS = 1500;
/** So too where hardly a third of the tokens stays: the characters that two unlike texts have in common are an accident. */
const MOST_OF_ALL = 0.7;

function merge(segments: Segment[]): Segment[] {
  const merged: Segment[] = [];
  for (const [op, text] of segments) {
    if (text === '') continue;
    const last = merged.at(-1);
    if (last?.[0] === op) last[1] += text;
    else merged.push([op, text]);
  }
  return merged;
}

interface Run {
  op: SegmentOp;
  old: string;
  new: string;
  /** How many tokens of the new text. */
  length: number;
}

/** The printed text of tokens `from` to `to`. */
const printed = ({ text, starts }: Tokens, from: number, to: number): string => text.slice(starts[from], starts[to]);

/** A single unchanged character between two changes reads as noise: it is folded into the change. */
function smooth(runs: readonly Run[]): Segment[] {
  const segments: Segment[] = [];
  let removed = '';
  let added = '';
  const flush = (): void => {
    segments.push(['removed', removed], ['added', added]);
    removed = '';
    added = '';
  };
  runs.forEach((run, index) => {
    const after = runs[index + 1];
    const isWeak = run.length <= 2 && run.new.trim().length <= 2;
    const isBridge = run.op === 'same' && index > 0 && after && isWeak && removed !== '' && added !== '' && after.op !== 'same';
    if (run.op === 'same' && !isBridge) {
      flush();
      segments.push(['same', run.new]);
      return;
    }
    removed += run.old;
    added += run.new;
  });
  flush();
  return merge(segments);
}

function compare(before: Tokens, after: Tokens): Segment[] {
  let head = 0;
  while (head < before.length && head < after.length && before.keys[head] === after.keys[head]) head += 1;
  let left = before.length;
  let right = after.length;
  while (left > head && right > head && before.keys[left - 1] === after.keys[right - 1]) {
    left -= 1;
    right -= 1;
  }
  const most = Math.min(MAX_EDITS, Math.max(24, Math.ceil((left + right - 2 * head) * MOST_OF_ALL)));
  const edits =
    left === head || right === head ? null : shortestEdits(before.keys.subarray(head, left), after.keys.subarray(head, right), most);
  const runs: Run[] = [];
  let a = 0;
  let b = 0;
  const take = (op: SegmentOp, ofOld: number, ofNew: number): void => {
    if (ofOld + ofNew === 0) return;
    runs.push({ op, old: printed(before, a, a + ofOld), new: printed(after, b, b + ofNew), length: ofNew });
    a += ofOld;
    b += ofNew;
  };
  take('same', head, head);
  if (edits) for (const { op, count } of edits) take(op, op === 'added' ? 0 : count, op === 'removed' ? 0 : count);
  else {
    take('removed', left - head, 0);
    take('added', 0, right - head);
  }
  take('same', before.length - left, after.length - right);
  return smooth(runs);
}

/** Like diffWording, of texts whose tokens are known already. */
export function diffTokens(before: Tokens, after: Tokens): Segment[] {
  if (before.text === after.text) return merge([['same', after.text]]);
  const segments = compare(before, after);
  // A text of nothing but spaces has no token to go with.
  return after.length === 0 ? merge([...segments, ['same', after.text]]) : segments;
}

/**
 * `oldText` → `newText` word by word. `same` and `added` put together are `newText`, exactly; `same` and `removed` are
 * `oldText` up to formatting.
 */
export function diffWording(oldText: string, newText: string): Segment[] {
  const words = new Vocabulary();
  return diffTokens(words.tokenise(oldText), words.tokenise(newText));
}
