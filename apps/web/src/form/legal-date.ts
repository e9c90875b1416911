/** A day in law, `YYYY-MM-DD`, as the API gives and takes it. */
export type LegalDate = string;

/** `2024-07-01` → `2024年7月1日`, the only way a date is shown to a reader. */
export function dateZh(date: LegalDate | null | undefined): string {
  if (!date) return '';
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  return `${year ?? 0}年${month ?? 0}月${day ?? 0}日`;
}

/** `2024-07-01` → `7月1日`, where the year is plain from the context. */
export function monthDayZh(date: LegalDate): string {
  const [, month, day] = date.slice(0, 10).split('-').map(Number);
  return `${month ?? 0}月${day ?? 0}日`;
}

const inChina = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** An instant as a clerk reads it: `2024年7月1日 09:30`. */
export function instantZh(instant: string | null | undefined): string {
  if (!instant) return '';
  const parts = Object.fromEntries(inChina.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return `${parts['year'] ?? ''}年${parts['month'] ?? ''}月${parts['day'] ?? ''}日 ${parts['hour'] ?? ''}:${parts['minute'] ?? ''}`;
}

/** Today in China, whatever the clock of the machine is set to show. */
export function todayInChina(): LegalDate {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
