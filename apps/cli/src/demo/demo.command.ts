import { AuditModule } from '@libs/audit';
import { CleanupModule } from '@libs/cleanup';
import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { FilingModule } from '@libs/filing';
import { IdentityModule } from '@libs/identity';
import { analyze, cliConfig, giveWay, Installation, readConfig, SetClock } from '@libs/platform';
import { RegistryModule } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { SearchModule } from '@libs/search';
import { parseOptions, tell } from '../command';
import { withRooms } from '../context';
import { sendAll } from '../reindex.command';
import { seed } from '../seed.command';
import { createAccounts } from './accounts';
import { runCampaigns } from './campaigns';
import { runFilings } from './filings';
import { loadStock } from './history';
import { runMatters } from './matters';

/** When the demo's story begins: the accounts exist before the first document is registered. */
const BEGINNING = '2005-01-04T02:00:00Z';

/** `guiku demo`: fills an empty database by running the real commands under a set clock (design.md 9). */
export async function demoCommand(args: string[]): Promise<undefined> {
  parseOptions(args, {});
  const config = readConfig(cliConfig);
  const clock = new SetClock(BEGINNING);
  await seed();
  await withRooms(
    [
      IdentityModule,
      ExtractionModule,
      RegistryModule,
      ReviewModule,
      DraftingModule,
      CleanupModule,
      FilingModule,
      AuditModule,
      SearchModule,
    ],
    async (rooms) => {
      await rooms.get(Installation).declareDemo();
      const people = await createAccounts(rooms, config.GUIKU_DATA_DIR);
      const documents = await loadStock(rooms, clock);
      const campaigns = await runCampaigns(rooms, clock, people);
      const matters = await runMatters(rooms, clock, people);
      await analyze(config.OWNER_DATABASE_URL);
      const filings = await runFilings(rooms, clock, people);
      clock.set(new Date().toISOString());
      await sendAll(rooms);
      tell(
        `已装入文件 ${documents} 件、起草事项 ${matters} 件、清理工作 ${campaigns} 次、备案 ${filings} 件`,
        `${documents} documents, ${matters} drafts, ${campaigns} campaigns and ${filings} filings loaded`,
      );
    },
    clock,
  );
  await analyze(config.OWNER_DATABASE_URL);
  await giveWay(config.OWNER_DATABASE_URL);
}
