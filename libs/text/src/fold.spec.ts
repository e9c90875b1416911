import fc from 'fast-check';
import { bigrams, foldForSearch, foldWithMap } from './fold';

describe('foldForSearch', () => {
  it.each([
    ['規範性文件', '规范性文件'],
    ['權力清單', '权力清单'],
    ['〔2026〕', '(2026)'],
    ['［２０２６］', '(2026)'],
    ['【2026】', '(2026)'],
    ['（2026）', '(2026)'],
    ['ＡＢＣ', 'abc'],
    ['號', '号'],
    ['《〈民法典〉》', '《《民法典》》'],
    ['㎏', 'kg'],
    ['e\u0301', 'é'],
    ['\u200b规\ufeff库', '规库'],
  ])('%s → %s', (text, folded) => {
    expect(foldForSearch(text)).toBe(folded);
  });

  it('makes every spelling of a number one', () => {
    const forms = ['巴政办规〔2026〕1号', '巴政辦規[2026]1號', '巴政办规（２０２６）１号', '巴政办规【2026】1号'].map(foldForSearch);
    expect(new Set(forms).size).toBe(1);
  });

  it('changes nothing more the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldForSearch(foldForSearch(text)) === foldForSearch(text)));
  });

  it('leaves plain text the same object', () => {
    const text = '第一条为了规范行政规范性文件管理,制定本办法。';
    expect(foldForSearch(text)).toBe(text);
  });
});

describe('foldWithMap', () => {
  it('says where each folded character comes from', () => {
    expect(foldWithMap('㎏規①')).toEqual({ text: 'kg规1', map: [0, 0, 1, 2, 3] });
  });

  it('is total, agrees with foldForSearch and never runs backwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: folded, map } = foldWithMap(text);
        expect(folded).toBe(foldForSearch(text));
        expect(map).toHaveLength(folded.length + 1);
        expect(map.at(-1)).toBe(text.length);
        expect(map.every((offset, index) => index === 0 || offset >= (map[index - 1] ?? 0))).toBe(true);
      }),
    );
  });

  it('marks the words of a query in the original', () => {
    const original = '關於《〔２０２４〕規範性文件》的通知';
    const { text, map } = foldWithMap(original);
    const at = text.indexOf('规范性文件');
    expect(original.slice(map[at], map[at + 5])).toBe('規範性文件');
  });
});

it('bigrams are pairs of Han characters, whole words of the rest', () => {
  expect(bigrams('規範性 2024 ABC')).toEqual(['规范', '范性', '2024', 'abc']);
  expect(bigrams('城')).toEqual(['城']);
  expect(bigrams('城，管')).toEqual(['城', '管']);
  expect(bigrams('A股市场')).toEqual(['a', '股市', '市场']);
  expect(bigrams('。，')).toEqual([]);
});
