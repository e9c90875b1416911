import dayjs from 'dayjs';
import type { CalendarDayDto } from '../../api/types';
import { monthDayZh } from '../../form/legal-date';

/** 春节 2月10日至2月17日: neighbouring days of one name in one line. */
export function spansOf(days: readonly CalendarDayDto[], kind: CalendarDayDto['kind']): { name: string; words: string }[] {
  const spans: { name: string; from: string; to: string }[] = [];
  for (const { on, name } of days.filter((day) => day.kind === kind)) {
    const last = spans[spans.length - 1];
    if (last?.name === name && dayjs(last.to).add(1, 'day').format('YYYY-MM-DD') === on) last.to = on;
    else spans.push({ name, from: on, to: on });
  }
  return spans.map(({ name, from, to }) => ({ name, words: from === to ? monthDayZh(from) : `${monthDayZh(from)}至${monthDayZh(to)}` }));
}

/** One day a line, `2027-02-05 放假 春节`: as quick to paste as to type. */
export function daysToText(days: readonly CalendarDayDto[]): string {
  return days.map((day) => `${day.on} ${day.kind === 'holiday' ? '放假' : '上班'} ${day.name}`).join('\n');
}

const LINE = /^(\d{4}-\d{2}-\d{2})(?:(?:至|到|~)(\d{4}-\d{2}-\d{2}))?\s+(放假|上班)\s+(\S+)$/;

/** The days a text names, and the lines that it could not read. */
export function textToDays(text: string): { days: CalendarDayDto[]; unread: string[] } {
  const days: CalendarDayDto[] = [];
  const unread: string[] = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') continue;
    const [, from, to, kind, name] = LINE.exec(line) ?? [];
    if (from === undefined || name === undefined) {
      unread.push(line);
      continue;
    }
    const last = dayjs(to ?? from);
    for (let day = dayjs(from); !day.isAfter(last); day = day.add(1, 'day')) {
      days.push({ on: day.format('YYYY-MM-DD'), kind: kind === '放假' ? 'holiday' : 'makeup', name });
    }
  }
  return { days, unread };
}
