import { setTimeout } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '@libs/platform';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { SearchEntry } from './domain/search-entry';
import type { SearchEngine } from './engine';
import { digestOf } from './postgres/index-writer';

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

/**
 * Keeps the index in step with the truth (design.md 6, INV-G):
 * 1. whatever changes marks its thing in search_pending, once for each engine, with a new seq;
 * 2. the relay reads the thing's present state and sends it, whatever had marked it;
 * 3. the mark goes only if its seq is still the one that was read before the state: a change meanwhile is sent again.
 * One relay at a time drains an engine; a killed one loses its lock with its connection, and nothing else.
 */
@Injectable()
export class Relay {
  constructor(
    private readonly source: DataSource,
    @Inject(SEARCH_ENGINES) private readonly engines: readonly SearchEngine[],
  ) {}

  /** Marks a thing as changed: in the command's or reaction's transaction, or by itself. */
  async mark(tx: Tx | null, kind: string, id: string): Promise<void> {
    const db: EntityManager = tx?.db ?? this.source.manager;
    await db.query(
      `INSERT INTO search_pending (engine, kind, id, seq) SELECT e, $2, $3, nextval('search_pending_seq') FROM unnest($1::text[]) AS e
       ON CONFLICT (engine, kind, id) DO UPDATE SET seq = excluded.seq`,
      [this.engines.map(({ name }) => name), kind, id],
    );
  }

  /** Sends every marked thing of the given sources to every engine; returns how many were sent. */
  async drain(sources: readonly SearchSource[]): Promise<number> {
    let sent = 0;
    for (const engine of this.engines) {
      sent += await this.alone(`guiku.relay.${engine.name}`, () => this.drainEngine(engine, sources));
    }
    return sent;
  }

  /** Marks everything that the sources have, and what the engines have beyond that; `drain` does the rest. Returns how many. */
  async markAll(sources: readonly SearchSource[]): Promise<number> {
    let marked = 0;
    for (const source of sources) {
      const known = new Set<string>();
      for await (const id of everyId(source)) known.add(id);
      for (const engine of this.engines) for (const { id } of await engine.indexed(source.kind)) known.add(id);
      for (const id of known) await this.mark(null, source.kind, id);
      marked += known.size;
    }
    return marked;
  }

  /** Compares every engine with the sources, entry by entry; what is marked and not yet sent counts as a difference. */
  async check(sources: readonly SearchSource[]): Promise<IndexDifference[]> {
    const found: IndexDifference[] = [];
    for (const source of sources) {
      const indexed = await Promise.all(
        this.engines.map(async (engine) => ({
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

  /** How many things are marked and not yet sent, by engine: a metric. */
  async pending(): Promise<{ engine: string; count: number }[]> {
    return this.source.query<{ engine: string; count: number }[]>(
      'SELECT engine, count(*)::int AS count FROM search_pending GROUP BY engine ORDER BY engine',
    );
  }

  private async drainEngine(engine: SearchEngine, sources: readonly SearchSource[]): Promise<number> {
    let sent = 0;
    let last = 0;
    for (;;) {
      // By seq, and never back: what changes while the relay runs gets a higher seq and its turn in this run.
      const rows = await this.source.query<{ kind: string; id: string; seq: number }[]>(
        `SELECT kind, id, seq::float8 AS seq FROM search_pending WHERE engine = $1 AND kind = ANY($2) AND seq > $3 ORDER BY seq LIMIT ${BATCH}`,
        [engine.name, sources.map(({ kind }) => kind), last],
      );
      for (const { kind, id, seq } of rows) {
        const entry = (await sources.find((source) => source.kind === kind)?.entry(id)) ?? null;
        await (entry === null ? engine.remove(kind, id) : engine.upsert(entry));
        await this.source.query('DELETE FROM search_pending WHERE engine = $1 AND kind = $2 AND id = $3 AND seq = $4', [
          engine.name,
          kind,
          id,
          seq,
        ]);
        last = seq;
        sent += 1;
      }
      if (rows.length === 0) return sent;
    }
  }

  /**
   * Runs `work` while nobody else does; the lock belongs to a connection of its own. Waits two seconds for another relay: after
   * that its marks are that one's, or the next minute's, to send.
   */
  private async alone(name: string, work: () => Promise<number>): Promise<number> {
    const runner: QueryRunner = this.source.createQueryRunner();
    try {
      for (let attempt = 1; !(await tryLock(runner, name)); attempt += 1) {
        if (attempt === ATTEMPTS) return 0;
        await setTimeout(PAUSE);
      }
      try {
        return await work();
      } finally {
        await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 2))', [name]);
      }
    } finally {
      await runner.release();
    }
  }
}

const ATTEMPTS = 40;
/** Milliseconds. */
const PAUSE = 50;

async function tryLock(runner: QueryRunner, name: string): Promise<boolean> {
  const [row] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS granted', [name])) as { granted: boolean }[];
  return row?.granted === true;
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
