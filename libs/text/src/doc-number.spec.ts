import fc from 'fast-check';
import { findDocNumbers, formatDocNumber, parseDocNumber } from './doc-number';

const short = (text: string): string | null => {
  const number = parseDocNumber(text);
  return number && `${number.prefix}|${number.year ?? '—'}|${number.serial}`;
};

describe('parseDocNumber', () => {
  // domain.md 17, in its order.
  it.each([
    ['巴政办规〔2024〕3号', '巴政办规|2024|3'],
    ['惠府〔2017〕46號', '惠府|2017|46'],
    ['国发[2015]68号', '国发|2015|68'],
    ['州政办函（2024）41号', '州政办函|2024|41'],
    ['哈政发法字[2009]1号', '哈政发法字|2009|1'],
    ['新政办发〔２０２３〕１２号', '新政办发|2023|12'],
    ['巴政规〔2024〕第05号', '巴政规|2024|5'],
    ['自治区人民政府令第123号', '令|—|123'],
    ['沧州市人民政府令第〔2025〕第2号', '令|2025|2'],
    ['第2号公告', null],
  ])('%s → %s', (text, expected) => {
    expect(short(text)).toBe(expected);
  });

  it.each([
    '巴政办规〔2026〕1号',
    '巴政办规[2026]1号',
    '巴政办规［2026］1号',
    '巴政办规(2026)1号',
    '巴政办规（2026）1号',
    '巴政办规【2026】1号',
    '巴政办规{2026}1号',
    '巴政办规〔2026]1号',
    '巴政办规 〔 2026 〕 1 号',
    '巴政办规〔2026〕第1号',
    '巴政办规〔2026〕01号',
    '巴政办规〔２０２６〕１號',
    '巴政办规〔2026年〕1号',
    '巴政办规〔二〇二六〕一号',
    '巴 政 办 规〔2026〕1号',
    '巴政办规2026-1',
    '巴政办规 2026 1号',
    '巴政办规2026年1号',
    '巴政办规（2026）1',
  ])('reads one number in %s', (text) => {
    expect(parseDocNumber(text)?.key).toBe('巴政办规|2026|1');
    expect(parseDocNumber(text)?.canonical).toBe('巴政办规〔2026〕1号');
  });

  it('says how a spelling departs from the standard', () => {
    expect(parseDocNumber('巴政规〔2024〕第05号')?.warnings).toEqual(['padded_serial', 'ordinal_mark']);
    expect(parseDocNumber('国发[2015]68号')?.warnings).toEqual(['bracket_variant']);
    expect(parseDocNumber('惠府〔2017〕46號')?.warnings).toEqual(['traditional_form']);
    expect(parseDocNumber('新政办发〔２０２３〕１２号')?.warnings).toEqual(['wide_form']);
    expect(parseDocNumber('巴政办规2026-1')?.warnings).toEqual(['bracket_missing', 'mark_missing']);
    expect(parseDocNumber('巴政办规〔2024〕3号')?.warnings).toEqual([]);
  });

  it.each([
    ['（87）财综字第5号', '财综字|1987|5', '财综字〔1987〕5号'],
    ['(87)财综字5号', '财综字|1987|5', '财综字〔1987〕5号'],
    ['〔1987〕国函字第12号', '国函字|1987|12', '国函字〔1987〕12号'],
    ['（1985）法（研）发第2号', '法（研）发|1985|2', '法（研）发〔1985〕2号'],
  ])('reads the year in front: %s', (text, key, canonical) => {
    expect(parseDocNumber(text)).toMatchObject({ key, canonical });
    expect(parseDocNumber(text)?.warnings).toContain('year_first');
  });

  it('reads joint numbers: the leading organ’s, several one after the other, and joint orders', () => {
    const canonical = (text: string): string[] => findDocNumbers(text).map((number) => number.canonical);
    expect(canonical('新财规〔2020〕5号、新发改规〔2020〕3号')).toEqual(['新财规〔2020〕5号', '新发改规〔2020〕3号']);
    expect(canonical('国家计委等七部委联合令第12号')).toEqual(['国家计委等七部委联合令第12号']);
    expect(canonical('（2003年国家计委、建设部令第2号）')).toEqual(['国家计委、建设部令第2号']);
  });

  it('gives back every number that it prints, in every spelling', () => {
    const prefix = fc.constantFrom('巴政发', '巴政办规', '库政办函', '国办发', '新自然资规', '若政发', '巴发改价格', '轮政办规');
    const spelling = fc.constantFrom('〔〕', '[]', '［］', '（）', '()', '【】');
    const wide = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        prefix,
        fc.integer({ min: 1950, max: 2060 }),
        fc.integer({ min: 1, max: 9999 }),
        spelling,
        fc.boolean(),
        (organ, year, serial, marks, isWide) => {
          const printed = formatDocNumber({ prefix: organ, year, serial });
          const dirty = `${organ}${marks[0] ?? ''}${year}${marks[1] ?? ''}第${serial}号`;
          expect(parseDocNumber(printed)).toMatchObject({ prefix: organ, year, serial, canonical: printed, warnings: [] });
          expect(parseDocNumber(isWide ? wide(dirty) : dirty)?.key).toBe(`${organ}|${year}|${serial}`);
        },
      ),
    );
  });

  it('keeps the orders of two governments apart', () => {
    expect(parseDocNumber('自治区人民政府令第123号')?.key).toBe('自治区人民政府令|—|123');
    expect(parseDocNumber('沧州市人民政府令第123号')?.key).toBe('沧州市人民政府令|—|123');
    expect(parseDocNumber('中华人民共和国国务院令第631号')?.key).toBe(parseDocNumber('国务院第631号令')?.key);
    expect(parseDocNumber('交通部令2002年第4号')?.canonical).toBe('交通部令2002年第4号');
  });

  it.each(['', '巴政办规', '2026', '第1号', '〔2026〕1号', '巴政办规〔2026〕0号', '根据巴政办规〔2026〕1号'])('refuses %s', (text) => {
    expect(parseDocNumber(text)).toBeNull();
  });

  it.each([
    '于政发〔2024〕2号',
    '自然资规〔2020〕1号',
    '和政发〔2024〕1号',
    '从府规〔2021〕3号',
    '原政发〔2019〕4号',
    '经开管发〔2022〕5号',
    '即政发〔2022〕5号',
  ])('takes the name of %s whole, though it begins like a preposition', (text) => {
    expect(parseDocNumber(text)?.canonical).toBe(text);
  });
});

describe('findDocNumbers', () => {
  it('cuts them out of the sentence', () => {
    const text =
      '根据巴政发〔2015〕1号和巴政发〔2016〕2号，并按照国务院办公厅国办发〔2018〕37号、7月20日国务院令第631号，和政发〔2024〕1号同时废止。';
    expect(findDocNumbers(text).map(({ raw }) => raw)).toEqual([
      '巴政发〔2015〕1号',
      '巴政发〔2016〕2号',
      '国办发〔2018〕37号',
      '国务院令第631号',
      '和政发〔2024〕1号',
    ]);
    for (const { raw, start, end } of findDocNumbers(text)) expect(text.slice(start, end)).toBe(raw);
  });

  it('finds the old numbers of the courts', () => {
    expect(findDocNumbers('（法（研）发〔1987〕32号）').map(({ canonical }) => canonical)).toEqual(['法（研）发〔1987〕32号']);
  });

  it('finds none in ordinary brackets', () => {
    expect(findDocNumbers('第三条（2024年修订）规定的第1号仓库，（2024）年第3号公报。')).toEqual([]);
  });
});

it('formatDocNumber writes the standard form', () => {
  expect(formatDocNumber({ prefix: '巴政办规', year: 2026, serial: 1 })).toBe('巴政办规〔2026〕1号');
  expect(formatDocNumber({ prefix: '令', year: null, serial: 5, issuer: '沧州市人民政府' })).toBe('沧州市人民政府令第5号');
});
