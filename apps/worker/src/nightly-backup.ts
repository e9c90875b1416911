import { makeBackup, OperationService, pruneBackups } from '@libs/operation';
import { Clock } from '@libs/platform';
import type { Scheduled } from './schedule';

interface NightlyBackup {
  ownerUrl: string;
  dataDir: string;
  folder: string;
  /** Generations that stay. */
  keep: number;
}

/** Half past one at night in China (cron reads UTC): a backup into `folder`, then the oldest go. One that was missed within a day is made up for. */
export function nightlyBackup({ keep, ...where }: NightlyBackup): Scheduled {
  return {
    task: 'backup',
    match: '30 17 * * *',
    backfillMs: 86_400_000,
    async run({ get, log }) {
      const manifest = await makeBackup({ ...where, at: get(Clock).now() });
      await get(OperationService).backedUp(manifest);
      await pruneBackups(where.folder, keep);
      if (manifest.missing.length > 0)
        log.error({ missing: manifest.missing }, 'uploaded files are missing or damaged and could not be backed up');
    },
  };
}
