import { Injectable } from '@nestjs/common';
import type { Tx } from '@libs/platform';
import { DataSource, type EntityManager } from 'typeorm';

/** A thing that an engine has still to be told of. */
export interface Mark {
  kind: string;
  id: string;
  /** Grows with every mark: the same seq means that nothing has changed since. */
  seq: number;
}

/** What waits for one engine. */
export interface Backlog {
  engine: string;
  /** Marked and not yet sent, those that were refused and will be tried again among them. */
  count: number;
  /** Given up: refused time after time; any asks for a person. */
  parked: number;
}

/** A refused change is tried this often before it is parked, each time after twice the pause. */
const TRIES = 5;
const FIRST_PAUSE = '30 seconds';

/** 待更新: the only writer of search_pending and search_rebuild. */
@Injectable()
export class Pending {
  constructor(private readonly source: DataSource) {}

  /** Marks things as changed, for `engines` and for every index under construction; a parked one gets its tries anew. */
  async mark(tx: Tx | null, engines: readonly string[], kind: string, ids: readonly string[]): Promise<void> {
    const db: EntityManager = tx?.db ?? this.source.manager;
    await db.query(
      `INSERT INTO search_pending (engine, kind, id, seq)
       SELECT e, $2, i, nextval('search_pending_seq')
         FROM (SELECT unnest($1::text[]) AS e UNION SELECT engine FROM search_rebuild) e CROSS JOIN unnest($3::uuid[]) AS i
       ON CONFLICT (engine, kind, id) DO UPDATE SET seq = excluded.seq, attempts = 0, retry_at = NULL, parked_at = NULL, error = NULL`,
      [engines, kind, ids],
    );
  }

  /** The oldest marks after `after` that may be sent now. */
  next(engine: string, kinds: readonly string[], after: number, limit: number): Promise<Mark[]> {
    return this.source.query<Mark[]>(
      `SELECT kind, id, seq::float8 AS seq FROM search_pending
        WHERE engine = $1 AND kind = ANY($2) AND seq > $3 AND parked_at IS NULL AND (retry_at IS NULL OR retry_at <= now())
        ORDER BY seq LIMIT $4`,
      [engine, kinds, after, limit],
    );
  }

  /** Takes marks away that were sent, unless their thing has changed since. */
  async done(engine: string, marks: readonly Mark[]): Promise<void> {
    await this.source.query(
      `DELETE FROM search_pending p USING unnest($2::text[], $3::uuid[], $4::bigint[]) AS s (kind, id, seq)
        WHERE p.engine = $1 AND p.kind = s.kind AND p.id = s.id AND p.seq = s.seq`,
      [engine, marks.map(({ kind }) => kind), marks.map(({ id }) => id), marks.map(({ seq }) => seq)],
    );
  }

  /** Writes down that a change was refused; the last time parks it. Returns whether it is parked now. */
  async refuse(engine: string, { kind, id, seq }: Mark, error: string): Promise<boolean> {
    const result = await this.source.query<[{ is_parked: boolean }[], number]>(
      `UPDATE search_pending SET attempts = attempts + 1, error = $5, retry_at = now() + interval '${FIRST_PAUSE}' * power(2, attempts),
              parked_at = CASE WHEN attempts + 1 >= ${TRIES} THEN now() END
        WHERE engine = $1 AND kind = $2 AND id = $3 AND seq = $4 RETURNING parked_at IS NOT NULL AS is_parked`,
      [engine, kind, id, seq, error.slice(0, 2_000)],
    );
    return result[0][0]?.is_parked === true;
  }

  /** What each engine has still to be told. */
  backlog(): Promise<Backlog[]> {
    return this.source.query<Backlog[]>(
      `SELECT engine, (count(*) FILTER (WHERE parked_at IS NULL))::int AS count, (count(*) FILTER (WHERE parked_at IS NOT NULL))::int AS parked
         FROM search_pending GROUP BY engine ORDER BY engine`,
    );
  }

  /**
   * From here on every mark is also one for `engine`. Waits for the transactions that are marking just now: what they mark is marked
   * for it, too, or was committed before this returns.
   */
  async open(engine: string): Promise<void> {
    await this.source.transaction(async (db) => {
      await db.query('LOCK TABLE search_pending IN SHARE ROW EXCLUSIVE MODE');
      await db.query('DELETE FROM search_pending WHERE engine = $1', [engine]);
      await db.query(
        'INSERT INTO search_rebuild (engine, started_at) VALUES ($1, now()) ON CONFLICT (engine) DO UPDATE SET started_at = now()',
        [engine],
      );
    });
  }

  /** Whether an index is told of changes under this name. */
  async isOpen(engine: string): Promise<boolean> {
    return (await this.source.query<unknown[]>('SELECT 1 FROM search_rebuild WHERE engine = $1', [engine])).length > 0;
  }

  /** Ends what `open` began; what `engine` was still to be told, `heir` is told. */
  async close(engine: string, heir: string): Promise<void> {
    await this.source.transaction(async (db) => {
      await db.query('LOCK TABLE search_pending IN SHARE ROW EXCLUSIVE MODE');
      await db.query('DELETE FROM search_rebuild WHERE engine = $1', [engine]);
      await db.query(
        `WITH left_over AS (DELETE FROM search_pending WHERE engine = $1 RETURNING kind, id)
         INSERT INTO search_pending (engine, kind, id, seq) SELECT $2, kind, id, nextval('search_pending_seq') FROM left_over
         ON CONFLICT (engine, kind, id) DO UPDATE SET seq = excluded.seq`,
        [engine, heir],
      );
    });
  }
}
