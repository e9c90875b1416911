import { DocumentEntryQueries, RegistryModule } from '@libs/registry';
import { Relay, SearchModule } from '@libs/search';
import { parseOptions, tell, UsageError } from './command';
import { withRooms } from './context';

const SHOWN = 50;
/** Two seconds each at most. */
const ATTEMPTS = 150;

/**
 * `guiku reindex`: sends every entry to the index again and takes out what is there too much; with `--check` compares and
 * changes nothing. One JSON object a difference on standard output. Exit code 1 when there are any.
 */
export async function reindexCommand(args: string[]): Promise<number> {
  const { options, rest } = parseOptions(args, { check: 'flag' });
  if (rest.length > 0) throw new UsageError('用法 / usage: guiku reindex [--check]');
  return withRooms([RegistryModule, SearchModule], async (rooms) => {
    const relay = rooms.get(Relay);
    const sources = [rooms.get(DocumentEntryQueries)];
    if (options['check'] === undefined) {
      await relay.markAll(sources);
      let sent = 0;
      // While a worker's relay runs it may be the one that sends; whoever does, this ends when nothing is left.
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        sent += await relay.drain(sources);
        if ((await relay.pending()).length === 0) break;
      }
      tell(`已更新检索条目 ${sent} 条`, `${sent} entries sent to the index`);
      return 0;
    }
    const differences = await relay.check(sources);
    for (const difference of differences.slice(0, SHOWN)) process.stdout.write(`${JSON.stringify(difference)}\n`);
    tell(`索引与文件库不一致 ${differences.length} 处`, `${differences.length} differences between registry and index`);
    return differences.length === 0 ? 0 : 1;
  });
}
