import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '@libs/platform';
import { nextSeal, type Seal, type SealedHead } from './domain/seal';
import { AuditSealEntity } from './seal.entity';

/** A seal of more heads than this is several seals. */
const HEADS_PER_SEAL = 5_000;
/** A row is looked at again by as many seals as are made in this time: its transaction may have committed late. */
const LATE_MS = 3_600_000;

/** Seals the heads of the subjects' chains into one global chain, each minute (INV-H). */
@Injectable()
export class SealService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Seals every head that is not sealed yet; returns the last seal made, null when there was nothing to seal.
   * `isThorough` looks at every row of the log, else at those of the last hour (by their ids, which grow with time).
   */
  async seal({ isThorough }: { isThorough: boolean }): Promise<Seal | null> {
    let last: Seal | null = null;
    for (;;) {
      const made = await this.transactions.run((tx) => this.sealIn(tx, isThorough));
      if (!made) return last;
      last = made;
      if (made.headCount < HEADS_PER_SEAL) return last;
    }
  }

  private async sealIn(tx: Tx, isThorough: boolean): Promise<Seal | null> {
    await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.seal'))`);
    const [last] = await tx.db.find(AuditSealEntity, { order: { seq: 'DESC' }, take: 1 });
    const from = isThorough || !last ? NO_ID : idAt(Date.now() - LATE_MS);
    const heads = await tx.db.query<SealedHead[]>(UNSEALED_HEADS, [from, HEADS_PER_SEAL]);
    if (heads.length === 0) return null;
    const seal = nextSeal(last ?? null, heads, tx.now);
    await tx.insert(AuditSealEntity, seal);
    await tx.db.query(INSERT_HEADS, [seal.seq, JSON.stringify(heads)]);
    return seal;
  }
}

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** The smallest uuid v7 of an instant: ids of rows are made by the machine's clock, whatever day a loader has set. */
function idAt(ms: number): string {
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

const UNSEALED_HEADS = `
  WITH touched AS (SELECT DISTINCT subject_type, subject_id FROM audit_event WHERE id >= $1)
  SELECT t.subject_type AS "subjectType", t.subject_id AS "subjectId", e.seq, e.hash
  FROM touched t CROSS JOIN LATERAL (
    SELECT seq, hash FROM audit_event WHERE subject_type = t.subject_type AND subject_id = t.subject_id ORDER BY seq DESC LIMIT 1) e
  WHERE NOT EXISTS (
    SELECT 1 FROM audit_seal_head h WHERE h.subject_type = t.subject_type AND h.subject_id = t.subject_id AND h.seq >= e.seq)
  ORDER BY t.subject_type COLLATE "C", t.subject_id COLLATE "C"
  LIMIT $2`;

const INSERT_HEADS = `
  INSERT INTO audit_seal_head (seal_seq, subject_type, subject_id, seq, hash)
  SELECT $1::int, h."subjectType", h."subjectId", h.seq, h.hash
  FROM json_to_recordset($2::json) AS h ("subjectType" text, "subjectId" text, seq int, hash text)`;
