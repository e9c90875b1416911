import { Injectable } from '@nestjs/common';
import { OrganQueries, type OrganNode } from '@libs/identity';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { Clock, Ids, Transactions, type Tx } from '@libs/platform';
import { StockQueries, type StockFilter } from '@libs/registry';
import { CampaignDeliberationEntity, CampaignEntity } from './campaign.entity';
import {
  campaignStateAfter,
  type Campaign,
  type CampaignAction,
  type CampaignFields,
  type Deliberation,
  type Scope,
} from './domain/campaign';
import { deliberationRefusals, fieldRefusals, standing, type CampaignRefusal, type Progress } from './domain/refusal';
import { progressOf } from './progress';
import { WorklistService } from './worklist.service';

/** Commands on a campaign as a whole; its entries: EntryService, its decisions: DecisionService. */
export type CampaignCommand =
  | { action: 'edit'; fields: CampaignFields }
  | { action: 'freeze' | 'open' | 'startReview' | 'followUp' | 'archive' }
  | { action: 'postpone'; deadlineOn: LegalDate }
  | { action: 'deliberate'; deliberation: Deliberation };

/** Campaigns (清理工作): plan, frozen worklist, stages, deliberations. */
@Injectable()
export class CampaignService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly organs: OrganQueries,
    private readonly stock: StockQueries,
    private readonly worklists: WorklistService,
  ) {}

  /** 拟定方案. Errors: `campaign_refused`. */
  async create(fields: CampaignFields, by: Actor): Promise<{ id: string; slug: string; revision: number }> {
    const organ = await this.organs.get(by.organId);
    const found = fieldRefusals(fields, this.clock.today());
    if (!by.permissions.has('cleanup.run')) found.push('not_permitted');
    if (organ.kind !== 'justice_bureau') found.push('not_a_bureau');
    if (found.length > 0) throw refused('create', found);
    const government = await this.organs.governmentOf(organ.id);
    return this.transactions.run(async (tx) => {
      const id = this.ids.next();
      const slug = this.ids.slug();
      await tx.insert(CampaignEntity, {
        id,
        slug,
        ...fields,
        title: fields.title.trim(),
        organId: organ.id,
        governmentId: government.id,
        state: 'preparing',
        createdBy: by.id,
        createdAt: tx.now,
        revision: 1,
      });
      await this.tell(tx, id, 'create', by, { kind: fields.kind, title: fields.title, scopeOn: fields.scopeOn, scope: fields.scope });
      return { id, slug, revision: 1 };
    });
  }

  /** One command on the campaign. Errors: `not_found`, `stale_revision`, `campaign_refused` with the reasons. */
  async act(id: string, expectedRevision: number, command: CampaignCommand, by: Actor): Promise<{ id: string; revision: number }> {
    const successors = command.action === 'freeze' ? successorsOf(await this.organs.tree()) : new Map<string, string>();
    return this.transactions.run(async (tx) => {
      const campaign = await tx.lock(CampaignEntity, id, expectedRevision);
      const progress = await progressOf(tx.db, id);
      const found = [...standing(campaign, progress, command.action, by), ...this.typedRefusals(campaign, command)];
      if (found.length > 0) throw refused(command.action, [...new Set(found)]);
      const detail = await this.apply(tx, campaign, command, progress, successors, by);
      campaign.state = campaignStateAfter(campaign.state, command.action);
      await tx.save(campaign);
      await this.tell(tx, id, command.action, by, detail);
      return { id, revision: campaign.revision };
    });
  }

  private typedRefusals(campaign: Campaign, command: CampaignCommand): CampaignRefusal[] {
    const today = this.clock.today();
    switch (command.action) {
      case 'edit':
        return fieldRefusals(command.fields, today);
      case 'postpone':
        return command.deadlineOn > campaign.deadlineOn ? [] : ['deadline_not_later'];
      case 'deliberate':
        return deliberationRefusals(command.deliberation, today);
      default:
        return [];
    }
  }

  /** Puts the command into the row and what hangs on it; returns what the log keeps of it. */
  private async apply(
    tx: Tx,
    campaign: CampaignEntity,
    command: CampaignCommand,
    { counts }: Progress,
    successors: ReadonlyMap<string, string>,
    by: Actor,
  ): Promise<Record<string, unknown>> {
    switch (command.action) {
      case 'edit': {
        Object.assign(campaign, command.fields);
        const { kind, title, scopeOn, deadlineOn, scope } = command.fields;
        return { kind, title, scopeOn, deadlineOn, scope };
      }
      case 'postpone': {
        const before = campaign.deadlineOn;
        campaign.deadlineOn = command.deadlineOn;
        return { before, deadlineOn: command.deadlineOn };
      }
      case 'freeze':
        return this.freeze(tx, campaign, successors, by);
      case 'deliberate': {
        const id = this.ids.next();
        await tx.insert(CampaignDeliberationEntity, {
          id,
          campaignId: campaign.id,
          ...command.deliberation,
          recordedBy: by.id,
          recordedAt: tx.now,
        });
        const { heldOn, meeting, result } = command.deliberation;
        return { deliberationId: id, heldOn, meeting, result };
      }
      default:
        return { counts };
    }
  }

  private async freeze(
    tx: Tx,
    campaign: CampaignEntity,
    successors: ReadonlyMap<string, string>,
    by: Actor,
  ): Promise<Record<string, unknown>> {
    const stock = await this.stock.stock(tx.db, campaign.scopeOn, stockFilter(campaign.governmentId, campaign.scope));
    if (stock.length === 0) throw refused('freeze', ['worklist_empty']);
    const organOf = (id: string): string => successors.get(id) ?? id;
    campaign.worklistHash = await this.worklists.freezeIn(tx, campaign.id, stock, organOf, by);
    campaign.worklistCount = stock.length;
    campaign.frozenOn = this.clock.today();
    return { count: stock.length, hash: campaign.worklistHash };
  }

  private async tell(tx: Tx, id: string, action: CampaignAction | 'create', by: Actor, detail: Record<string, unknown>): Promise<void> {
    await tx.record({ type: `cleanup.${action}`, subjectType: 'campaign', subjectId: id, actorId: by.id, at: tx.now, detail });
  }
}

export function refused(action: string, refusals: readonly CampaignRefusal[]): DomainError {
  return new DomainError('conflict', 'campaign_refused', { action, refusals });
}

/** The scope in the registry's words. */
export function stockFilter(governmentId: string, scope: Scope): StockFilter {
  // Statuses and classes were checked at the door; the registry's names are the scope's.
  return { governmentId, ...scope } as StockFilter;
}

/** For every organ that is no more the one that answers now (机构改革), through as many changes as there were. */
function successorsOf(tree: readonly OrganNode[]): Map<string, string> {
  const next = new Map<string, string>();
  const visit = (nodes: readonly OrganNode[]): void => {
    for (const { id, successorId, children } of nodes) {
      if (successorId !== null) next.set(id, successorId);
      visit(children);
    }
  };
  visit(tree);
  const last = new Map<string, string>();
  for (const id of next.keys()) {
    const seen = new Set([id]);
    let now = id;
    for (let then = next.get(now); then !== undefined && !seen.has(then); then = next.get(now)) {
      seen.add(then);
      now = then;
    }
    last.set(id, now);
  }
  return last;
}
