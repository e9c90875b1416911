/** 词级比对: what changed inside one unit. */
import { diffArrays } from 'diff';
import { tokenise, type Token } from './wording';

export type SegmentOp = 'same' | 'added' | 'removed';
export type Segment = [SegmentOp, string];

/** Above this many edits the unit counts as rewritten: removed whole, added whole. Keeps the cost linear. */
const MAX_EDITS = 1500;

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
  old: Token[];
  new: Token[];
}

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');
const isWeak = (tokens: readonly Token[]): boolean => tokens.length <= 2 && joined(tokens).trim().length <= 2;

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
    const before = runs[index - 1];
    const after = runs[index + 1];
    const isBridge = run.op === 'same' && before && after && isWeak(run.new) && removed !== '' && added !== '' && after.op !== 'same';
    if (run.op === 'same' && !isBridge) {
      flush();
      segments.push(['same', joined(run.new)]);
      return;
    }
    removed += joined(run.old);
    added += joined(run.new);
  });
  flush();
  return merge(segments);
}

/**
 * `oldText` → `newText` word by word. `same` and `added` put together are `newText`, exactly; `same` and `removed` are
 * `oldText` up to formatting.
 */
export function diffWording(oldText: string, newText: string): Segment[] {
  if (oldText === newText) return merge([['same', newText]]);
  const before = tokenise(oldText);
  const after = tokenise(newText);
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.key === after[head]?.key) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail)?.key === after.at(-1 - tail)?.key) tail += 1;
  const left = before.slice(head, before.length - tail);
  const right = after.slice(head, after.length - tail);
  const runs: Run[] = [{ op: 'same', old: before.slice(0, head), new: after.slice(0, head) }];
  const changes =
    left.length === 0 || right.length === 0
      ? undefined
      : diffArrays(
          left.map(({ key }) => key),
          right.map(({ key }) => key),
          { maxEditLength: MAX_EDITS },
        );
  if (changes) {
    let a = 0;
    let b = 0;
    for (const { added, removed, count } of changes) {
      if (added) runs.push({ op: 'added', old: [], new: right.slice(b, (b += count)) });
      else if (removed) runs.push({ op: 'removed', old: left.slice(a, (a += count)), new: [] });
      else runs.push({ op: 'same', old: left.slice(a, (a += count)), new: right.slice(b, (b += count)) });
    }
  } else runs.push({ op: 'removed', old: left, new: [] }, { op: 'added', old: [], new: right });
  const kept = { op: 'same' as const, old: before.slice(before.length - tail), new: after.slice(after.length - tail) };
  return smooth([...runs, kept].filter((run) => run.old.length + run.new.length > 0));
}
