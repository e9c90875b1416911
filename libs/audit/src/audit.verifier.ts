/**
 * Verification of the audit log (INV-H), in one frozen view of the database and in constant memory:
 * 1. Every row's hash is recomputed and every subject's chain followed: edited rows, rows taken out, places changed.
 * 2. The seals: each is recomputed over its heads and continues the one before.
 * 3. The anchors outside the database: each line continues the one before, its copy is what was anchored, the database's seal is the same.
 * 4. Every head that was sealed, in the database and in the copies, must still be there with its hash: chains that were cut off, or
 *    recomputed so that they are whole in themselves.
 * 5. What came after the last anchor is counted: up to there everything touched is named, behind it only what is not consistent.
 */
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { AnchorService, type Anchor } from './anchor.service';
import { followRow, type ChainEnd, type ChainRow } from './domain/chain';
import type { Finding, HeadSource, VerifyReport } from './domain/finding';
import { foldHead, NO_HEADS, sealHash, type Seal, type SealedHead } from './domain/seal';
import { onSnapshot, streamed } from './stream';

const HEADS_AT_A_TIME = 1_000;

type Tell = (finding: Finding) => void;

@Injectable()
export class AuditVerifier {
  constructor(
    private readonly source: DataSource,
    private readonly anchors: AnchorService,
  ) {}

  /** Calls `tell` for everything that was touched, in no particular order, and returns what was covered. */
  async verify(tell: Tell): Promise<VerifyReport> {
    let findings = 0;
    const found: Tell = (finding) => {
      findings += 1;
      tell(finding);
    };
    const lines = await this.anchors.lines(); // before the snapshot: what was anchored is in it
    return onSnapshot(this.source, async (runner) => {
      const { rows, subjects } = await followRows(runner, found);
      const seals = await followSeals(runner, lines, found);
      await compareHeads(runner, 'seal', sealedHeads(runner), found);
      await this.followAnchors(runner, lines, found);
      const last = lines.findLast((line) => line !== null) ?? null;
      return {
        rows,
        subjects,
        seals,
        anchored: last && { sealSeq: last.sealSeq, on: last.on },
        rowsNotAnchored: await rowsAfter(runner, last?.sealSeq ?? 0),
        rowsNotSealed: await rowsAfter(runner, seals),
        findings,
      };
    });
  }

  private async followAnchors(runner: QueryRunner, lines: readonly (Anchor | null)[], found: Tell): Promise<void> {
    for (const [index, anchor] of lines.entries()) {
      if (!anchor) {
        found({ code: 'anchor_damaged', line: index + 1 });
        continue;
      }
      const hash = await this.anchors.copyHash(anchor.copy);
      if (hash === null) found({ code: 'anchor_copy_missing', file: anchor.copy });
      else if (hash !== anchor.copyHash) found({ code: 'anchor_copy_damaged', file: anchor.copy });
      else await compareHeads(runner, 'anchor', this.copiedHeads(anchor.copy), found);
    }
  }

  private async *copiedHeads(file: string): AsyncGenerator<SealedHead & { sealSeq: number }> {
    let sealSeq = 0;
    for await (const line of this.anchors.copyLines(file)) {
      if ('seal' in line) sealSeq = line.seal.seq;
      else yield { ...line.head, sealSeq };
    }
  }
}

const ROWS = `
  SELECT id, seq, previous_hash AS previous, hash, type, subject_type AS "subjectType", subject_id AS "subjectId", actor_id AS "actorId", at, detail
  FROM audit_event ORDER BY subject_type COLLATE "C", subject_id COLLATE "C", seq`;

async function followRows(runner: QueryRunner, found: Tell): Promise<{ rows: number; subjects: number }> {
  let rows = 0;
  let subjects = 0;
  let subject: string | null = null;
  let end: ChainEnd | null = null;
  for await (const row of streamed<ChainRow>(runner, 'followed_rows', ROWS)) {
    const { subjectType, subjectId } = row;
    const here = JSON.stringify([subjectType, subjectId]);
    if (here !== subject) {
      subject = here;
      subjects += 1;
      end = null;
    }
    rows += 1;
    for (const fault of followRow(end, row)) found({ subjectType, subjectId, ...fault });
    end = { seq: row.seq, hash: row.hash };
  }
  return { rows, subjects };
}

const SEALS = `
  SELECT seq, sealed_at AS "sealedAt", previous_hash AS previous, heads_hash AS "headsHash", head_count AS "headCount", hash
  FROM audit_seal ORDER BY seq`;
const HEADS = `
  SELECT seal_seq AS "sealSeq", subject_type AS "subjectType", subject_id AS "subjectId", seq, hash
  FROM audit_seal_head ORDER BY seal_seq, subject_type COLLATE "C", subject_id COLLATE "C"`;

type PlacedHead = SealedHead & { sealSeq: number };

function sealedHeads(runner: QueryRunner): AsyncGenerator<PlacedHead> {
  return streamed<PlacedHead>(runner, 'sealed_heads', HEADS);
}

/** Returns the number of the last seal. */
async function followSeals(runner: QueryRunner, lines: readonly (Anchor | null)[], found: Tell): Promise<number> {
  const anchorOf = new Map(lines.flatMap((line) => (line ? [[line.sealSeq, line]] : [])));
  const heads = streamed<PlacedHead>(runner, 'followed_heads', HEADS);
  let head = await heads.next();
  let last: Pick<Seal, 'seq' | 'hash'> | null = null;
  for await (const seal of streamed<Seal>(runner, 'followed_seals', SEALS)) {
    const expected: number = (last?.seq ?? 0) + 1;
    if (seal.seq > expected) found({ code: 'seals_missing', from: expected, to: seal.seq - 1 });
    let headsHash = NO_HEADS;
    let headCount = 0;
    for (; !head.done && head.value.sealSeq <= seal.seq; head = await heads.next()) {
      headsHash = foldHead(headsHash, head.value);
      headCount += 1;
    }
    if (headsHash !== seal.headsHash || headCount !== seal.headCount) found({ code: 'seal_heads_changed', sealSeq: seal.seq });
    const isLinked = seal.seq !== expected || seal.previous === (last?.hash ?? null);
    if (sealHash(seal) !== seal.hash || !isLinked) found({ code: 'seal_edited', sealSeq: seal.seq });
    const anchor = anchorOf.get(seal.seq);
    if (anchor && anchor.hash !== seal.hash) found({ code: 'seal_differs_from_anchor', sealSeq: seal.seq, on: anchor.on });
    anchorOf.delete(seal.seq);
    last = { seq: seal.seq, hash: seal.hash };
  }
  const end = last?.seq ?? 0;
  const anchored = Math.max(0, ...anchorOf.keys());
  if (anchored > end) found({ code: 'seals_missing', from: end + 1, to: anchored });
  return end;
}

/** Names the heads whose row is no more, or has another hash. */
async function compareHeads(runner: QueryRunner, source: HeadSource, heads: AsyncIterable<PlacedHead>, found: Tell): Promise<void> {
  let batch: PlacedHead[] = [];
  const compare = async () => {
    const wrong = (await runner.query(DIFFERING_HEADS, [JSON.stringify(batch)])) as (PlacedHead & { isGone: boolean })[];
    for (const { subjectType, subjectId, seq, sealSeq, isGone } of wrong) {
      found({ subjectType, subjectId, code: isGone ? 'chain_truncated' : 'chain_rewritten', seq, sealSeq, source });
    }
    batch = [];
  };
  for await (const head of heads) {
    batch.push(head);
    if (batch.length === HEADS_AT_A_TIME) await compare();
  }
  if (batch.length > 0) await compare();
}

const DIFFERING_HEADS = `
  SELECT h."subjectType", h."subjectId", h.seq, h."sealSeq", e.hash IS NULL AS "isGone"
  FROM json_to_recordset($1::json) AS h ("subjectType" text, "subjectId" text, seq int, hash text, "sealSeq" int)
  LEFT JOIN audit_event e ON e.subject_type = h."subjectType" AND e.subject_id = h."subjectId" AND e.seq = h.seq
  WHERE e.hash IS DISTINCT FROM h.hash`;

/** Rows that no head of a seal up to `sealSeq` covers. */
async function rowsAfter(runner: QueryRunner, sealSeq: number): Promise<number> {
  const [row] = (await runner.query(
    `SELECT count(*) AS count FROM audit_event e WHERE NOT EXISTS (
       SELECT 1 FROM audit_seal_head h
       WHERE h.subject_type = e.subject_type AND h.subject_id = e.subject_id AND h.seal_seq <= $1 AND h.seq >= e.seq)`,
    [sealSeq],
  )) as { count: number }[];
  return row?.count ?? 0;
}
