import { addDays, compareDates, isLegalDate, type LegalDate, type WorkCalendar } from '@libs/kernel';

export type DayKind = 'holiday' | 'makeup';

/** A day that differs from the plain week: a holiday (放假) or a rest day that is worked (调休上班). */
export interface CalendarDay {
  on: LegalDate;
  kind: DayKind;
  name: string;
}

/** One year's arrangement (放假安排) as the General Office of the State Council announces it. */
export interface YearArrangement {
  year: number;
  /** The announcement that fixes it. */
  basis: string;
  days: readonly CalendarDay[];
}

/** First to last day off, both included. */
type Span = readonly [name: string, first: LegalDate, last: LegalDate];

function arrangement(
  year: number,
  basis: string,
  holidays: readonly Span[],
  makeups: readonly (readonly [string, string])[],
): YearArrangement {
  const days: CalendarDay[] = [];
  for (const [name, first, last] of holidays) {
    for (let on = first; compareDates(on, last) <= 0; on = addDays(on, 1)) days.push({ on, kind: 'holiday', name });
  }
  for (const [name, on] of makeups) days.push({ on, kind: 'makeup', name: `${name}调休上班` });
  return { year, basis, days: days.sort((a, b) => compareDates(a.on, b.on)) };
}

/** What is published; any other year is provisional (暂计) until the bureau enters it. */
export const PUBLISHED_YEARS: readonly YearArrangement[] = [
  arrangement(
    2024,
    '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
    [
      ['元旦', '2024-01-01', '2024-01-01'],
      ['春节', '2024-02-10', '2024-02-17'],
      ['清明节', '2024-04-04', '2024-04-06'],
      ['劳动节', '2024-05-01', '2024-05-05'],
      ['端午节', '2024-06-10', '2024-06-10'],
      ['中秋节', '2024-09-15', '2024-09-17'],
      ['国庆节', '2024-10-01', '2024-10-07'],
    ],
    [
      ['春节', '2024-02-04'],
      ['春节', '2024-02-18'],
      ['清明节', '2024-04-07'],
      ['劳动节', '2024-04-28'],
      ['劳动节', '2024-05-11'],
      ['中秋节', '2024-09-14'],
      ['国庆节', '2024-09-29'],
      ['国庆节', '2024-10-12'],
    ],
  ),
  arrangement(
    2025,
    '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    [
      ['元旦', '2025-01-01', '2025-01-01'],
      ['春节', '2025-01-28', '2025-02-04'],
      ['清明节', '2025-04-04', '2025-04-06'],
      ['劳动节', '2025-05-01', '2025-05-05'],
      ['端午节', '2025-05-31', '2025-06-02'],
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
    ],
    [
      ['春节', '2025-01-26'],
      ['春节', '2025-02-08'],
      ['劳动节', '2025-04-27'],
      ['国庆节、中秋节', '2025-09-28'],
      ['国庆节、中秋节', '2025-10-11'],
    ],
  ),
  arrangement(
    2026,
    '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    [
      ['元旦', '2026-01-01', '2026-01-03'],
      ['春节', '2026-02-15', '2026-02-23'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
    ],
    [
      ['元旦', '2026-01-04'],
      ['春节', '2026-02-14'],
      ['春节', '2026-02-28'],
      ['劳动节', '2026-05-09'],
      ['国庆节', '2026-09-20'],
      ['国庆节', '2026-10-10'],
    ],
  ),
];

/** Monday to Friday, before any arrangement. */
export function isWeekday(on: LegalDate): boolean {
  const day = new Date(`${on}T00:00:00Z`).getUTCDay();
  return day >= 1 && day <= 5;
}

/** The calendar that working-day arithmetic runs on. A year that is not published counts Monday to Friday and is provisional. */
export function workCalendar(publishedYears: readonly number[], days: readonly Pick<CalendarDay, 'on' | 'kind'>[]): WorkCalendar {
  const published = new Set(publishedYears);
  const special = new Map(days.map((day) => [day.on, day.kind]));
  return {
    isWorkday: (on) => {
      const kind = special.get(on);
      return kind === undefined ? isWeekday(on) : kind === 'makeup';
    },
    isPublished: (year) => published.has(year),
  };
}

export type ArrangementFault =
  'basis_missing' | 'day_outside_year' | 'day_twice' | 'makeup_is_weekday' | 'name_missing' | 'holidays_missing';

/** What is wrong with an entered arrangement; [] means it can be published. */
export function arrangementFaults(entered: YearArrangement): ArrangementFault[] {
  const found = new Set<ArrangementFault>();
  if (!entered.basis.trim()) found.add('basis_missing');
  if (!entered.days.some((day) => day.kind === 'holiday')) found.add('holidays_missing');
  const seen = new Set<LegalDate>();
  for (const day of entered.days) {
    if (!isLegalDate(day.on) || Number(day.on.slice(0, 4)) !== entered.year) found.add('day_outside_year');
    else if (day.kind === 'makeup' && isWeekday(day.on)) found.add('makeup_is_weekday');
    if (seen.has(day.on)) found.add('day_twice');
    seen.add(day.on);
    if (!day.name.trim()) found.add('name_missing');
  }
  return [...found];
}
