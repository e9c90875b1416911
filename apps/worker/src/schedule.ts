import type { CronItem, TaskList } from 'graphile-worker';
import type { Reach } from './reaction';

/** What runs by the clock. Cron reads UTC: 16:00 is midnight in China. Nothing is wrong when any of it runs late (design.md 5). */
interface Scheduled {
  task: string;
  match: string;
  /** How far back a run that was missed, the machine being off, is made up for; 0: not at all. */
  backfillMs: number;
  run(reach: Reach): Promise<void>;
}

export const SCHEDULE: readonly Scheduled[] = [];

export function scheduledTasks(reach: Reach): TaskList {
  return Object.fromEntries(SCHEDULE.map((item) => [item.task, () => item.run(reach)]));
}

export function cronItems(): CronItem[] {
  return SCHEDULE.map(({ task, match, backfillMs }) => ({
    task,
    match,
    // One waiting job of a kind is enough, however long nobody worked.
    options: { backfillPeriod: backfillMs, maxAttempts: 5, jobKey: `scheduled:${task}` },
  }));
}
