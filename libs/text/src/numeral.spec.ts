import fc from 'fast-check';
import { compareNumbers, formatArticleNumber, formatNumeral, parseArticleNumber, parseNumeral } from './numeral';

describe('parseNumeral', () => {
  it.each([
    ['十', 10],
    ['四百七十', 470],
    ['一千二百零三', 1203],
    ['一百零三', 103],
    ['两', 2],
    ['两千', 2000],
    ['〇二四', 24],
    ['二〇二四', 2024],
    ['二○○四', 2004],
    ['十二', 12],
    ['一百十二', 112],
    ['三百一十五', 315],
    ['一千零二十', 1020],
    ['一万零一', 10_001],
    ['伍', 5],
    ['贰拾', 20],
    ['103', 103],
    ['１０３', 103],
    ['零', 0],
  ])('reads %s as %d', (text, value) => {
    expect(parseNumeral(text)).toBe(value);
  });

  it.each([
    '廿',
    '卅',
    '',
    ' ',
    '十十',
    '一百三',
    '百',
    '零十',
    '一二十',
    '二十十',
    '一百零零三',
    '第一',
    '一点五',
    '-1',
    '1.5',
    '万',
    '一万万',
  ])('refuses %s', (text) => {
    expect(parseNumeral(text)).toBeNull();
  });

  it('gives back every number that it writes', () => {
    for (let value = 0; value <= 20_000; value += 1) expect(parseNumeral(formatNumeral(value))).toBe(value);
  });
});

describe('formatNumeral', () => {
  it.each([
    [0, '零'],
    [10, '十'],
    [15, '十五'],
    [103, '一百零三'],
    [110, '一百一十'],
    [1003, '一千零三'],
    [1260, '一千二百六十'],
    [10_010, '一万零一十'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumeral(value)).toBe(text);
  });

  it.each([-1, 1.5, 100_000_000, Number.NaN])('refuses %d', (value) => {
    expect(() => formatNumeral(value)).toThrow(RangeError);
  });
});

describe('article numbers', () => {
  it.each([
    ['第二百二十四条之一', '224-1'],
    ['二百二十四条之一', '224-1'],
    ['第十二条', '12'],
    ['第 12 条', '12'],
    ['第１２条', '12'],
    ['第 十 二 条', '12'],
  ])('reads %s as %s', (text, number) => {
    expect(parseArticleNumber(text)).toBe(number);
  });

  it.each(['第十二款', '第十二条第一款', '条', '第廿条'])('refuses %s', (text) => {
    expect(parseArticleNumber(text)).toBeNull();
  });

  it('writes them', () => {
    expect(formatArticleNumber('224-1')).toBe('第二百二十四条之一');
    expect(formatArticleNumber('1260')).toBe('第一千二百六十条');
  });

  it('orders inserted articles behind their own', () => {
    expect(['3', '2-2', '2', '2-1', '10'].sort(compareNumbers)).toEqual(['2', '2-1', '2-2', '3', '10']);
  });
});

it('reads every numeral and article number that it prints', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => parseNumeral(formatNumeral(value)) === value),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }), (article, inserted) => {
      const number = [article, ...inserted].join('-');
      return parseArticleNumber(formatArticleNumber(number)) === number;
    }),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 12 }),
      (text) => parseNumeral(text) === null || /\d|[零〇一二三四五六七八九十两○◯壹贰叁肆伍陆柒捌玖拾]/.test(text.normalize('NFKC')),
    ),
  );
});
