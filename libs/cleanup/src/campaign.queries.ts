import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { StockQueries, type StockItem } from '@libs/registry';
import { DataSource } from 'typeorm';
import { CampaignDecisionEntity, CampaignDeliberationEntity, CampaignEntity } from './campaign.entity';
import { stockFilter } from './campaign.service';
import {
  CAMPAIGN_ACTIONS,
  type Campaign,
  type CampaignAction,
  type CampaignState,
  type DecidingDocument,
  type Deliberation,
  type Scope,
} from './domain/campaign';
import { OWED, type EntryState } from './domain/entry';
import { maySee, standing, type CampaignRefusal } from './domain/refusal';
import { progressOf } from './progress';

/** A campaign as lists show it. */
export interface CampaignRow {
  campaign: Campaign;
  organName: string;
  /** Entries by state: all of them for the bureau, those of the reader's organ for everybody else. */
  counts: Partial<Record<EntryState, number>>;
}

export interface DecisionRow extends DecidingDocument {
  id: string;
  ordinal: number;
  entryCount: number;
  contentHash: string;
  recordedAt: Date;
  recordedByName: string;
}

export interface CampaignDetail extends CampaignRow {
  /** run: the bureau that runs it; fill: an organ that answers for entries. */
  view: 'run' | 'fill';
  deliberations: (Deliberation & { id: string; recordedAt: Date })[];
  decisions: DecisionRow[];
  allowed: { action: CampaignAction; refusals: CampaignRefusal[] }[];
}

/** 各单位填报进度 */
export interface OrganProgress {
  organId: string;
  organName: string;
  counts: Partial<Record<EntryState, number>>;
  total: number;
}

/** What somebody's home page says about cleanup: what their organ has to fill in (清理待填), and what they run (清理进度). */
export interface CleanupHome {
  fill: { campaignId: string; title: string; deadlineOn: LegalDate; owed: number; returned: number; total: number }[];
  run: {
    campaignId: string;
    title: string;
    state: CampaignState;
    deadlineOn: LegalDate;
    submitted: number;
    agreed: number;
    total: number;
  }[];
}

/** Refusals that say that an action is not the actor's at all: no button for it. */
const NOT_THEIRS: readonly CampaignRefusal[] = ['campaign_wrong_state', 'not_permitted', 'not_the_running_bureau'];
const FINISHED: readonly CampaignState[] = ['archived'];

/** Campaigns as the desk shows them. */
@Injectable()
export class CampaignQueries {
  constructor(
    private readonly source: DataSource,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly stock: StockQueries,
  ) {}

  /** Those that `by` may see, the newest first. */
  async list(by: Actor): Promise<CampaignRow[]> {
    const campaigns = await this.source.manager
      .createQueryBuilder(CampaignEntity, 'campaign')
      .where(
        `campaign.organId = :organId OR (campaign.state <> 'preparing' AND EXISTS (
          SELECT 1 FROM campaign_item i WHERE i.campaign_id = campaign.id AND i.organ_id = :organId))`,
        { organId: by.organId },
      )
      .orderBy('campaign.createdAt', 'DESC')
      .addOrderBy('campaign.id', 'DESC')
      .getMany();
    return this.rows(campaigns, by);
  }

  /** Whether `by` may plan a campaign (新建清理工作): the same rules that `create` enforces. */
  async mayCreate(by: Actor): Promise<boolean> {
    return by.permissions.has('cleanup.run') && (await this.organs.get(by.organId)).kind === 'justice_bureau';
  }

  /** The page of one campaign. Errors: `not_found`, also for whom it is not to be seen by. */
  async get(id: string, by: Actor): Promise<CampaignDetail> {
    const db = this.source.manager;
    const campaign = await this.seen(id, by);
    const [row] = await this.rows([campaign], by);
    if (!row) throw new DomainError('not_found', 'not_found', { id });
    const progress = await progressOf(db, id);
    const deliberations = await db.find(CampaignDeliberationEntity, { where: { campaignId: id }, order: { recordedAt: 'ASC', id: 'ASC' } });
    const decisions = await db.find(CampaignDecisionEntity, { where: { campaignId: id }, order: { ordinal: 'ASC' } });
    const people = await this.users.find(decisions.map(({ recordedBy }) => recordedBy));
    const names = new Map(people.map((person) => [person.id, person.name]));
    const allowed = CAMPAIGN_ACTIONS.map((action) => ({ action, refusals: standing(campaign, progress, action, by) })).filter(
      ({ refusals }) => !refusals.some((refusal) => NOT_THEIRS.includes(refusal)),
    );
    return {
      ...row,
      view: campaign.organId === by.organId ? 'run' : 'fill',
      deliberations,
      decisions: decisions.map((decision) => toDecisionRow(decision, names.get(decision.recordedBy) ?? '')),
      allowed,
    };
  }

  /** What a scope would list, before it is frozen; for whoever runs campaigns of their own government. */
  async scopePreview(scope: Scope, scopeOn: LegalDate, by: Actor): Promise<StockItem[]> {
    const government = await this.organs.governmentOf(by.organId);
    return this.stock.stock(this.source.manager, scopeOn, stockFilter(government.id, scope));
  }

  /** 各单位进度; for the bureau. Errors: `not_found`. */
  async organProgress(id: string, by: Actor): Promise<OrganProgress[]> {
    const campaign = await this.seen(id, by);
    const rows = await this.source.query<{ organId: string; state: EntryState; count: number }[]>(
      `SELECT organ_id AS "organId", state, count(*)::int AS count FROM campaign_item
        WHERE campaign_id = $1 AND ($2::uuid IS NULL OR organ_id = $2) GROUP BY organ_id, state`,
      [id, campaign.organId === by.organId ? null : by.organId],
    );
    const organs = await this.organs.find(rows.map(({ organId }) => organId));
    return organs.map((organ) => {
      const own = rows.filter(({ organId }) => organId === organ.id);
      const counts = Object.fromEntries(own.map(({ state, count }) => [state, count]));
      return { organId: organ.id, organName: organ.name, counts, total: own.reduce((sum, { count }) => sum + count, 0) };
    });
  }

  /** The home page's blocks. */
  async home(by: Actor): Promise<CleanupHome> {
    const rows = (await this.list(by)).filter(({ campaign }) => !FINISHED.includes(campaign.state));
    const own = await this.source.query<{ campaignId: string; owed: number; returned: number; total: number }[]>(
      `SELECT campaign_id AS "campaignId", count(*) FILTER (WHERE state = ANY($2))::int AS owed,
              count(*) FILTER (WHERE state = 'returned')::int AS returned, count(*)::int AS total
         FROM campaign_item WHERE organ_id = $1 GROUP BY campaign_id`,
      [by.organId, OWED],
    );
    const sums = new Map(own.map((sum) => [sum.campaignId, sum]));
    const isFilling = ({ state }: Campaign): boolean => state === 'filling' || state === 'review';
    return {
      fill: rows.flatMap(({ campaign }) => {
        const sum = sums.get(campaign.id);
        if (!sum || sum.owed === 0 || !isFilling(campaign)) return [];
        return [{ ...sum, title: campaign.title, deadlineOn: campaign.deadlineOn }];
      }),
      run: rows.flatMap(({ campaign, counts }) => {
        if (campaign.organId !== by.organId) return [];
        const of = (...states: EntryState[]) => states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
        const { id: campaignId, title, state, deadlineOn, worklistCount } = campaign;
        const reviewed = of('agreed', 'decided', 'executed');
        return [
          { campaignId, title, state, deadlineOn, submitted: of('submitted') + reviewed, agreed: reviewed, total: worklistCount ?? 0 },
        ];
      }),
    };
  }

  /** The campaign when `by` may see it. Errors: `not_found`. */
  async seen(id: string, by: Actor): Promise<CampaignEntity> {
    const campaign = await this.source.manager.findOneBy(CampaignEntity, { id });
    const [own] = await this.source.query<unknown[]>('SELECT 1 FROM campaign_item WHERE campaign_id = $1 AND organ_id = $2 LIMIT 1', [
      id,
      by.organId,
    ]);
    if (!campaign || !maySee(campaign, own !== undefined, by)) throw new DomainError('not_found', 'not_found', { id });
    return campaign;
  }

  private async rows(campaigns: readonly CampaignEntity[], by: Actor): Promise<CampaignRow[]> {
    const counts = await this.source.query<{ campaignId: string; state: EntryState; count: number }[]>(
      `SELECT i.campaign_id AS "campaignId", i.state, count(*)::int AS count FROM campaign_item i JOIN campaign c ON c.id = i.campaign_id
        WHERE c.id = ANY($1) AND (c.organ_id = $2 OR i.organ_id = $2) GROUP BY i.campaign_id, i.state`,
      [campaigns.map(({ id }) => id), by.organId],
    );
    const organs = await this.organs.find(campaigns.map(({ organId }) => organId));
    const names = new Map(organs.map(({ id, name }) => [id, name]));
    return campaigns.map((campaign) => ({
      campaign,
      organName: names.get(campaign.organId) ?? '',
      counts: Object.fromEntries(counts.filter(({ campaignId }) => campaignId === campaign.id).map(({ state, count }) => [state, count])),
    }));
  }
}

function toDecisionRow(decision: CampaignDecisionEntity, recordedByName: string): DecisionRow {
  const { id, ordinal, documentId, title, docNumber, issuedOn, publishedOn, entryCount, contentHash, recordedAt } = decision;
  return { id, ordinal, documentId, title, docNumber, issuedOn, publishedOn, entryCount, contentHash, recordedAt, recordedByName };
}
