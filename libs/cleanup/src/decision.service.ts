import { Injectable } from '@nestjs/common';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock, Ids, Transactions, type Tx } from '@libs/platform';
import { EffectBatchService, StockQueries, type DecidedCommand, type EffectOutlook } from '@libs/registry';
import { DataSource, In, type EntityManager } from 'typeorm';
import {
  CampaignDecisionEntity,
  CampaignDecisionEntryEntity,
  CampaignEntity,
  CampaignEntryEntity,
  CampaignItemEntity,
} from './campaign.entity';
import { refused } from './campaign.service';
import { campaignStateAfter, type DecidingDocument } from './domain/campaign';
import type { EntryState } from './domain/entry';
import { planHash, plannedEffect, replacementOf, type PlanRefusal, type PlanRow } from './domain/plan';
import { decisionRefusals, standing, type CampaignRefusal } from './domain/refusal';
import { progressOf } from './progress';
import { WorklistService } from './worklist.service';

/** 清理决定: the deciding document and the entries that it decides; further ones stay open (拟) for a later decision. */
export interface DecisionCommand {
  decision: DecidingDocument;
  entryIds: readonly string[];
}

export interface Preview {
  rows: PlanRow[];
  /** What was shown, for `publish` to compare with what it is about to do. */
  hash: string;
  /** Why nothing at all can be published now. */
  refusals: CampaignRefusal[];
}

/** Rows of one INSERT: PostgreSQL takes 65,535 values a statement. */
const ROWS = 1000;
const DECIDABLE: readonly EntryState[] = ['agreed'];

/** Previews and publishes decisions (公布清理决定并更新效力): every entry's effect in one transaction, or none. */
@Injectable()
export class DecisionService {
  constructor(
    private readonly source: DataSource,
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly effects: EffectBatchService,
    private readonly stock: StockQueries,
    private readonly worklists: WorklistService,
  ) {}

  /** Exactly what publication would change. Errors: `not_found`. */
  async preview(campaignId: string, command: DecisionCommand, by: Actor): Promise<Preview> {
    const db = this.source.manager;
    const campaign = await db.findOneBy(CampaignEntity, { id: campaignId });
    if (!campaign || campaign.organId !== by.organId) throw new DomainError('not_found', 'not_found', { id: campaignId });
    const decision = await this.named(db, command.decision);
    const items = await db.findBy(CampaignItemEntity, { campaignId, id: In([...command.entryIds]) });
    const rows = await this.plan(db, items, decision);
    return { rows, hash: planHash(decision, rows), refusals: await this.refusals(db, campaign, decision, rows, by) };
  }

  /**
   * Publishes a decision. Errors: `not_found`, `stale_revision`; `campaign_refused` with the reasons; `entries_cannot_take_effect` with
   * `entries`: which and why; `preview_outdated` when it would do something else than what was shown.
   */
  publish(
    campaignId: string,
    expectedRevision: number,
    command: DecisionCommand,
    previewHash: string,
    by: Actor,
  ): Promise<{ decisionId: string; revision: number; executed: number; pending: number }> {
    return this.transactions.run(async (tx) => {
      const campaign = await tx.lock(CampaignEntity, campaignId, expectedRevision);
      const decision = await this.named(tx.db, command.decision);
      const items = await this.worklists.lockIn(tx, campaignId, command.entryIds);
      const rows = await this.plan(tx.db, items, decision);
      const found = await this.refusals(tx.db, campaign, decision, rows, by);
      if (found.length > 0) throw refused('publish', found);
      const failing = rows.filter(({ refusals }) => refusals.length > 0);
      if (failing.length > 0) {
        const entries = failing.map(({ entryId, title, docNumber, refusals }) => ({ entryId, title, docNumber, refusals }));
        throw new DomainError('conflict', 'entries_cannot_take_effect', { entries });
      }
      const hash = planHash(decision, rows);
      if (hash !== previewHash) throw new DomainError('conflict', 'preview_outdated', {});

      const commands = rows.flatMap((row) => (row.effect === null ? [] : [{ documentId: row.documentId, command: commandOf(row) }]));
      const events = await this.effects.recordEffectsIn(tx, commands, by);
      await this.effects.recordEffectsIn(tx, rows.flatMap(replacing), by);
      const decisionId = await this.insertIn(tx, campaign, decision, rows, events, hash, by);
      const pending = await this.executeIn(tx, items, rows, events, by);
      campaign.state = campaignStateAfter(campaign.state, 'publish');
      await tx.save(campaign);
      const detail = { decisionId, count: rows.length, hash, title: decision.title, docNumber: decision.docNumber };
      await tx.record({ type: 'cleanup.publish', subjectType: 'campaign', subjectId: campaignId, actorId: by.id, at: tx.now, detail });
      return { decisionId, revision: campaign.revision, executed: rows.length - pending, pending };
    });
  }

  /** A registered deciding document speaks for itself: its title and number are the registry's. Errors: `deciding_document_unknown`. */
  private async named(db: EntityManager, decision: DecidingDocument): Promise<DecidingDocument> {
    if (decision.documentId === null) {
      return { ...decision, title: decision.title.trim().replace(/^《(.*)》$/, '$1'), docNumber: decision.docNumber?.trim() ?? null };
    }
    const row = await this.stock.named(db, decision.documentId);
    if (!row) throw new DomainError('conflict', 'deciding_document_unknown', { id: decision.documentId });
    return { ...decision, ...row };
  }

  private async plan(db: EntityManager, items: readonly CampaignItemEntity[], decision: DecidingDocument): Promise<PlanRow[]> {
    const entries = await db.find(CampaignEntryEntity, { where: { id: In(items.map(({ id }) => id)) }, order: { ordinal: 'ASC' } });
    const byId = new Map(items.map((item) => [item.id, item]));
    // A document without an effect of its own is asked too: what it is now belongs into the preview.
    const asked = entries.map(({ id, documentId }) => {
      const item = byId.get(id);
      const effect = item ? plannedEffect(item, decision) : null;
      const command: DecidedCommand = effect ?? { action: 'confirm', on: decision.publishedOn };
      return { documentId, command, effect };
    });
    const outlooks = await this.effects.outlook(db, asked, this.clock.today(), this.clock.now());
    return entries.flatMap((entry, index) => {
      const item = byId.get(entry.id);
      const outlook = outlooks[index];
      return item && outlook ? [rowOf(entry, item, asked[index]?.effect ?? null, outlook)] : [];
    });
  }

  private async refusals(
    db: EntityManager,
    campaign: CampaignEntity,
    decision: DecidingDocument,
    rows: readonly PlanRow[],
    by: Actor,
  ): Promise<CampaignRefusal[]> {
    const progress = await progressOf(db, campaign.id);
    const found = [
      ...standing(campaign, progress, 'publish', by),
      ...decisionRefusals(decision, progress.deliberation, this.clock.today()),
    ];
    if (rows.length === 0) found.push('nothing_decided');
    return found;
  }

  private async insertIn(
    tx: Tx,
    campaign: CampaignEntity,
    decision: DecidingDocument,
    rows: readonly PlanRow[],
    events: ReadonlyMap<string, string>,
    contentHash: string,
    by: Actor,
  ): Promise<string> {
    const { deliberation } = await progressOf(tx.db, campaign.id);
    if (deliberation === null) throw refused('publish', ['not_deliberated']);
    const id = this.ids.next();
    const before = await tx.db.countBy(CampaignDecisionEntity, { campaignId: campaign.id });
    await tx.insert(CampaignDecisionEntity, {
      id,
      campaignId: campaign.id,
      ordinal: before + 1,
      deliberationId: deliberation.id,
      ...decision,
      entryCount: rows.length,
      contentHash,
      recordedBy: by.id,
      recordedAt: tx.now,
    });
    const decided = rows.map(({ entryId, documentId, disposition, reason, effect, known, statusNow }) => ({
      entryId,
      decisionId: id,
      disposition,
      effectOn: effect?.on ?? known?.on ?? null,
      effectEventId: events.get(documentId) ?? known?.eventId ?? null,
      statusBefore: statusNow,
      reason,
    }));
    for (let from = 0; from < decided.length; from += ROWS) {
      await tx.insert(CampaignDecisionEntryEntity, decided.slice(from, from + ROWS));
    }
    return id;
  }

  /** Marks the items: what an amendment has to carry out waits, everything else is done. Returns how many wait. */
  private async executeIn(
    tx: Tx,
    items: readonly CampaignItemEntity[],
    rows: readonly PlanRow[],
    events: ReadonlyMap<string, string>,
    by: Actor,
  ): Promise<number> {
    const planned = new Map(rows.map((row) => [row.entryId, row]));
    let pending = 0;
    for (const item of items) {
      if (item.disposition === 'AMEND') {
        item.state = 'decided';
        pending += 1;
        continue;
      }
      const row = planned.get(item.id);
      item.state = 'executed';
      item.executedOn = this.clock.today();
      item.effectEventId = (row && events.get(row.documentId)) ?? row?.known?.eventId ?? null;
    }
    await this.worklists.saveIn(tx, items, by);
    return pending;
  }
}

function commandOf({ effect, documentId }: PlanRow): DecidedCommand {
  if (effect === null) throw new Error(`nothing is planned for ${documentId}`);
  return effect;
}

/** The link to the document that takes its place, beside the ending itself. */
function replacing({ documentId, effect, replacement }: PlanRow): { documentId: string; command: DecidedCommand }[] {
  if (effect === null || replacement === null) return [];
  return [{ documentId, command: { action: 'supersede', on: effect.on, basis: effect.basis, ...replacement } }];
}

function rowOf(entry: CampaignEntryEntity, item: CampaignItemEntity, effect: PlanRow['effect'], outlook: EffectOutlook): PlanRow {
  const { id: entryId, ordinal, documentId, title, docNumber } = entry;
  const disposition = item.disposition ?? 'EXCLUDE';
  const refusals: PlanRefusal[] = [];
  if (item.state === 'decided' || item.state === 'executed') refusals.push('entry_is_decided');
  else if (!DECIDABLE.includes(item.state)) refusals.push('entry_not_agreed');
  // 已明令废止, and the registry knows of an end already: that end stands (the first ending stands), nothing is recorded anew.
  const known = item.disposition === 'ALREADY' ? outlook.ended : null;
  const applied = known === null ? effect : null;
  if (applied !== null && outlook.refusals.includes('already_ended')) refusals.push('already_ended');
  if (applied?.action === 'confirm' && outlook.statusNow === 'NOT_YET') refusals.push('not_yet_in_force');
  return {
    ...{ entryId, ordinal, documentId, title, docNumber, disposition, reason: item.reason },
    effect: applied,
    replacement: applied === null ? null : replacementOf(item),
    statusNow: outlook.statusNow,
    statusThen: applied === null ? outlook.statusNow : outlook.statusThen,
    known,
    dueOn: item.disposition === 'AMEND' ? item.dueOn : null,
    refusals,
  };
}
