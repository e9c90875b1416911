import { DraftingModule } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { IdentityModule } from '@libs/identity';
import { cliConfig, Installation, readConfig, SetClock } from '@libs/platform';
import { RegistryModule } from '@libs/registry';
import { ReviewModule } from '@libs/review';
import { parseOptions, tell } from '../command';
import { withRooms } from '../context';
import { seed } from '../seed.command';
import { createAccounts } from './accounts';
import { loadStock } from './history';
import { runMatters } from './matters';

/** When the demo's story begins: the accounts exist before the first document is registered. */
const BEGINNING = '2009-01-05T02:00:00Z';

/** `guiku demo`: fills an empty database by running the real commands under a set clock (design.md 9). */
export async function demoCommand(args: string[]): Promise<undefined> {
  parseOptions(args, {});
  const clock = new SetClock(BEGINNING);
  await seed();
  await withRooms(
    [IdentityModule, ExtractionModule, RegistryModule, ReviewModule, DraftingModule],
    async (rooms) => {
      await rooms.get(Installation).declareDemo();
      const people = await createAccounts(rooms, readConfig(cliConfig).GUIKU_DATA_DIR);
      const documents = await loadStock(rooms, clock);
      const matters = await runMatters(rooms, clock, people);
      tell(`已装入文件 ${documents} 件、起草事项 ${matters} 件`, `${documents} documents and ${matters} drafts loaded`);
    },
    clock,
  );
}
