import { AnchorService, SealService } from '@libs/audit';
import { MailService } from '@libs/notice';
import { Clock } from '@libs/platform';
import type { CronItem, TaskList } from 'graphile-worker';
import { remind } from './notice/reminders';
import type { Reach } from './reaction';
import { relay } from './search.reaction';

/** What runs by the clock. Cron reads UTC: 16:00 is midnight in China. Nothing is wrong when any of it runs late (design.md 5). */
export interface Scheduled {
  task: string;
  match: string;
  /** How far back a run that was missed, the machine being off, is made up for; 0: not at all. */
  backfillMs: number;
  run(reach: Reach): Promise<void>;
}

const A_DAY_MS = 86_400_000;
const A_WEEK_MS = 7 * A_DAY_MS;

export const SCHEDULE: readonly Scheduled[] = [
  {
    task: 'seal',
    match: '* * * * *',
    backfillMs: 0,
    async run({ get }) {
      await get(SealService).seal({ isThorough: false });
    },
  },
  {
    task: 'relay',
    match: '* * * * *',
    backfillMs: 0,
    run: relay,
  },
  {
    task: 'mail',
    match: '* * * * *',
    backfillMs: 0,
    async run({ get }) {
      await get(MailService).sendDue();
    },
  },
  {
    // 期限提醒, at 8:30 in China. What was told is not told again; of missed mornings one is made up for.
    task: 'remind',
    match: '30 0 * * *',
    backfillMs: A_DAY_MS,
    async run(reach) {
      await remind(reach);
    },
  },
  {
    // The nightly roll-over: refreshes what is derived. Every read computes the day itself, so it may run late.
    task: 'roll_over',
    match: '0 16 * * *',
    backfillMs: A_WEEK_MS,
    async run(reach) {
      await reach.get(SealService).seal({ isThorough: true });
      await reach.get(AnchorService).anchor(reach.get(Clock).today());
    },
  },
];

/** Lower goes before: what runs by the clock does not wait behind thousands of reactions. */
const FIRST = -10;

export function scheduledTasks(reach: Reach, items = SCHEDULE): TaskList {
  return Object.fromEntries(items.map((item) => [item.task, () => item.run(reach)]));
}

export function cronItems(items = SCHEDULE): CronItem[] {
  return items.map(({ task, match, backfillMs }) => ({
    task,
    match,
    // One waiting job of a kind is enough, however long nobody worked; one queue a kind, so that two never run at once.
    options: { backfillPeriod: backfillMs, maxAttempts: 5, jobKey: `scheduled:${task}`, queueName: `scheduled:${task}`, priority: FIRST },
  }));
}
