import { formatNumber } from './numerals';

describe('Word’s number formats', () => {
  const row = (format: string, numbers: number[]) => numbers.map((n) => formatNumber(format, n)).join(' ');
  const numbers = [1, 9, 10, 11, 20, 21, 99, 100, 101, 110, 111, 1005, 1050];

  it('spells Chinese numbers as spoken', () => {
    expect(row('chineseCountingThousand', numbers)).toBe(
      '一 九 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十一 一千零五 一千零五十',
    );
    expect(formatNumber('chineseCountingThousand', 12_345)).toBe('一万二千三百四十五');
    expect(formatNumber('chineseCountingThousand', 100_200)).toBe('十万零二百');
  });
  it('counts to 99 as spoken, then digit by digit', () => {
    expect(row('chineseCounting', [1, 10, 25, 99, 100, 101])).toBe('一 十 二十五 九十九 一〇〇 一〇一');
  });
  it('knows the other formats of Chinese documents', () => {
    expect(row('ideographDigital', [1, 10, 102])).toBe('一 一〇 一〇二');
    expect(row('chineseLegalSimplified', [1, 10, 25])).toBe('壹 壹拾 贰拾伍');
    expect(row('ideographTraditional', [1, 10, 11])).toBe('甲 癸 11');
    expect(row('ideographZodiac', [1, 12])).toBe('子 亥');
    expect(row('decimalEnclosedCircle', [1, 20, 21, 36])).toBe('① ⑳ ㉑ ㊱');
    expect(row('decimalFullWidth', [12])).toBe('１２');
  });
  it('knows the Latin ones', () => {
    expect(row('upperRoman', [1, 4, 1999])).toBe('I IV MCMXCIX');
    expect(row('lowerLetter', [1, 26, 27])).toBe('a z aa');
    expect(row('decimalZero', [3, 12])).toBe('03 12');
    expect(formatNumber('none', 5)).toBe('');
    expect(formatNumber('someFutureFormat', 5)).toBe('5');
  });
});
