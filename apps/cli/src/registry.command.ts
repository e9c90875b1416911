import { RegistryModule, ReplayService } from '@libs/registry';
import { parseOptions, tell, UsageError } from './command';
import { withRooms } from './context';

/** Differences printed; the count is always whole. */
const SHOWN = 50;

/**
 * `guiku registry replay`: computes every effect period anew from the events; with `--check` compares and changes nothing.
 * One JSON object a difference on standard output. Exit code 1 when there are any.
 */
export async function registryCommand(args: string[]): Promise<number> {
  const { options, rest } = parseOptions(args, { check: 'flag' });
  if (rest.length !== 1 || rest[0] !== 'replay') throw new UsageError('用法 / usage: guiku registry replay [--check]');
  return withRooms([RegistryModule], async (rooms) => {
    const replay = rooms.get(ReplayService);
    if (options['check'] === undefined) {
      const documents = await replay.rebuild();
      tell(`已重新推算 ${documents} 件文件的效力`, `${documents} documents replayed`);
      return 0;
    }
    const { documents, differences } = await replay.check();
    for (const difference of differences.slice(0, SHOWN)) process.stdout.write(`${JSON.stringify(difference)}\n`);
    tell(`核对 ${documents} 件文件，不一致 ${differences.length} 处`, `${documents} documents checked, ${differences.length} differences`);
    return differences.length === 0 ? 0 : 1;
  });
}
