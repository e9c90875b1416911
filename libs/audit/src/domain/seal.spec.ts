import { foldHead, nextSeal, NO_HEADS, sealHash, type SealedHead } from './seal';

const head = (subjectId: string, seq: number): SealedHead => ({ subjectType: 'test', subjectId, seq, hash: `h${subjectId}${seq}` });
const at = new Date('2026-04-01T00:00:00Z');

describe('a seal', () => {
  it('continues the one before', () => {
    const first = nextSeal(null, [head('a', 1)], at);
    const second = nextSeal(first, [head('a', 2), head('b', 1)], at);
    expect([first.seq, first.previous, second.seq, second.previous]).toEqual([1, null, 2, first.hash]);
    expect(sealHash(second)).toBe(second.hash);
  });
  it('has another hash for any other head, number of heads or order', () => {
    const hashes = [
      nextSeal(null, [head('a', 1), head('b', 1)], at),
      nextSeal(null, [head('b', 1), head('a', 1)], at),
      nextSeal(null, [head('a', 1), head('b', 2)], at),
      nextSeal(null, [head('a', 1)], at),
    ].map((seal) => seal.hash);
    expect(new Set(hashes).size).toBe(4);
  });
  it('folds heads one at a time', () => {
    const heads = [head('a', 1), head('b', 7)];
    expect(nextSeal(null, heads, at).headsHash).toBe(foldHead(foldHead(NO_HEADS, head('a', 1)), head('b', 7)));
  });
});
