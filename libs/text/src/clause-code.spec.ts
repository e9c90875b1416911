import fc from 'fast-check';
import { clauseCode, clauseCodeOf, formatClauseCode, parseClauseCode } from './clause-code';

it('reads and writes the vector of domain.md 17', () => {
  expect(clauseCodeOf('第一章第一节第十条第二款第（三）项')).toBe('000001010010020300');
  expect(formatClauseCode('000001010010020300')).toBe('第一章第一节第十条第二款第（三）项');
});

it.each(['', '第十条第一章', '第十条之一', '第一百章', '第十条等', '十条'])('has no code for %s', (words) => {
  expect(clauseCodeOf(words)).toBeNull();
});

it.each(['', '00000101001002030', 'x00001010010020300', '000000000000000000'])('does not read %s', (code) => {
  expect(parseClauseCode(code)).toBeNull();
  expect(formatClauseCode(code)).toBeNull();
});

it('goes both ways for all levels', () => {
  const small = fc.integer({ min: 0, max: 99 });
  const levels = fc.record({
    part: small,
    subpart: small,
    chapter: small,
    section: small,
    article: fc.integer({ min: 1, max: 9999 }),
    paragraph: small,
    item: small,
    subitem: small,
  });
  fc.assert(
    fc.property(levels, (given) => {
      const code = clauseCode(given) ?? '';
      expect(parseClauseCode(code)).toEqual(given);
      expect(clauseCodeOf(formatClauseCode(code) ?? '')).toBe(code);
    }),
  );
});

it('has no code where a number does not fit', () => {
  expect(clauseCode({ article: 10_000 })).toBeNull();
  expect(clauseCode({ article: 1, paragraph: 100 })).toBeNull();
});
