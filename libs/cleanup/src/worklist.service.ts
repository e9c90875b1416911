import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError, sha256, type Actor } from '@libs/kernel';
import { Clock, Ids, type Tx } from '@libs/platform';
import type { StockItem } from '@libs/registry';
import { CampaignEntity, CampaignEntryEntity, CampaignItemEntity } from './campaign.entity';
import { EMPTY_PROPOSAL } from './domain/entry';

/** Rows of one INSERT: PostgreSQL takes 65,535 values a statement. */
const ROWS = 1000;

/** A frozen row's content, as the list's hash covers it. */
type FrozenRow = Omit<CampaignEntryEntity, 'id' | 'campaignId'>;

/** SHA-256 over the worklist in its order. */
export function worklistHash(rows: readonly FrozenRow[]): string {
  const fields = ({ ordinal, documentId, title, docNumber, docClass, issuerId, issuerName, ...rest }: FrozenRow) => {
    const { responsibleOrganId, responsibleOrganName, level, regionCode, signedOn, publishedOn, effectiveOn, validThrough, status } = rest;
    const organs = { issuerId, issuerName, responsibleOrganId, responsibleOrganName, level, regionCode };
    return { ordinal, documentId, title, docNumber, docClass, ...organs, signedOn, publishedOn, effectiveOn, validThrough, status };
  };
  return sha256(canonicalJson(rows.map(fields)));
}

/** Writes the frozen worklist and the items' revisions, many at a time. Whether it may be done is asked before. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Freezes the list: the entries, and an open item of each with the organ that answers for it. Returns its hash. */
  async freezeIn(tx: Tx, campaignId: string, stock: readonly StockItem[], organOf: (id: string) => string, by: Actor): Promise<string> {
    const rows = stock.map((item, index) => ({
      id: this.ids.next(),
      campaignId,
      ordinal: index + 1,
      documentId: item.documentId,
      title: item.title,
      docNumber: item.docNumber,
      docClass: item.docClass,
      issuerId: item.leadIssuerId,
      issuerName: item.leadIssuerName,
      responsibleOrganId: item.responsibleOrganId,
      responsibleOrganName: item.responsibleOrganName,
      level: item.level,
      regionCode: item.regionCode,
      signedOn: item.signedOn,
      publishedOn: item.publishedOn,
      effectiveOn: item.effectiveOn,
      validThrough: item.validThrough,
      status: item.status,
    }));
    const items = rows.map(({ id, responsibleOrganId }) => ({
      id,
      campaignId,
      organId: organOf(responsibleOrganId),
      state: 'open' as const,
      ...EMPTY_PROPOSAL,
      changedBy: by.id,
      changedAt: tx.now,
      revision: 1,
    }));
    for (let from = 0; from < rows.length; from += ROWS) {
      await tx.insert(CampaignEntryEntity, rows.slice(from, from + ROWS));
      await tx.insert(CampaignItemEntity, items.slice(from, from + ROWS));
    }
    await this.rememberIn(
      tx,
      rows.map(({ id }) => id),
    );
    return worklistHash(rows);
  }

  /** The campaign, held still against freezing, publishing and archiving while its entries are worked on. Errors: `not_found`. */
  async holdIn(tx: Tx, campaignId: string): Promise<CampaignEntity> {
    const campaign = await tx.db
      .createQueryBuilder(CampaignEntity, 'campaign')
      .setLock('pessimistic_read')
      .where('campaign.id = :campaignId', { campaignId })
      .getOne();
    if (!campaign) throw new DomainError('not_found', 'not_found', { id: campaignId });
    return campaign;
  }

  /** The items, locked in one order for everybody. Errors: `not_found` when one of them is not of the campaign. */
  async lockIn(tx: Tx, campaignId: string, entryIds: readonly string[]): Promise<CampaignItemEntity[]> {
    const wanted = [...new Set(entryIds)];
    const items = await tx.db
      .createQueryBuilder(CampaignItemEntity, 'item')
      .setLock('pessimistic_write')
      .where('item.campaignId = :campaignId AND item.id = ANY(:wanted)', { campaignId, wanted })
      .orderBy('item.id')
      .getMany();
    if (items.length !== wanted.length) {
      const known = new Set(items.map(({ id }) => id));
      throw new DomainError('not_found', 'not_found', { id: wanted.find((id) => !known.has(id)) });
    }
    return items;
  }

  /** Writes locked items back, each as its next revision, and keeps that revision for ever. Errors: `stale_revision`. */
  async saveIn(tx: Tx, items: readonly CampaignItemEntity[], by: Actor): Promise<void> {
    if (items.length === 0) return;
    for (const item of items) Object.assign(item, { changedBy: by.id, changedAt: tx.now });
    const [, count] = await tx.db.query<[unknown[], number]>(UPDATE, [JSON.stringify(items)]);
    if (count !== items.length) throw new DomainError('conflict', 'stale_revision', {});
    for (const item of items) item.revision += 1;
    await this.rememberIn(
      tx,
      items.map(({ id }) => id),
    );
  }

  private async rememberIn(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.db.query(REMEMBER, [ids, this.clock.today()]);
  }
}

/** The items' fields, as JSON has them. */
const UPDATE = `
  UPDATE campaign_item i SET organ_id = n."organId", state = n.state, disposition = n.disposition, reason = n.reason,
    reason_text = n."reasonText", basis = n.basis, replacement = n.replacement, due_on = n."dueOn", earlier_on = n."earlierOn",
    earlier_basis = n."earlierBasis", note = n.note, review_comment = n."reviewComment", effect_event_id = n."effectEventId",
    executed_on = n."executedOn", changed_by = n."changedBy", changed_at = n."changedAt", revision = i.revision + 1
  FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, "organId" uuid, state text, disposition text, reason text, "reasonText" text,
    basis text, replacement text, "dueOn" date, "earlierOn" date, "earlierBasis" text, note text, "reviewComment" text,
    "effectEventId" uuid, "executedOn" date, "changedBy" uuid, "changedAt" timestamptz, revision integer)
  WHERE i.id = n.id AND i.revision = n.revision`;

const REMEMBER = `
  INSERT INTO campaign_entry_revision (entry_id, revision, campaign_id, organ_id, state, disposition, proposal, recorded_on, recorded_at,
    recorded_by)
  SELECT id, revision, campaign_id, organ_id, state, disposition,
    jsonb_strip_nulls(jsonb_build_object('reason', reason, 'reasonText', reason_text, 'basis', basis, 'replacement', replacement,
      'dueOn', due_on, 'earlierOn', earlier_on, 'earlierBasis', earlier_basis, 'note', note, 'reviewComment', review_comment,
      'effectEventId', effect_event_id, 'executedOn', executed_on)),
    $2, changed_at, changed_by
  FROM campaign_item WHERE id = ANY($1)`;
