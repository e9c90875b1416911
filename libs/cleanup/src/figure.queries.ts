import { Injectable } from '@nestjs/common';
import type { Actor, LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { DataSource } from 'typeorm';
import { CampaignQueries } from './campaign.queries';
import { figuresOf, type Figures, type Tally } from './domain/figures';
import { AS_OF } from './entry.queries';

export interface CampaignFigures extends Figures {
  /** The end of which day they are of. */
  on: LegalDate;
}

/** All campaigns of one bureau in a year (件次), and the documents that they touched, each once (件). */
export interface YearSummary {
  year: number;
  campaigns: { id: string; title: string; pending: number; done: number; total: number }[];
  /** 件次 */
  entries: number;
  /** 件: unique documents on the worklists, and those to be or already amended, repealed or lapsed. */
  documents: number;
  affectedDocuments: number;
}

/** 清理统计: computed from dated revisions, so that a past day's figures stay what they were (INV-D). */
@Injectable()
export class FigureQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly campaigns: CampaignQueries,
  ) {}

  /**
   * By class, disposition and 拟/已 at the end of `on` (default: today); before the list was frozen all are zero. For whoever is not
   * the bureau, of their organ's entries. Errors: `not_found`, `figures_do_not_add_up`.
   */
  async figures(campaignId: string, by: Actor, on: LegalDate = this.clock.today()): Promise<CampaignFigures> {
    const campaign = await this.campaigns.seen(campaignId, by);
    const isBureau = campaign.organId === by.organId;
    const tallies = await this.source.query<Tally[]>(
      `SELECT e.doc_class AS "docClass", CASE WHEN r.state = 'open' THEN NULL ELSE r.disposition END AS disposition,
              r.state = 'executed' AS "isDone", count(*)::int AS count
         FROM campaign_entry e JOIN LATERAL ${AS_OF} r ON true
        WHERE e.campaign_id = $1 AND ($3::uuid IS NULL OR r.organ_id = $3) GROUP BY 1, 2, 3`,
      [campaignId, on, isBureau ? null : by.organId],
    );
    const frozen = campaign.frozenOn !== null && campaign.frozenOn <= on ? (campaign.worklistCount ?? 0) : 0;
    const whole = isBureau ? frozen : tallies.reduce((sum, { count }) => sum + count, 0);
    return { on, ...figuresOf(tallies, whole) };
  }

  /** The bureau's campaigns whose list was frozen in `year`, as they stood at its end or today. */
  async summary(year: number, by: Actor): Promise<YearSummary> {
    const end = `${year}-12-31`;
    const today = this.clock.today();
    const on = end < today ? end : today;
    const own = (await this.campaigns.list(by)).filter(
      ({ campaign }) => campaign.organId === by.organId && campaign.frozenOn?.startsWith(`${year}-`),
    );
    const campaigns: YearSummary['campaigns'] = [];
    for (const { campaign } of own) {
      const { pending, done, total } = await this.figures(campaign.id, by, on);
      campaigns.push({ id: campaign.id, title: campaign.title, pending, done, total });
    }
    const [unique] = await this.source.query<{ documents: number; affected: number }[]>(
      `SELECT count(DISTINCT e.document_id)::int AS documents,
              count(DISTINCT e.document_id) FILTER (WHERE r.disposition IN ('AMEND', 'REPEAL', 'LAPSE', 'ALREADY') AND r.state <> 'open')::int
                AS affected
         FROM campaign_entry e JOIN LATERAL ${AS_OF} r ON true WHERE e.campaign_id = ANY($1)`,
      [own.map(({ campaign }) => campaign.id), on],
    );
    return {
      year,
      campaigns,
      entries: campaigns.reduce((sum, { total }) => sum + total, 0),
      documents: unique?.documents ?? 0,
      affectedDocuments: unique?.affected ?? 0,
    };
  }
}
