import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import type { EntityManager } from 'typeorm';

/**
 * Who keeps a document and who may issue one. Both are asked inside commands, so both read through the command's own
 * connection: a transaction that waits for a second connection of the same pool can wait for ever.
 */
@Injectable()
export class KeeperQueries {
  /**
   * The organs that may record what happens to a document: issuers, the responsible organ, and the office (政府办) and
   * justice bureau (司法局) of their government, as far as there are such.
   */
  async keepersOf(db: EntityManager, document: { id: string; leadIssuerId: string; responsibleOrganId: string }): Promise<string[]> {
    const own = [document.leadIssuerId, document.responsibleOrganId];
    const rows = await db.query<{ id: string }[]>(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id, kind FROM organ WHERE id = ANY($1)
         UNION SELECT o.id, o.parent_id, o.kind FROM organ o JOIN above a ON o.id = a.parent_id WHERE a.kind <> 'government')
       SELECT o.id FROM organ o JOIN above a ON o.parent_id = a.id AND a.kind = 'government'
        WHERE o.kind IN ('government_office', 'justice_bureau')
       UNION SELECT organ_id FROM document_issuer WHERE document_id = $2`,
      [own, document.id],
    );
    return [...new Set([...own, ...rows.map(({ id }) => id)])];
  }

  /**
   * The keepers that answer for a document before the public (下线 is confirmed by them): its issuers, and the office and justice
   * bureau of their government; an organ that is only charged with carrying it out is not among them.
   */
  answeringFor(db: EntityManager, { id, leadIssuerId }: { id: string; leadIssuerId: string }): Promise<string[]> {
    return this.keepersOf(db, { id, leadIssuerId, responsibleOrganId: leadIssuerId });
  }

  /**
   * Whether one of `issuerIds` may end a document by publishing another one (同时废止): its issuers, their successors, every organ
   * above them, and those governments' offices (政府办 acts in its government's name).
   */
  async mayRepeal(db: EntityManager, issuerIds: readonly string[], documentId: string): Promise<boolean> {
    const [row] = await db.query<{ may: boolean }[]>(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id, successor_id FROM organ WHERE id IN (SELECT organ_id FROM document_issuer WHERE document_id = $2)
         UNION SELECT o.id, o.parent_id, o.successor_id FROM organ o JOIN above a ON o.id IN (a.parent_id, a.successor_id))
       SELECT EXISTS (SELECT 1 FROM organ o WHERE o.id = ANY($1) AND (o.id IN (SELECT id FROM above)
         OR (o.kind = 'government_office' AND o.parent_id IN (SELECT id FROM above)))) AS may`,
      [issuerIds, documentId],
    );
    return row?.may === true;
  }

  /** Those of `organIds` that may not issue normative documents on `day` (制定主体清单, V07). */
  async withoutPower(db: EntityManager, organIds: readonly string[], day: LegalDate): Promise<string[]> {
    const rows = await db.query<{ id: string }[]>(
      `SELECT id FROM organ WHERE id = ANY($1) AND NOT (may_issue AND valid_from <= $2 AND (valid_to IS NULL OR valid_to > $2))`,
      [organIds, day],
    );
    return rows.map(({ id }) => id);
  }
}
