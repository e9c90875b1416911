import { setTimeout } from 'node:timers/promises';
import { DocumentEntryQueries, RegistryModule } from '@libs/registry';
import { Relay, SearchModule, type SearchSource } from '@libs/search';
import { parseOptions, tell, UsageError } from './command';
import { withRooms, type Rooms } from './context';

const SHOWN = 50;
/** Tries that sent nothing, each after a pause or after the wait for another relay, before what is left is left. */
const FRUITLESS = 20;
const PAUSE_MS = 250;

/**
 * `guiku reindex`: sends every entry to every index again and takes out what is there too much. With `--rebuild` an index of Meilisearch is
 * made anew beside the one in use, which answers until the new one takes over. With `--check` compares and changes nothing: one JSON object
 * a difference on standard output. Exit code 1 when there are any, or when something could not be sent.
 */
export async function reindexCommand(args: string[]): Promise<number> {
  const { options, rest } = parseOptions(args, { check: 'flag', rebuild: 'flag' });
  if (rest.length > 0 || (options['check'] !== undefined && options['rebuild'] !== undefined))
    throw new UsageError('用法 / usage: guiku reindex [--check | --rebuild]');
  return withRooms([RegistryModule, SearchModule], async (rooms) => {
    const relay = rooms.get(Relay);
    const sources = [rooms.get(DocumentEntryQueries)];
    if (options['check'] !== undefined) return check(relay, sources);
    const isRebuilding = options['rebuild'] !== undefined;
    const built = await relay.rebuild(sources, { isMissing: !isRebuilding });
    if (isRebuilding && built > 0) tell(`新索引已启用，共 ${built} 条`, `a new index of ${built} entries took over`);
    return sendAll(rooms);
  });
}

/** Sends every entry to every index; says what was sent and, with 1, that something was not. */
export async function sendAll(rooms: Rooms): Promise<number> {
  const relay = rooms.get(Relay);
  const sources = [rooms.get(DocumentEntryQueries)];
  await relay.markAll(sources);
  return send(relay, sources);
}

async function send(relay: Relay, sources: readonly SearchSource[]): Promise<number> {
  let sent = 0;
  let left = { waiting: 0, parked: 0 };
  for (let fruitless = 0; fruitless < FRUITLESS;) {
    const now = await relay.drain(sources);
    sent += now;
    // While a worker's relay runs it may be the one that sends; whoever does, this ends when nothing is left.
    const backlog = (await relay.pending()).filter(({ engine }) => relay.engines.includes(engine));
    left = {
      waiting: backlog.reduce((sum, { count }) => sum + count, 0),
      parked: backlog.reduce((sum, { parked }) => sum + parked, 0),
    };
    if (left.waiting === 0) break;
    fruitless = now > 0 ? 0 : fruitless + 1;
    if (now === 0) await setTimeout(PAUSE_MS);
  }
  tell(`已更新检索条目 ${sent} 条`, `${sent} entries sent to the index`);
  if (left.waiting + left.parked === 0) return 0;
  tell(`待更新 ${left.waiting} 条，搁置 ${left.parked} 条`, `${left.waiting} entries still wait, ${left.parked} are parked`);
  return 1;
}

async function check(relay: Relay, sources: readonly SearchSource[]): Promise<number> {
  const differences = await relay.check(sources);
  for (const difference of differences.slice(0, SHOWN)) process.stdout.write(`${JSON.stringify(difference)}\n`);
  tell(`索引与文件库不一致 ${differences.length} 处`, `${differences.length} differences between registry and index`);
  return differences.length === 0 ? 0 : 1;
}
