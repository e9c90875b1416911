import { parseDocNumber, type DocNumber } from '@libs/text';
import { DEFAULT_SERIES, gaps, nextSerial, numberKey, renderNumber, seriesFaults, typedWarnings, isFarAhead } from './number';

const series = { prefix: '巴政办规', pattern: DEFAULT_SERIES.document.pattern, starting: 1, startingYear: null };

function parsed(text: string): DocNumber {
  const number = parseDocNumber(text);
  if (!number) throw new Error(`not a number: ${text}`);
  return number;
}

describe('a number series', () => {
  it('writes numbers as GB/T 9704 does, and registration numbers padded', () => {
    expect(renderNumber(series, 2026, 1)).toBe('巴政办规〔2026〕1号');
    expect(renderNumber({ prefix: '巴司登', pattern: DEFAULT_SERIES.registration.pattern }, 2026, 12)).toBe('巴司登-2026-0012');
  });
  it('has the key that the text room gives to any spelling of its numbers', () => {
    expect(parsed('巴政办规[2026]1号').key).toBe(numberKey('巴政办规', 2026, 1));
    expect(parsed(renderNumber(series, 2026, 1)).canonical).toBe('巴政办规〔2026〕1号');
  });
  it('counts on from the highest, voided or not, and starts each year at 1 but the one taken over', () => {
    expect(nextSerial(series, 2026, 0)).toBe(1);
    expect(nextSerial(series, 2026, 7)).toBe(8);
    const takenOver = { ...series, starting: 12, startingYear: 2026 };
    expect([nextSerial(takenOver, 2026, 0), nextSerial(takenOver, 2026, 14), nextSerial(takenOver, 2027, 0)]).toEqual([12, 15, 1]);
  });
  it('refuses a pattern that cannot make numbers', () => {
    expect(seriesFaults(series)).toEqual([]);
    expect(seriesFaults({ prefix: ' ', pattern: '{organ}号' })).toEqual([
      'pattern_without_serial',
      'pattern_without_year',
      'pattern_unknown_token',
      'prefix_missing',
    ]);
  });
  it('lists the serials that were never given out (断号)', () => {
    expect(gaps(1, [])).toEqual([]);
    expect(gaps(1, [5, 1, 2])).toEqual([{ from: 3, to: 4 }]);
    expect(gaps(12, [12, 13, 16])).toEqual([{ from: 14, to: 15 }]);
  });
});

describe('a typed number', () => {
  const codes = (typed: string, serials: number[]) => typedWarnings(typed, parsed(typed), series, serials).map((warning) => warning.code);
  it('passes in silence when it is the next one, written well', () => {
    expect(codes('巴政办规〔2026〕4号', [1, 2, 3])).toEqual([]);
  });
  it('wants to be confirmed when it would move the series far ahead, and only in its own series', () => {
    const far = (typed: string, serials: number[]) => isFarAhead(parsed(typed), series, serials);
    expect([far('巴政办规〔2026〕14号', [1, 2, 3]), far('巴政办规〔2026〕15号', [1, 2, 3])]).toEqual([false, true]);
    expect([far('巴政办规〔2026〕12号', []), far('巴政办规〔2026〕11号', [])]).toEqual([true, false]);
    expect(far('巴政办发〔2026〕400号', [1])).toBe(false);
  });
  it('is warned about when it leaves or fills a gap, is spelled otherwise or is of another series', () => {
    expect(codes('巴政办规〔2026〕6号', [1, 2, 3])).toEqual(['number_leaves_gap']);
    expect(codes('巴政办规〔2026〕2号', [1, 3])).toEqual(['number_fills_gap']);
    expect(codes('巴政办规[2026]4号', [1, 2, 3])).toEqual(['number_spelling']);
    expect(codes('巴政办发〔2026〕4号', [1, 2, 3])).toEqual(['number_outside_series']);
  });
});
