import { phraseQuery, setOf, setQuery, tokensOf, vectorOf } from './token';

const short = (text: string) => tokensOf(text).map(({ token, position }) => `${token}${position}`);

describe('tokens', () => {
  it('are bigrams with the last character for itself, words whole, a gap where runs are apart', () => {
    expect(short('住宅区')).toEqual(['住宅1', '宅区2', '区3']);
    expect(short('水，电')).toEqual(['水1', '电3']);
    expect(short('5G网络')).toEqual(['5g1', '网络2', '络3']);
    expect(short('')).toEqual([]);
  });

  it('are the same for every form of one text', () => {
    expect(short('規範（１２）')).toEqual(short('规范(12)'));
    expect(short('巴政办规〔2024〕1号')).toEqual(short('巴政辦規[2024]1號'));
  });

  it('make vectors without quotation trouble, several texts far apart', () => {
    expect(vectorOf(['水电'])).toBe(`'水电':1 '电':2`);
    expect(vectorOf(['水', '水'])).toBe(`'水':1,12`);
    expect(setOf(["it's", '水'])).toBe(`'it' 's' '水'`);
    expect(vectorOf([])).toBe('');
  });
});

describe('queries', () => {
  it('are phrases at the distances of the text', () => {
    expect(phraseQuery('住宅区')).toBe(`('住宅' <1> '宅区')`);
    expect(phraseQuery('水')).toBe(`('水':*)`);
    expect(phraseQuery('办规〔2024〕1号')).toBe(`('办规' <3> '2024' <2> '1' <1> '号':*)`);
    expect(phraseQuery('，')).toBeNull();
  });

  it('are sets where only presence counts', () => {
    expect(setQuery('住宅住宅')).toBe(`('住宅' & '宅住')`);
    expect(setQuery('')).toBeNull();
  });
});
