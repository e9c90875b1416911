import type { LegalDate } from '@libs/kernel';

/** good: nothing to do; attention: soon; bad: now. */
export const LIGHTS = ['good', 'attention', 'bad'] as const;
export type Light = (typeof LIGHTS)[number];

export const STATUS_KEYS = ['backup', 'jobs', 'workers', 'search', 'disk', 'clock', 'calendar', 'audit', 'mail'] as const;
export type StatusKey = (typeof STATUS_KEYS)[number];

/** One line of the status page. `code` is a key of OPERATION_MESSAGES: what is the case and, unless it is good, what to do. */
export interface StatusLine {
  key: StatusKey;
  light: Light;
  code: string;
  detail: Record<string, string | number>;
}

/** What was measured. Sizes in bytes, differences in milliseconds. */
export interface Measurements {
  now: Date;
  today: LegalDate;
  lastBackup: { at: Date; missing: number } | null;
  queue: { waiting: number; running: number; failed: number; oldestDue: Date | null };
  workers: { host: string; pid: number; startedAt: Date; isAlive: boolean }[];
  engines: { engine: string; count: number; parked: number }[];
  disk: { free: number; size: number };
  databaseBytes: number;
  /** Database clock minus ours. */
  clockDifferenceMs: number;
  /** Years whose holidays are published. */
  isPublished: (year: number) => boolean;
  lastSeal: { seq: number; at: Date } | null;
  /** Rows of the log that no seal covers yet, from the last hour on. */
  lastEventAt: Date | null;
  lastAnchor: { sealSeq: number; on: LegalDate } | null;
  /** Mails of the notices (提醒邮件). */
  mail: { waiting: number; retrying: number; failed: number };
}

const HOUR = 3_600_000;
const GB = 1024 ** 3;

/** Every light with its words, in the order of STATUS_KEYS. */
export function judge(measured: Measurements): StatusLine[] {
  return [backup, jobs, workers, search, disk, clock, calendar, audit, mail].map((look) => look(measured));
}

function line(key: StatusKey, light: Light, code: string, detail: StatusLine['detail'] = {}): StatusLine {
  return { key, light, code: `status_${key}_${code}`, detail };
}

function backup({ lastBackup, now }: Measurements): StatusLine {
  if (!lastBackup) return line('backup', 'bad', 'none');
  const hours = Math.floor((now.getTime() - lastBackup.at.getTime()) / HOUR);
  if (lastBackup.missing > 0) return line('backup', 'bad', 'incomplete', { missing: lastBackup.missing });
  if (hours >= 72) return line('backup', 'bad', 'old', { days: Math.floor(hours / 24) });
  return hours >= 26 ? line('backup', 'attention', 'late', { hours }) : line('backup', 'good', 'good', { hours });
}

function jobs({ queue, now }: Measurements): StatusLine {
  const { waiting, running, failed, oldestDue } = queue;
  if (failed > 0) return line('jobs', 'bad', 'failed', { failed });
  const minutes = oldestDue ? Math.floor((now.getTime() - oldestDue.getTime()) / 60_000) : 0;
  return minutes >= 10 ? line('jobs', 'attention', 'late', { waiting, minutes }) : line('jobs', 'good', 'good', { waiting, running });
}

function workers({ workers: all }: Measurements): StatusLine {
  const alive = all.filter((each) => each.isAlive).length;
  return alive === 0 ? line('workers', 'bad', 'none') : line('workers', 'good', 'good', { alive });
}

function search({ engines }: Measurements): StatusLine {
  const parked = engines.filter((each) => each.parked > 0);
  const waiting = engines.reduce((sum, each) => sum + each.count, 0);
  if (parked.length > 0)
    return line('search', 'bad', 'parked', {
      parked: parked.reduce((sum, each) => sum + each.parked, 0),
      engines: parked.map((each) => each.engine).join('、'),
    });
  return waiting > 500 ? line('search', 'attention', 'behind', { waiting }) : line('search', 'good', 'good', { waiting });
}

function disk({ disk: { free, size }, databaseBytes }: Measurements): StatusLine {
  const detail = { freeGb: gigabytes(free), percent: Math.round((free / Math.max(1, size)) * 100), databaseGb: gigabytes(databaseBytes) };
  if (free < GB / 2 || free < size * 0.02) return line('disk', 'bad', 'full', detail);
  return free < 5 * GB || free < size * 0.08 ? line('disk', 'attention', 'filling', detail) : line('disk', 'good', 'good', detail);
}

function gigabytes(bytes: number): number {
  return Math.round((bytes / GB) * 10) / 10;
}

function clock({ clockDifferenceMs }: Measurements): StatusLine {
  const milliseconds = Math.round(Math.abs(clockDifferenceMs));
  const detail = { seconds: Math.round(milliseconds / 100) / 10 };
  if (milliseconds >= 30_000) return line('clock', 'bad', 'wrong', detail);
  return milliseconds >= 2_000 ? line('clock', 'attention', 'wrong', detail) : line('clock', 'good', 'good', detail);
}

/** The State Council publishes the next year's holidays in November; without them all time limits into that year are provisional (暂计). */
function calendar({ today, isPublished }: Measurements): StatusLine {
  const year = Number(today.slice(0, 4));
  if (!isPublished(year)) return line('calendar', 'bad', 'missing', { year });
  const isDue = today >= `${year}-12-01` && !isPublished(year + 1);
  return isDue ? line('calendar', 'attention', 'due', { year: year + 1 }) : line('calendar', 'good', 'good', { year });
}

function audit({ lastSeal, lastAnchor, lastEventAt, now }: Measurements): StatusLine {
  const isUnsealed =
    lastEventAt !== null && now.getTime() - lastEventAt.getTime() > 10 * 60_000 && (lastSeal === null || lastSeal.at < lastEventAt);
  if (isUnsealed) return line('audit', 'bad', 'not_sealed');
  if (lastSeal === null) return line('audit', 'good', 'new');
  const open = lastSeal.seq - (lastAnchor?.sealSeq ?? 0);
  const days = lastAnchor ? Math.floor((now.getTime() - Date.parse(`${lastAnchor.on}T16:00:00Z`)) / (24 * HOUR)) : null;
  if (days === null) return line('audit', 'attention', 'never_anchored', { open });
  return days >= 2 && open > 0
    ? line('audit', 'bad', 'not_anchored', { days, open })
    : line('audit', 'good', 'good', { on: lastAnchor?.on ?? '', open });
}

function mail({ mail: { waiting, retrying, failed } }: Measurements): StatusLine {
  if (failed > 0) return line('mail', 'bad', 'failed', { failed });
  return retrying > 0 ? line('mail', 'attention', 'retrying', { retrying }) : line('mail', 'good', 'good', { waiting });
}
