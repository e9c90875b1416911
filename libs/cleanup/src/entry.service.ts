import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import { DomainError, type Actor, type DomainEvent } from '@libs/kernel';
import { Clock, Transactions, type Tx } from '@libs/platform';
import { CampaignEntity, CampaignItemEntity } from './campaign.entity';
import { entryStateAfter, proposalFaults, type EntryAction, type Proposal } from './domain/entry';
import { entryRefusals, type EntryRefusal } from './domain/refusal';
import { WorklistService } from './worklist.service';

/** An entry and the revision that whoever acts has seen. */
export interface SeenEntry {
  entryId: string;
  expectedRevision: number;
}

/** A row of the grid as typed. */
export interface FilledRow extends SeenEntry {
  proposal: Proposal;
}

/** What the bureau does to entries: one, or many at once. */
export type ReviewCommand =
  | { action: 'agree' }
  | { action: 'change'; proposal: Proposal; comment: string }
  | { action: 'sendBack'; comment: string }
  | { action: 'assign'; organId: string };

/** An entry that somebody else changed meanwhile, as it stands now. */
export interface StaleEntry {
  entryId: string;
  revision: number;
  proposal: Proposal;
  changedBy: string;
  changedByName?: string;
}

/** What departments fill in and the bureau reviews. The only writer of items beside DecisionService and ExecutionService. */
@Injectable()
export class EntryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly users: UserQueries,
    private readonly organs: OrganQueries,
    private readonly worklists: WorklistService,
  ) {}

  /**
   * 填报意见, one row or a pasted block: all or nothing. Errors: `not_found`; `stale_revision` with `stale`: what others wrote meanwhile;
   * `entry_refused` with the reasons. Returns the rows as they stand.
   */
  fill(campaignId: string, rows: readonly FilledRow[], by: Actor): Promise<CampaignItemEntity[]> {
    const typed = new Map(rows.map(({ entryId, proposal }) => [entryId, proposal]));
    return this.onEntries(campaignId, rows, 'fill', by, async (tx, items) => {
      const today = this.clock.today();
      for (const item of items) {
        const proposal = typed.get(item.id);
        if (!proposal) continue;
        Object.assign(item, proposal);
        item.state = entryStateAfter(item, 'fill', proposalFaults(proposal, today).length === 0);
      }
      await this.worklists.saveIn(tx, items, by);
      await tx.recordAll(items.map((item) => told(item, 'fill', by, tx.now, { disposition: item.disposition, state: item.state })));
    });
  }

  /**
   * 报送: everything of one organ at once. Errors: `not_found` (nothing of that organ), `entry_refused`, `entries_unfilled` with how many.
   * Returns how many were reported.
   */
  submit(campaignId: string, organId: string, by: Actor): Promise<{ submitted: number }> {
    return this.transactions.run(async (tx) => {
      const campaign = await this.worklists.holdIn(tx, campaignId);
      const ids = await tx.db.query<{ id: string }[]>('SELECT id FROM campaign_item WHERE campaign_id = $1 AND organ_id = $2', [
        campaignId,
        organId,
      ]);
      if (ids.length === 0) throw new DomainError('not_found', 'not_found', { id: campaignId });
      const items = await this.worklists.lockIn(
        tx,
        campaignId,
        ids.map(({ id }) => id),
      );
      const unfilled = items.filter(({ state }) => state === 'open' || state === 'returned').length;
      const filled = items.filter(({ state, organId: owner }) => state === 'filled' && owner === organId);
      const standing = { state: 'filled', organId } as const;
      const found = entryRefusals(campaign, standing, 'submit', by);
      if (found.length > 0) throw refusedEntries('submit', found);
      if (unfilled > 0) throw new DomainError('conflict', 'entries_unfilled', { unfilled });
      if (filled.length === 0) throw new DomainError('conflict', 'nothing_to_submit', {});
      for (const item of filled) item.state = entryStateAfter(item, 'submit');
      await this.worklists.saveIn(tx, filled, by);
      await tellCampaign(tx, campaignId, 'submit', by, { organId, count: filled.length });
      return { submitted: filled.length };
    });
  }

  /** 同意、改为…、退回重报、改派. Errors: as `fill`; `organ_unknown`. Returns the rows as they stand. */
  async review(campaignId: string, seen: readonly SeenEntry[], command: ReviewCommand, by: Actor): Promise<CampaignItemEntity[]> {
    if (command.action === 'assign' && (await this.organs.find([command.organId])).length === 0) {
      throw new DomainError('conflict', 'organ_unknown', {});
    }
    return this.onEntries(campaignId, seen, command.action, by, async (tx, items) => {
      this.judge(items, command);
      await this.worklists.saveIn(tx, items, by);
      const { action, ...rest } = command;
      const entryIds = items.map(({ id }) => id);
      await tellCampaign(tx, campaignId, action, by, { entryIds, ...rest });
    });
  }

  private judge(items: readonly CampaignItemEntity[], command: ReviewCommand): void {
    if ((command.action === 'change' || command.action === 'sendBack') && command.comment.trim() === '') {
      throw refusedEntries(command.action, ['comment_missing']);
    }
    if (command.action === 'change' && proposalFaults(command.proposal, this.clock.today()).length > 0) {
      throw refusedEntries('change', ['proposal_incomplete']);
    }
    for (const item of items) {
      item.state = entryStateAfter(item, command.action);
      if (command.action === 'change') Object.assign(item, command.proposal, { reviewComment: command.comment });
      if (command.action === 'sendBack') item.reviewComment = command.comment;
      if (command.action === 'assign') item.organId = command.organId;
    }
  }

  /** Locks the entries, refuses what may not be or what somebody changed meanwhile, then lets `write` do it. */
  private async onEntries(
    campaignId: string,
    seen: readonly SeenEntry[],
    action: EntryAction,
    by: Actor,
    write: (tx: Tx, items: CampaignItemEntity[], campaign: CampaignEntity) => Promise<void>,
  ): Promise<CampaignItemEntity[]> {
    try {
      return await this.transactions.run(async (tx) => {
        const campaign = await this.worklists.holdIn(tx, campaignId);
        const items = await this.worklists.lockIn(
          tx,
          campaignId,
          seen.map(({ entryId }) => entryId),
        );
        const found = new Set(items.flatMap((item) => entryRefusals(campaign, item, action, by)));
        if (found.size > 0) throw refusedEntries(action, [...found]);
        refuseStale(items, seen);
        await write(tx, items, campaign);
        return items;
      });
    } catch (error) {
      throw await this.withNames(error);
    }
  }

  /** Who wrote what is there now: read after the transaction, since a second connection inside it could be waited for for ever. */
  private async withNames(error: unknown): Promise<unknown> {
    if (!(error instanceof DomainError) || !Array.isArray(error.detail['stale'])) return error;
    const stale = error.detail['stale'] as StaleEntry[];
    const people = await this.users.find(stale.map(({ changedBy }) => changedBy));
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const named = stale.map((entry) => ({ ...entry, changedByName: names.get(entry.changedBy) ?? '' }));
    return new DomainError(error.kind, error.code, { ...error.detail, stale: named });
  }
}

export function refusedEntries(action: string, refusals: readonly EntryRefusal[]): DomainError {
  return new DomainError('conflict', 'entry_refused', { action, refusals });
}

/** What somebody proposed, without the rest of the row. */
export function proposalOf(item: Proposal): Proposal {
  const { disposition, reason, reasonText, basis, replacement, dueOn, earlierOn, earlierBasis, note } = item;
  return { disposition, reason, reasonText, basis, replacement, dueOn, earlierOn, earlierBasis, note };
}

function refuseStale(items: readonly CampaignItemEntity[], seen: readonly SeenEntry[]): void {
  const expected = new Map(seen.map(({ entryId, expectedRevision }) => [entryId, expectedRevision]));
  const stale: StaleEntry[] = items
    .filter(({ id, revision }) => expected.get(id) !== revision)
    .map((item) => ({ entryId: item.id, revision: item.revision, proposal: proposalOf(item), changedBy: item.changedBy }));
  if (stale.length > 0) throw new DomainError('conflict', 'stale_revision', { stale });
}

function told(item: CampaignItemEntity, action: EntryAction, by: Actor, at: Date, detail: Record<string, unknown>): DomainEvent {
  const { id, campaignId, revision } = item;
  return {
    type: `cleanup.${action}`,
    subjectType: 'campaign_entry',
    subjectId: id,
    actorId: by.id,
    at,
    detail: { campaignId, revision, ...detail },
  };
}

async function tellCampaign(tx: Tx, id: string, action: EntryAction, by: Actor, detail: Record<string, unknown>): Promise<void> {
  await tx.record({ type: `cleanup.${action}`, subjectType: 'campaign', subjectId: id, actorId: by.id, at: tx.now, detail });
}
