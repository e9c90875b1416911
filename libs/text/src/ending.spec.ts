import { addDays, formatDateZh } from '@libs/kernel';
import fc from 'fast-check';
import { parseEnding } from './ending';
import { formatNumeral } from './numeral';
import { validThrough } from './term';

describe('validThrough', () => {
  it.each([
    ['2024-01-01', 5, '2028-12-31'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2023-07-01', 2, '2025-06-30'],
    ['2024-02-29', 4, '2028-02-28'],
    ['2023-03-01', 1, '2024-02-29'],
  ])('%s + %d years → %s', (start, years, last) => {
    expect(validThrough(start, years)).toBe(last);
  });
});

describe('parseEnding', () => {
  it('reads the typical ending of a normative document', () => {
    const text = '本办法自2024年1月1日起施行,有效期5年。原《X管理办法》(巴政办发〔2019〕8号)同时废止。本办法由州发展改革委负责解释。';
    const ending = parseEnding(text);
    expect(ending).toMatchObject({
      effectiveOn: '2024-01-01',
      effectivePhrase: '自2024年1月1日起施行',
      termYears: 5,
      validThrough: '2028-12-31',
      interpreter: '州发展改革委',
    });
    expect(ending.repeals).toMatchObject([{ title: 'X管理办法', docNumber: '巴政办发〔2019〕8号' }]);
    const { effective, term, interpreter } = ending.where;
    expect([effective, term, interpreter].map((span) => span && text.slice(span.start, span.end))).toEqual([
      '自2024年1月1日起施行',
      '有效期5年',
      '由州发展改革委负责解释',
    ]);
    expect(ending.repeals.map(({ start, end }) => text.slice(start, end))).toEqual(['《X管理办法》(巴政办发〔2019〕8号)']);
  });

  it('takes authority for no repeal (domain.md 17)', () => {
    const { repeals } = parseEnding(
      '根据《甲》(巴政发〔2010〕1号)等规定，制定本办法。本办法自发布之日起施行。原《乙》(巴政发〔2015〕9号)同时废止。',
    );
    expect(repeals).toMatchObject([{ title: '乙', docNumber: '巴政发〔2015〕9号' }]);
    expect(parseEnding('根据《甲》（巴政发〔2010〕1号），《乙》（巴政发〔2015〕9号）同时废止。').repeals).toMatchObject([{ title: '乙' }]);
    expect(parseEnding('根据《甲》(巴政发〔2010〕1号)制定本办法。').repeals).toEqual([]);
    expect(parseEnding('违反《甲》的，其许可证予以作废。').repeals).toEqual([]);
  });

  it.each([
    ['本规定自公布之日起施行。', null, '自公布之日起施行'],
    ['本办法自印发之日起30日后施行。', null, '自印发之日起30日后施行'],
    ['本通知自二〇二四年七月一日起执行。', '2024-07-01', '自二〇二四年七月一日起执行'],
    ['本办法自２０２４年７月１日起施行。', '2024-07-01', '自２０２４年７月１日起施行'],
    ['《乙条例》自2020年1月1日起施行。', null, null],
    ['本办法自2024年2月30日起施行。', null, '自2024年2月30日起施行'],
    ['没有结尾。', null, null],
  ])('%s', (text, effectiveOn, effectivePhrase) => {
    expect(parseEnding(text)).toMatchObject({ effectiveOn, effectivePhrase });
  });

  it.each([
    ['有效期两年', 2],
    ['有效期为五年', 5],
    ['有效期限3年', 3],
    ['有效期伍年', 5],
    ['试行期2年', 2],
    ['试行一年', 1],
    ['有效期５年', 5],
  ])('reads the term of 本办法自2023年7月1日起施行，%s', (phrase, years) => {
    expect(parseEnding(`本办法自2023年7月1日起施行，${phrase}。`)).toMatchObject({
      termYears: years,
      validThrough: validThrough('2023-07-01', years),
    });
  });

  it.each([
    ['有效期6个月', 6, '2023-12-31'],
    ['有效期为六个月', 6, '2023-12-31'],
    ['试行18个月', 18, '2024-12-31'],
    ['有效期12月', 12, '2024-06-30'],
  ])('reads the months of 本办法自2023年7月1日起施行，%s', (phrase, months, last) => {
    expect(parseEnding(`本办法自2023年7月1日起施行，${phrase}。`)).toMatchObject({
      termYears: null,
      termMonths: months,
      validThrough: last,
    });
  });

  it('ends a term of months on the last day of a shorter month', () => {
    expect(parseEnding('本办法自2023年8月31日起施行，有效期6个月。').validThrough).toBe('2024-02-29');
  });

  it('gives every date back that it is told, however written', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1950-01-01', n));
    const parts = (on: string): [number, number, number] => on.split('-').map(Number) as [number, number, number];
    const digits = (n: number): string => Array.from(String(n), (digit) => '〇一二三四五六七八九'[Number(digit)] ?? '').join('');
    const wide = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(day, (on) => {
        const [year, month, date] = parts(on);
        for (const printed of [
          formatDateZh(on),
          wide(formatDateZh(on)),
          `${year} 年 ${month} 月 ${date} 日`,
          `${digits(year)}年${formatNumeral(month)}月${formatNumeral(date)}日`,
        ])
          expect(parseEnding(`本办法自${printed}起施行。`).effectiveOn).toBe(on);
      }),
    );
  });

  it('reads a stated last day', () => {
    expect(parseEnding('本办法自2024年1月1日起施行，有效期至2028年12月31日。')).toMatchObject({
      termYears: null,
      validThrough: '2028-12-31',
    });
    expect(parseEnding('本办法自2024年1月1日起至2026年12月31日止施行。')).toMatchObject({
      effectiveOn: '2024-01-01',
      validThrough: '2026-12-31',
    });
  });

  it('leaves the term of a permit alone', () => {
    expect(parseEnding('经营许可证有效期5年。本办法自2024年1月1日起施行。')).toMatchObject({ termYears: null, validThrough: null });
  });

  it('leaves open what depends on the day of publication', () => {
    expect(parseEnding('本办法自印发之日起施行，有效期5年。')).toMatchObject({ effectiveOn: null, termYears: 5, validThrough: null });
  });

  it('reads several repeals, numbers without titles, and partial ones', () => {
    const { repeals, partialRepeals } = parseEnding(
      '《关于印发〈甲办法〉的通知》（巴政办发〔2012〕5号）、《乙规定》同时废止；巴政发〔2010〕3号文件自本办法施行之日起停止执行。《丙办法》第五条、第六条同时废止。',
    );
    expect(repeals).toMatchObject([
      { title: '关于印发〈甲办法〉的通知', docNumber: '巴政办发〔2012〕5号' },
      { title: '乙规定', docNumber: null },
      { title: null, docNumber: '巴政发〔2010〕3号' },
    ]);
    expect(partialRepeals).toMatchObject([{ title: '丙办法', articles: ['5', '6'] }]);
  });
});
