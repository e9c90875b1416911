import { Inject, Injectable } from '@nestjs/common';
import { LOG, type Log, type Tx } from '@libs/platform';
import { DataSource } from 'typeorm';
import { digestOf, type SearchEntry } from './domain/search-entry';
import { besideOf, EngineUnavailable, type Beside, type Change, type Fillable, type SearchEngine } from './engine';
import { Pending, type Backlog, type Mark } from './pending.service';
import { alone } from './turn';

/** Injection token: the engines that are fed. */
export const SEARCH_ENGINES = Symbol('SEARCH_ENGINES');

/** A room's part of the index: search knows no room, the program hands it this table. */
export interface SearchSource {
  /** `document`, `draft` …: the entries' kind. */
  kind: string;
  /** The entry as the room sees it now; null when it is not to be found (any more). */
  entry(id: string): Promise<SearchEntry | null>;
  /** Ids of everything that has an entry, in order, after `after`; at most `limit`. */
  ids(after: string | null, limit: number): Promise<string[]>;
}

/** What `reindex --check` finds between registry and index. */
export interface IndexDifference {
  engine: string;
  kind: string;
  id: string;
  difference: 'missing' | 'stale' | 'surplus';
}

const BATCH = 100;
/** Ids marked by one statement. */
const MARKED_AT_ONCE = 1_000;

interface Ready extends Change {
  mark: Mark;
}

/**
 * Keeps the indexes in step with the truth (design.md 6, INV-G):
 * 1. whatever changes marks its thing in search_pending, once for each engine, with a new seq;
 * 2. the relay reads the things' present state and sends it, a batch at a time, whatever had marked them;
 * 3. a mark goes only if its seq is still the one that was read before the state: a change meanwhile is sent again.
 * 4. A refused batch is halved until the thing that is refused is found: that one waits, longer each time, and is parked at last with
 *    the reason; it holds nobody up. A new mark, or a reindex, gives it its tries anew.
 * 5. An engine that cannot be reached is left for the next time; the others go on.
 * 6. An index is built anew beside the one in use: from its beginning on every mark is one for both, so that it has missed nothing
 *    when it takes over. Nobody sends to the old one while it does.
 * One relay at a time drains an engine; a killed one loses its lock with its connection, and nothing else.
 */
@Injectable()
export class Relay {
  /** Until when an engine that could not be reached is left alone by this process. */
  private readonly resting = new Map<string, number>();

  constructor(
    private readonly source: DataSource,
    private readonly marks: Pending,
    @Inject(SEARCH_ENGINES) private readonly fed: readonly SearchEngine[],
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Names of the engines that are fed. */
  get engines(): string[] {
    return this.fed.map(({ name }) => name);
  }

  /** Marks a thing as changed: in the command's or reaction's transaction, or by itself. */
  mark(tx: Tx | null, kind: string, id: string): Promise<void> {
    return this.marks.mark(tx, this.engines, kind, [id]);
  }

  /** Sends every marked thing of the given sources to every engine, or to `only` one; returns how many were sent. */
  async drain(sources: readonly SearchSource[], only?: string): Promise<number> {
    const sent = await Promise.all(
      this.fed.filter(({ name }) => only === undefined || name === only).map((engine) => this.drainAlone(engine, sources)),
    );
    return sent.reduce((sum, count) => sum + count, 0);
  }

  /** Marks everything that the sources have, and what the engines have beyond that; `drain` does the rest. Returns how many. */
  async markAll(sources: readonly SearchSource[]): Promise<number> {
    let marked = 0;
    for (const source of sources) {
      const known = new Set<string>();
      for await (const id of everyId(source)) known.add(id);
      for (const engine of this.fed) for (const { id } of await indexedIn(engine, source.kind)) known.add(id);
      await this.markEach(this.engines, source.kind, [...known]);
      marked += known.size;
    }
    return marked;
  }

  /**
   * Fills a new index beside the one in use and lets it take over, for every engine that can; with `isMissing` only for those that
   * have none. Returns how many entries were sent.
   */
  async rebuild(sources: readonly SearchSource[], { isMissing = false } = {}): Promise<number> {
    let sent = 0;
    for (const engine of this.fed) {
      const { aside } = engine;
      if (aside === undefined) continue;
      try {
        if (isMissing && (await aside.isBuilt())) {
          await this.sweep(engine);
          continue;
        }
        sent +=
          (await alone(this.source, `guiku.rebuild.${engine.name}`, async () => this.build(engine, await aside.begin(), sources))) ?? 0;
      } catch (error) {
        if (!isMissing || !(error instanceof EngineUnavailable)) throw error;
        this.log.warn({ err: error, engine: engine.name }, 'no index can be built now');
      }
    }
    return sent;
  }

  /** Compares every engine with the sources, entry by entry; what is marked and not yet sent counts as a difference. */
  async check(sources: readonly SearchSource[]): Promise<IndexDifference[]> {
    const found: IndexDifference[] = [];
    for (const source of sources) {
      const indexed = await Promise.all(
        this.fed.map(async (engine) => ({
          engine: engine.name,
          digests: new Map((await engine.indexed(source.kind)).map((row) => [row.id, row.digest])),
        })),
      );
      for await (const id of everyId(source)) {
        const entry = await source.entry(id);
        const digest = entry === null ? undefined : digestOf(entry);
        for (const { engine, digests } of indexed) {
          const difference = compare(digest, digests.get(id));
          if (difference !== null) found.push({ engine, kind: source.kind, id, difference });
          digests.delete(id);
        }
      }
      for (const { engine, digests } of indexed) {
        for (const id of digests.keys()) found.push({ engine, kind: source.kind, id, difference: 'surplus' });
      }
    }
    return found;
  }

  /** What each engine has still to be told: a metric. */
  pending(): Promise<Backlog[]> {
    return this.marks.backlog();
  }

  /** A rebuild that was killed left its name: nobody goes on with it. */
  private async sweep({ name }: SearchEngine): Promise<void> {
    const abandoned = besideOf(name);
    if (await this.marks.isOpen(abandoned)) await alone(this.source, `guiku.rebuild.${name}`, () => this.marks.close(abandoned, name), 0);
  }

  private async build(engine: SearchEngine, beside: Beside, sources: readonly SearchSource[]): Promise<number> {
    await this.marks.open(beside.name);
    for (const source of sources) {
      const ids: string[] = [];
      for await (const id of everyId(source)) ids.push(id);
      await this.markEach([beside.name], source.kind, ids);
    }
    let sent = await this.send(beside, sources);
    const hasTakenOver = await alone(
      this.source,
      lockOf(engine),
      async () => {
        sent += await this.send(beside, sources);
        await beside.takeOver();
        return true;
      },
      PATIENCE_MS,
    );
    if (hasTakenOver === null) throw new EngineUnavailable(`another relay keeps ${engine.name} busy`);
    await this.marks.close(beside.name, engine.name);
    this.resting.delete(engine.name);
    this.log.info({ engine: engine.name, entries: sent }, 'a new index took over');
    return sent;
  }

  private async markEach(engines: readonly string[], kind: string, ids: readonly string[]): Promise<void> {
    for (let at = 0; at < ids.length; at += MARKED_AT_ONCE) await this.marks.mark(null, engines, kind, ids.slice(at, at + MARKED_AT_ONCE));
  }

  /** Waits two seconds for another relay: after that its marks are that one's, or the next minute's, to send. */
  private async drainAlone(engine: Fillable, sources: readonly SearchSource[]): Promise<number> {
    const { name } = engine;
    if (performance.now() < (this.resting.get(name) ?? 0)) return 0;
    try {
      const sent = (await alone(this.source, lockOf(engine), () => this.send(engine, sources))) ?? 0;
      if (this.resting.delete(name)) this.log.info({ engine: name }, 'the engine can be told of changes again');
      return sent;
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      if (!this.resting.has(name)) this.log.warn({ err: error, engine: name }, 'the engine cannot be told of changes now');
      this.resting.set(name, performance.now() + REST_MS);
      return 0;
    }
  }

  private async send(engine: Fillable, sources: readonly SearchSource[]): Promise<number> {
    const kinds = sources.map(({ kind }) => kind);
    let sent = 0;
    for (let last = 0; ;) {
      // By seq, and never back: what changes while the relay runs gets a higher seq and its turn in this run.
      const marks = await this.marks.next(engine.name, kinds, last, BATCH);
      if (marks.length === 0) return sent;
      last = marks.at(-1)?.seq ?? last;
      sent += await this.sendBatch(engine, await this.read(engine, sources, marks));
    }
  }

  private async read(engine: Fillable, sources: readonly SearchSource[], marks: readonly Mark[]): Promise<Ready[]> {
    const ready: Ready[] = [];
    for (const mark of marks) {
      const { kind, id } = mark;
      try {
        ready.push({ kind, id, mark, entry: (await sources.find((source) => source.kind === kind)?.entry(id)) ?? null });
      } catch (error) {
        await this.refuse(engine, mark, error);
      }
    }
    return ready;
  }

  private async sendBatch(engine: Fillable, batch: readonly Ready[]): Promise<number> {
    const [first] = batch;
    if (first === undefined) return 0;
    try {
      await engine.apply(batch);
    } catch (error) {
      if (error instanceof EngineUnavailable || isConnectionLost(error)) throw error;
      if (batch.length === 1) {
        await this.refuse(engine, first.mark, error);
        return 0;
      }
      const half = Math.ceil(batch.length / 2);
      return (await this.sendBatch(engine, batch.slice(0, half))) + (await this.sendBatch(engine, batch.slice(half)));
    }
    await this.marks.done(
      engine.name,
      batch.map(({ mark }) => mark),
    );
    return batch.length;
  }

  private async refuse(engine: Fillable, mark: Mark, error: unknown): Promise<void> {
    if (isConnectionLost(error)) throw error;
    const isParked = await this.marks.refuse(engine.name, mark, String(error));
    const what = { err: error, engine: engine.name, kind: mark.kind, id: mark.id };
    if (isParked) this.log.error(what, 'an entry was refused time after time and is parked');
    else this.log.warn(what, 'an entry was refused and will be tried again');
  }
}

/** After a failure an engine is left alone for so long, however much is marked meanwhile. */
const REST_MS = 5_000;

/** How long a new index waits for the relay's present batch before it takes over. */
const PATIENCE_MS = 10 * 60_000;

const lockOf = ({ name }: Fillable): string => `guiku.relay.${name}`;

/** The database went away: that says nothing about the entry that was being sent. */
function isConnectionLost(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^(08|57P|ECONN|EPIPE|ENOTFOUND|ETIMEDOUT)/.test(code)) return true;
  return typeof message === 'string' && /Connection terminated|not queryable|connection (was )?closed/i.test(message);
}

/** What an engine holds; nothing where it has no index yet. */
async function indexedIn(engine: Fillable, kind: string): Promise<{ id: string }[]> {
  try {
    return await engine.indexed(kind);
  } catch (error) {
    if (error instanceof EngineUnavailable) return [];
    throw error;
  }
}

async function* everyId(source: SearchSource): AsyncGenerator<string> {
  for (let after: string | null = null; ;) {
    const ids: string[] = await source.ids(after, 500);
    yield* ids;
    after = ids.at(-1) ?? null;
    if (after === null) return;
  }
}

function compare(now: string | undefined, indexed: string | undefined): IndexDifference['difference'] | null {
  if (now === indexed) return null;
  return now === undefined ? 'surplus' : indexed === undefined ? 'missing' : 'stale';
}
