import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError, sha256, type DomainEvent } from '@libs/kernel';
import { DataSource, QueryFailedError, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { Clock } from './clock';
import { Ids } from './ids';

/**
 * One command, one transaction:
 * 1. `lock` the aggregate's row (FOR UPDATE) and compare its revision with the one the user saw;
 * 2. decide, in a pure function;
 * 3. `save` (revision + 1) or `insert`;
 * 4. `record` the event: the audit row, chained to the subject's last one, and one job `{eventId}`;
 * 5. commit. What was acknowledged survives; what was refused leaves no trace (INV-F, INV-H).
 */
@Injectable()
export class Transactions {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Runs `work` in one READ COMMITTED transaction. A deadlock or serialization failure is tried again (3 times in all).
   * A violated database constraint becomes `conflict` with the constraint's name as code.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.source.transaction((manager) => work(new Tx(manager, this.clock, this.ids)));
      } catch (error) {
        if (attempt < 3 && RETRYABLE.has(sqlState(error))) continue;
        throw named(error);
      }
    }
  }
}

interface Revised extends ObjectLiteral {
  id: string;
  revision: number;
}

export class Tx {
  constructor(
    readonly db: EntityManager,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  get now(): Date {
    return this.clock.now();
  }

  /** The row, locked until the transaction ends. Errors: `not_found`, `stale_revision` (somebody changed it meanwhile). */
  async lock<E extends Revised>(entity: EntityTarget<E>, id: string, expectedRevision?: number): Promise<E> {
    const row = await this.db.createQueryBuilder(entity, 'row').setLock('pessimistic_write').where('row.id = :id', { id }).getOne();
    if (!row) throw new DomainError('not_found', 'not_found', { id });
    if (expectedRevision !== undefined && row.revision !== expectedRevision) {
      throw new DomainError('conflict', 'stale_revision', { expected: expectedRevision, current: row.revision });
    }
    return row;
  }

  /** Writes a locked row back with its revision counted up, and returns it. */
  async save<E extends Revised>(row: E): Promise<E> {
    const metadata = this.db.dataSource.getMetadata(row.constructor);
    const before = row.revision;
    row.revision = before + 1;
    const values = Object.fromEntries(
      metadata.columns.filter((column) => !column.isPrimary).map((column) => [column.propertyName, column.getEntityValue(row) as unknown]),
    );
    const done = await this.db.update(metadata.target, { id: row.id, revision: before }, values);
    if (done.affected !== 1) throw new DomainError('conflict', 'stale_revision', { expected: before });
    return row;
  }

  async insert<E extends ObjectLiteral>(
    entity: EntityTarget<E>,
    values: QueryDeepPartialEntity<E> | QueryDeepPartialEntity<E>[],
  ): Promise<void> {
    await this.db.createQueryBuilder().insert().into(entity).values(values).updateEntity(false).execute();
  }

  /** Writes the audit row and queues the event's reactions, in this transaction; returns the event's id. */
  async record(event: DomainEvent): Promise<string> {
    const id = this.ids.next();
    // Two commands on one subject take turns here, so that the chain has no fork even where no row was locked.
    const [last] = await this.db.query<{ seq: number; hash: string }[]>('SELECT seq, hash FROM audit_turn($1, $2)', [
      event.subjectType,
      event.subjectId,
    ]);
    const seq = last ? last.seq + 1 : 1;
    const previous = last ? last.hash : null;
    const hash = auditHash({ id, seq, previous, ...event });
    await this.db.query(
      `WITH written AS (
         INSERT INTO audit_event (id, subject_type, subject_id, seq, type, actor_id, at, detail, previous_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id)
       SELECT enqueue(id) FROM written`,
      [id, event.subjectType, event.subjectId, seq, event.type, event.actorId, event.at, canonicalJson(event.detail), previous, hash],
    );
    return id;
  }

  /**
   * As `record`, for many events at once in three statements, in the order given; returns their ids. The subjects' turns are taken in
   * one order, so that two such commands cannot block each other.
   */
  async recordAll(events: readonly DomainEvent[]): Promise<string[]> {
    if (events.length === 0) return [];
    const subjects = [...new Map(events.map((event) => [subjectKey(event), event])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    const heads = await this.db.query<{ key: string; seq: number | null; hash: string | null }[]>(
      `SELECT s.key, turn.seq, turn.hash FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS s (key, type, id, place)
         LEFT JOIN LATERAL audit_turn(s.type, s.id) turn ON true ORDER BY s.place`,
      [subjects.map(([key]) => key), subjects.map(([, { subjectType }]) => subjectType), subjects.map(([, { subjectId }]) => subjectId)],
    );
    const chain = new Map(heads.map(({ key, seq, hash }) => [key, { seq: seq ?? 0, hash }]));
    const rows = events.map((event) => {
      const key = subjectKey(event);
      const head = chain.get(key);
      const row = { id: this.ids.next(), seq: (head?.seq ?? 0) + 1, previous: head?.hash ?? null, ...event };
      const hash = auditHash(row);
      chain.set(key, { seq: row.seq, hash });
      return { ...row, hash };
    });
    await this.db.query(
      `WITH written AS (
         INSERT INTO audit_event (id, subject_type, subject_id, seq, type, actor_id, at, detail, previous_hash, hash)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[], $5::text[], $6::uuid[], $7::timestamptz[], $8::jsonb[],
           $9::text[], $10::text[]) RETURNING id)
       SELECT enqueue(id) FROM written`,
      [
        rows.map(({ id }) => id),
        rows.map(({ subjectType }) => subjectType),
        rows.map(({ subjectId }) => subjectId),
        rows.map(({ seq }) => seq),
        rows.map(({ type }) => type),
        rows.map(({ actorId }) => actorId),
        rows.map(({ at }) => at),
        rows.map(({ detail }) => canonicalJson(detail)),
        rows.map(({ previous }) => previous),
        rows.map(({ hash }) => hash),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Whether `reaction` to `eventId` has not run yet; marks it as run in this transaction, so that its effects
   * in the database follow exactly once (INV-F).
   */
  async once(eventId: string, reaction: string): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      'INSERT INTO reaction_done (event_id, reaction) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id',
      [eventId, reaction],
    );
    return rows.length === 1;
  }
}

/** The hash of one audit row: over everything it says and the hash of the row before it (INV-H). */
export function auditHash(row: DomainEvent & { id: string; seq: number; previous: string | null }): string {
  const { id, seq, previous, type, subjectType, subjectId, actorId, at, detail } = row;
  return sha256(canonicalJson({ id, seq, previous, type, subjectType, subjectId, actorId, at: at.toISOString(), detail }));
}

const subjectKey = ({ subjectType, subjectId }: DomainEvent): string => `${subjectType}:${subjectId}`;

const RETRYABLE = new Set(['40001', '40P01']);

function sqlState(error: unknown): string {
  return error instanceof QueryFailedError ? String((error.driverError as { code?: unknown }).code) : '';
}

function named(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  const violated = code === '23505' || code === '23514' || code === '23503' || code === '23P01';
  return violated && constraint ? new DomainError('conflict', constraint, {}) : error;
}
