import { auditHash } from '@libs/platform';
import { AnchorService, SealService, type Finding } from '@libs/audit';
import { SYSTEM } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import type { Client } from 'pg';
import { foldHead, NO_HEADS, sealHash, type Seal, type SealedHead } from '../../libs/audit/src/domain/seal';
import type { TestContext } from './context';
import type { Random } from './random';

interface Row {
  id: string;
  subject_type: string;
  subject_id: string;
  seq: number;
  type: string;
  actor_id: string;
  at: Date;
  detail: Record<string, unknown>;
  previous_hash: string | null;
  hash: string;
}

/** What was done, and which findings must name it. */
export interface Forgery {
  what: string;
  subjectId: string | null;
  /** The findings that name what was touched. */
  names(finding: Finding): boolean;
}

/** Somebody with every right on the database who wants the log to say something else. */
export class Forger {
  private rows: Row[] = [];

  constructor(
    private readonly context: TestContext,
    private readonly admin: Client,
    private readonly random: Random,
  ) {}

  /** A log of `subjects` chains, sealed at random moments and anchored on several days. */
  async write(subjects: number): Promise<void> {
    const transactions = this.context.get(Transactions);
    for (let n = 0; n < subjects * 6; n += 1) {
      const event = { type: 'test.act', subjectType: 'test', subjectId: `s${this.random.integer(1, subjects)}`, actorId: SYSTEM.id };
      await transactions.run((tx) => tx.record({ ...event, at: tx.now, detail: { n, words: '原文' } }));
      if (this.random.integer(1, 5) === 1) await this.context.get(SealService).seal({ isThorough: false });
      if (this.random.integer(1, 40) === 1) await this.context.get(AnchorService).anchor('2026-04-01');
    }
    await this.context.get(SealService).seal({ isThorough: false });
    await this.context.get(AnchorService).anchor('2026-04-02');
    // Whoever may do anything drops what is in the way.
    await this.admin.query('ALTER TABLE audit_event DROP CONSTRAINT audit_event_first_has_no_previous');
    for (const table of TABLES) await this.admin.query(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
    this.rows = (await this.admin.query<Row>('SELECT * FROM audit_event ORDER BY subject_id, seq')).rows;
  }

  /** Everything as it was written. */
  async restore(): Promise<void> {
    await this.admin.query(`TRUNCATE ${TABLES.join(', ')}, reaction_done CASCADE`);
    for (const table of TABLES) await this.admin.query(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
  }

  async forge(): Promise<Forgery> {
    await this.admin.query('SET session_replication_role = replica');
    return this.random.pick([
      () => this.edit(),
      () => this.delete(),
      () => this.reorder(),
      () => this.truncate(),
      () => this.recompute(false),
      () => this.recompute(true),
      () => this.deleteAndRecompute(),
      () => this.insertAndRecompute(),
      () => this.forgeSeal(),
      () => this.deleteSeals(),
    ])();
  }

  private async edit(): Promise<Forgery> {
    const row = this.random.pick(this.rows);
    const column = this.random.pick(['type', 'actor_id', 'at', 'detail']);
    const value = { type: 'test.other', actor_id: '00000000-0000-7000-8000-000000000009', at: '2020-01-01', detail: '{"words":"改过"}' }[
      column
    ];
    await this.admin.query(`UPDATE audit_event SET ${column} = $2 WHERE id = $1`, [row.id, value]);
    return {
      what: `edit ${column}`,
      subjectId: row.subject_id,
      names: (finding) => finding.code === 'row_edited' && finding.id === row.id,
    };
  }

  private async delete(): Promise<Forgery> {
    const row = this.random.pick(this.rows);
    await this.admin.query('DELETE FROM audit_event WHERE id = $1', [row.id]);
    return this.about('delete a row', row.subject_id, ['rows_missing', 'chain_truncated']);
  }

  private async reorder(): Promise<Forgery> {
    const chain = this.longChain();
    const [a, b] = [this.random.pick(chain), this.random.pick(chain)];
    if (a === b) return this.reorder();
    const move = 'UPDATE audit_event SET seq = $2 WHERE id = $1';
    await this.admin.query(move, [a.id, 1_000_000]);
    await this.admin.query(move, [b.id, a.seq]);
    await this.admin.query(move, [a.id, b.seq]);
    return this.about('reorder two rows', a.subject_id, ['row_edited']);
  }

  private async truncate(): Promise<Forgery> {
    const row = this.random.pick(this.rows);
    const [what, from] = this.random.integer(1, 3) === 1 ? ['delete a subject', 1] : ['truncate', row.seq];
    await this.admin.query('DELETE FROM audit_event WHERE subject_id = $1 AND seq >= $2', [row.subject_id, from]);
    return this.about(what, row.subject_id, ['chain_truncated']);
  }

  /** The chain is whole in itself; with `seals` the seals are rewritten too, and only the copy outside the database knows. */
  private async recompute(seals: boolean): Promise<Forgery> {
    const row = this.random.pick(this.rows);
    const chain = this.chainOf(row.subject_id).map((each) => (each.id === row.id ? { ...each, detail: { words: '改过' } } : each));
    await this.replace(row.subject_id, chain);
    if (!seals) return this.about('edit and recompute the chain', row.subject_id, ['chain_rewritten']);
    await this.rewriteSeals();
    return this.about('edit and recompute the chain and the seals', row.subject_id, ['chain_rewritten']);
  }

  private async deleteAndRecompute(): Promise<Forgery> {
    const row = this.random.pick(this.longChain());
    await this.replace(
      row.subject_id,
      this.chainOf(row.subject_id).filter((each) => each.id !== row.id),
    );
    return this.about('delete, renumber and recompute', row.subject_id, ['chain_rewritten', 'chain_truncated']);
  }

  private async insertAndRecompute(): Promise<Forgery> {
    const row = this.random.pick(this.rows);
    const chain = this.chainOf(row.subject_id);
    const forged = { ...row, id: '00000000-0000-7000-8000-00000000000f', detail: { words: '添加' } };
    await this.replace(row.subject_id, [...chain.slice(0, row.seq - 1), forged, ...chain.slice(row.seq - 1)]);
    return this.about('insert, renumber and recompute', row.subject_id, ['chain_rewritten']);
  }

  private async forgeSeal(): Promise<Forgery> {
    const { rows } = await this.admin.query<{ seq: number }>('SELECT seq FROM audit_seal ORDER BY seq');
    const { seq } = this.random.pick(rows);
    await this.admin.query(`UPDATE audit_seal SET sealed_at = sealed_at - interval '1 day' WHERE seq = $1`, [seq]);
    return { what: 'edit a seal', subjectId: null, names: (finding) => finding.code === 'seal_edited' && finding.sealSeq === seq };
  }

  private async deleteSeals(): Promise<Forgery> {
    const { rows } = await this.admin.query<{ seq: number }>('SELECT seq FROM audit_seal ORDER BY seq');
    const { seq } = this.random.pick(rows);
    await this.admin.query('DELETE FROM audit_seal_head WHERE seal_seq >= $1', [seq]);
    await this.admin.query('DELETE FROM audit_seal WHERE seq >= $1', [seq]);
    return { what: 'delete the last seals', subjectId: null, names: (finding) => finding.code === 'seals_missing' && finding.from === seq };
  }

  private about(what: string, subjectId: string, codes: Finding['code'][]): Forgery {
    return {
      what,
      subjectId,
      names: (finding) => codes.includes(finding.code) && 'subjectId' in finding && finding.subjectId === subjectId,
    };
  }

  private chainOf(subjectId: string): Row[] {
    return this.rows.filter((row) => row.subject_id === subjectId);
  }

  private longChain(): Row[] {
    const chain = this.chainOf(this.random.pick(this.rows).subject_id);
    return chain.length > 1 ? chain : this.longChain();
  }

  /** Puts `chain` in the place of a subject's rows: numbered, linked and hashed as the platform would. */
  private async replace(subjectId: string, chain: readonly Row[]): Promise<void> {
    await this.admin.query('DELETE FROM audit_event WHERE subject_id = $1', [subjectId]);
    let previous: string | null = null;
    for (const [index, row] of chain.entries()) {
      const { id, type, actor_id: actorId, at, detail } = row;
      const seq = index + 1;
      const hash = auditHash({ id, seq, previous, type, subjectType: 'test', subjectId, actorId, at, detail });
      await this.admin.query(
        `INSERT INTO audit_event (id, subject_type, subject_id, seq, type, actor_id, at, detail, previous_hash, hash)
         VALUES ($1, 'test', $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, subjectId, seq, type, actorId, at, detail, previous, hash],
      );
      previous = hash;
    }
  }

  /** Makes every seal agree with the rows as they are now, link by link. */
  private async rewriteSeals(): Promise<void> {
    await this.admin.query(
      `UPDATE audit_seal_head h SET hash = e.hash FROM audit_event e
       WHERE e.subject_type = h.subject_type AND e.subject_id = h.subject_id AND e.seq = h.seq`,
    );
    const seals = await this.admin.query<{ seq: number; sealed_at: Date; head_count: number }>('SELECT * FROM audit_seal ORDER BY seq');
    let previous: string | null = null;
    for (const { seq, sealed_at: sealedAt, head_count: headCount } of seals.rows) {
      const heads = await this.admin.query<SealedHead>(
        `SELECT subject_type AS "subjectType", subject_id AS "subjectId", seq, hash FROM audit_seal_head
         WHERE seal_seq = $1 ORDER BY subject_type COLLATE "C", subject_id COLLATE "C"`,
        [seq],
      );
      const seal: Omit<Seal, 'hash'> = { seq, sealedAt, previous, headCount, headsHash: heads.rows.reduce(foldHead, NO_HEADS) };
      const hash = sealHash(seal);
      const change = 'UPDATE audit_seal SET previous_hash = $2, heads_hash = $3, hash = $4 WHERE seq = $1';
      await this.admin.query(change, [seq, previous, seal.headsHash, hash]);
      previous = hash;
    }
  }
}

const TABLES = ['audit_event', 'audit_seal', 'audit_seal_head'];
