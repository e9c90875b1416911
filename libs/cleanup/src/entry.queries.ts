import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import { addDays, type Actor, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { TimeLimitQueries } from '@libs/settings';
import { DataSource } from 'typeorm';
import { CampaignQueries } from './campaign.queries';
import { proposalFaults, type Disposition, type EntryState, type Proposal, type ProposalFault } from './domain/entry';
import { proposalOf } from './entry.service';

export interface EntryFilter {
  organId?: string;
  states?: readonly EntryState[];
  disposition?: Disposition | 'none';
  docClass?: string;
  /** 拟 or 已. */
  isDone?: boolean;
  /** As it stood at the end of this day; today when left out. */
  on?: LegalDate;
  /** Words of the title, or a number. */
  text?: string;
  /** The ordinal of the last entry of the page before. */
  after?: number;
  limit: number;
}

/** A row of the worklist: what was frozen, and what has become of it. */
export interface EntryRow extends Proposal {
  id: string;
  ordinal: number;
  documentId: string;
  title: string;
  docNumber: string | null;
  docClass: string;
  issuerName: string;
  publishedOn: LegalDate | null;
  effectiveOn: LegalDate | null;
  validThrough: LegalDate | null;
  /** On the scope day. */
  status: string;
  organId: string;
  organName: string;
  state: EntryState;
  reviewComment: string | null;
  executedOn: LegalDate | null;
  revision: number;
  changedByName: string;
  changedAt: Date;
  /** What the proposal still lacks. */
  faults: ProposalFault[];
}

/** 落实事项: what was agreed or decided and has not happened yet. */
export interface FollowUpTask {
  entryId: string;
  documentId: string;
  title: string;
  docNumber: string | null;
  disposition: Disposition;
  organId: string;
  organName: string;
  state: EntryState;
  dueOn: LegalDate | null;
  isOverdue: boolean;
}

type Row = Omit<EntryRow, 'organName' | 'changedByName' | 'faults' | keyof Proposal> & {
  disposition: Disposition | null;
  proposal: Partial<Omit<Proposal, 'disposition'>> & { reviewComment?: string; executedOn?: string };
  changedBy: string;
};

/** Entries as grids and lists show them. */
@Injectable()
export class EntryQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly limits: TimeLimitQueries,
    private readonly campaigns: CampaignQueries,
  ) {}

  /** In the worklist's order; for whoever is not the bureau, those of their organ alone. Errors: `not_found`. */
  async page(campaignId: string, filter: EntryFilter, by: Actor): Promise<{ items: EntryRow[]; next: string | null }> {
    const campaign = await this.campaigns.seen(campaignId, by);
    const isBureau = campaign.organId === by.organId;
    const organId = isBureau ? filter.organId : by.organId;
    const values: unknown[] = [campaignId, filter.on ?? this.clock.today()];
    const where = ['e.campaign_id = $1'];
    const add = (value: unknown, test: (placeholder: string) => string): void => {
      if (value === undefined) return;
      values.push(value);
      where.push(test(`$${values.length}`));
    };
    add(organId, (value) => `r.organ_id = ${value}`);
    add(filter.states, (value) => `r.state = ANY(${value})`);
    add(filter.docClass, (value) => `e.doc_class = ${value}`);
    if (filter.disposition === 'none') where.push(COUNTED_IS_NULL);
    else add(filter.disposition, (value) => `r.disposition = ${value} AND NOT ${COUNTED_IS_NULL}`);
    add(filter.isDone, (value) => `(r.state = 'executed') = ${value}`);
    const text = filter.text?.trim();
    add(text === '' ? undefined : text, (value) => `(strpos(e.title, ${value}) > 0 OR strpos(coalesce(e.doc_number, ''), ${value}) > 0)`);
    add(filter.after, (value) => `e.ordinal > ${value}`);
    values.push(filter.limit + 1);
    const rows = await this.source.query<Row[]>(
      `SELECT e.id, e.ordinal, e.document_id AS "documentId", e.title, e.doc_number AS "docNumber", e.doc_class AS "docClass",
              e.issuer_name AS "issuerName", e.published_on AS "publishedOn", e.effective_on AS "effectiveOn",
              e.valid_through AS "validThrough", e.status, r.organ_id AS "organId", r.state, r.disposition, r.proposal, r.revision,
              r.recorded_by AS "changedBy", r.recorded_at AS "changedAt"
         FROM campaign_entry e JOIN LATERAL ${AS_OF} r ON true
        WHERE ${where.join(' AND ')} ORDER BY e.ordinal LIMIT $${values.length}`,
      values,
    );
    const items = await this.named(rows.slice(0, filter.limit));
    return { items, next: rows.length > filter.limit ? String(items.at(-1)?.ordinal ?? '') : null };
  }

  /** 落实事项 of a campaign, the most urgent first; for whoever is not the bureau, those of their organ alone. Errors: `not_found`. */
  async tasks(campaignId: string, by: Actor): Promise<FollowUpTask[]> {
    const campaign = await this.campaigns.seen(campaignId, by);
    const today = this.clock.today();
    const rows = await this.source.query<(Omit<FollowUpTask, 'organName' | 'isOverdue'> & { decidedOn: LegalDate | null })[]>(
      `SELECT i.id AS "entryId", e.document_id AS "documentId", e.title, e.doc_number AS "docNumber", i.disposition, i.organ_id AS "organId",
              i.state, i.due_on AS "dueOn", (SELECT min(d.published_on) FROM campaign_decision d WHERE d.campaign_id = $1) AS "decidedOn"
         FROM campaign_item i JOIN campaign_entry e ON e.id = i.id
        WHERE i.campaign_id = $1 AND i.state IN ('agreed', 'decided') AND i.disposition IN ('AMEND', 'REPEAL', 'LAPSE', 'ALREADY')
          AND ($2::uuid IS NULL OR i.organ_id = $2)`,
      [campaignId, campaign.organId === by.organId ? null : by.organId],
    );
    const limit = await this.limits.limit('cleanup.carry_out', { level: null, on: today });
    const names = await this.organNames(rows.map(({ organId }) => organId));
    const tasks = rows.map(({ decidedOn, ...task }) => {
      // What is to end has no day of its own: its limit runs from the campaign's first decision.
      const dueOn = task.dueOn ?? (decidedOn === null ? null : addDays(decidedOn, limit.days));
      return { ...task, dueOn, organName: names.get(task.organId) ?? '', isOverdue: dueOn !== null && dueOn < today };
    });
    return tasks.sort((a, b) => ((a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : 1));
  }

  private async named(rows: readonly Row[]): Promise<EntryRow[]> {
    const today = this.clock.today();
    const organs = await this.organNames(rows.map(({ organId }) => organId));
    const people = new Map((await this.users.find(rows.map(({ changedBy }) => changedBy))).map(({ id, name }) => [id, name]));
    return rows.map(({ proposal, disposition, changedBy, ...row }) => {
      const { reason = null, reasonText = null, basis = null, replacement = null, dueOn = null } = proposal;
      const { earlierOn = null, earlierBasis = null, note = null, reviewComment = null, executedOn = null } = proposal;
      const typed = proposalOf({ disposition, reason, reasonText, basis, replacement, dueOn, earlierOn, earlierBasis, note });
      return {
        ...row,
        ...typed,
        reviewComment,
        executedOn,
        organName: organs.get(row.organId) ?? '',
        changedByName: people.get(changedBy) ?? '',
        faults: proposalFaults(typed, today),
      };
    });
  }

  private async organNames(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await this.organs.find(ids)).map(({ id, shortName }) => [id, shortName]));
  }
}

/** The entry's last revision at the end of the day $2. */
export const AS_OF = `(SELECT * FROM campaign_entry_revision v WHERE v.entry_id = e.id AND v.recorded_on <= $2
  ORDER BY v.revision DESC LIMIT 1)`;

/** 待填: nothing typed, or not all of it. */
const COUNTED_IS_NULL = `(r.disposition IS NULL OR r.state = 'open')`;
