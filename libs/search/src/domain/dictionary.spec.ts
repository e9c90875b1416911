import { DICTIONARY, dictionaryWordsIn, setApart } from './dictionary';
import { rarestOf, weigh } from './weight';

describe('the dictionary', () => {
  it('has words of two characters or more, each once', () => {
    expect(DICTIONARY.filter((word) => Array.from(word).length < 2)).toEqual([]);
    expect(new Set(DICTIONARY).size).toBe(DICTIONARY.length);
  });

  it('sets its words apart, the longest first', () => {
    expect(setApart('国务院办公厅关于行政规范性文件')).toBe(' 国务院  办公厅 关于 行政规范性文件 ');
    expect(dictionaryWordsIn('库尔勒市物业服务')).toEqual(expect.arrayContaining(['库尔勒市', '库尔勒', '物业服务']));
  });
});

describe('the weight of words when not all need be there', () => {
  const rarity = { idf: (token: string) => (token === '草原' ? 5 : 1), isSeen: (token: string) => token !== '飞船' };

  it('the rarer weigh more; a word that no text has is worth a little, and cannot be had', () => {
    const weights = weigh(['草原消防', '飞船'], rarity);
    expect(weights?.weighted[0]).toEqual({ token: '草原', weight: 5 });
    expect(weights?.weighted.map(({ token }) => token)).not.toContain('飞船');
    expect(weights?.total).toBe(5 + 1 + 1 + 2);
    expect(weights?.needed).toContain('草原');
  });

  it('one word leaves nothing to leave out', () => {
    expect(weigh(['草原'], rarity)).toBeNull();
    expect([rarestOf('草原消防', rarity), rarestOf('飞船', rarity)]).toEqual([5, 0]);
  });
});
