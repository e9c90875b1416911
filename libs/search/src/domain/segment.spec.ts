import fc from 'fast-check';
import { segment } from './segment';

const rare =
  (...seams: string[]) =>
  (bigram: string) =>
    seams.includes(bigram) ? 8 : 1;

describe('segmentation', () => {
  it('cuts where a bigram is rare', () => {
    expect(segment('住宅区消防', rare('区消'))).toEqual(['住宅区', '消防']);
    expect(segment('住宅区消防车通道', rare('区消'))).toEqual(['住宅区', '消防车通道']);
    expect(segment('管理办法', rare())).toEqual(['管理办法']);
    expect(segment('消防车', rare('防车'))).toEqual(['消防车']);
  });

  it('loses nothing and leaves no single character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('住', '宅', '区', '消', '防'), { minLength: 1, maxLength: 20 }),
        fc.func(fc.double({ min: 0, max: 9, noNaN: true })),
        (characters, idf) => {
          const run = characters.join('');
          const pieces = segment(run, idf);
          expect(pieces.join('')).toBe(run);
          if (run.length > 1) expect(pieces.every((piece) => piece.length > 1)).toBe(true);
        },
      ),
    );
  });
});
