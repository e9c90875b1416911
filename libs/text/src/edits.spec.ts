import { diffArrays } from 'diff';
import fc from 'fast-check';
import { shortestEdits } from './edits';

const few = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 60 });

describe('shortestEdits', () => {
  it('leads from one sequence to the other', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const edits = shortestEdits(Int32Array.from(a), Int32Array.from(b), 200) ?? [];
        const made: number[] = [];
        let at = 0;
        for (const { op, count } of edits) {
          if (op !== 'removed')
            made.push(...(op === 'added' ? b : a).slice(op === 'added' ? made.length : at, (op === 'added' ? made.length : at) + count));
          if (op !== 'added') at += count;
        }
        expect(made).toEqual(b);
        expect(at).toBe(a.length);
      }),
      { numRuns: 500 },
    );
  });

  it('makes as few edits as diffArrays', () => {
    const cost = (changes: readonly { op: string; count: number }[]): number =>
      changes.reduce((sum, { op, count }) => sum + (op === 'same' ? 0 : count), 0);
    fc.assert(
      fc.property(few, few, (a, b) => {
        const theirs = diffArrays(a, b).map(({ added, removed, count }) => ({ op: added || removed ? 'changed' : 'same', count }));
        expect(cost(shortestEdits(Int32Array.from(a), Int32Array.from(b), 200) ?? [])).toBe(cost(theirs));
      }),
      { numRuns: 300 },
    );
  });

  it('gives up above the most', () => {
    expect(shortestEdits(Int32Array.of(1, 2, 3), Int32Array.of(4, 5, 6), 5)).toBeNull();
    expect(shortestEdits(Int32Array.of(1, 2, 3), Int32Array.of(4, 5, 6), 6)).toEqual([
      { op: 'removed', count: 3 },
      { op: 'added', count: 3 },
    ]);
  });
});
