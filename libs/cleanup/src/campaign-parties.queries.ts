import { Injectable } from '@nestjs/common';
import { addDays, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { TimeLimitQueries } from '@libs/settings';
import { DataSource } from 'typeorm';
import { CampaignEntity } from './campaign.entity';
import type { Campaign } from './domain/campaign';

/** What one organ still owes a campaign, and until when. */
export interface CampaignDuty {
  campaignId: string;
  title: string;
  /** The organ that answers, and the bureau that runs the campaign. */
  organId: string;
  bureauId: string;
  /** fill: to propose what becomes of its documents; carry_out: to amend or end what was decided. */
  what: 'fill' | 'carry_out';
  dueOn: LegalDate;
}

/** Whom a campaign concerns, without a reader: for what follows a command and for reminders, never for a door. */
@Injectable()
export class CampaignPartiesQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly limits: TimeLimitQueries,
  ) {}

  /** A campaign with the organs that answer for its entries. Null when there is none. */
  async of(id: string): Promise<{ campaign: Campaign; organIds: string[] } | null> {
    const campaign = await this.source.manager.findOneBy(CampaignEntity, { id });
    if (!campaign) return null;
    const rows = await this.source.query<{ organ_id: string }[]>('SELECT DISTINCT organ_id FROM campaign_item WHERE campaign_id = $1', [
      id,
    ]);
    return { campaign, organIds: rows.map((row) => row.organ_id) };
  }

  /** The organ that answers for an entry, and its campaign. Null when there is none. */
  async ofEntry(entryId: string): Promise<{ organId: string; campaignId: string } | null> {
    const [row] = await this.source.query<{ organId: string; campaignId: string }[]>(
      'SELECT organ_id AS "organId", campaign_id AS "campaignId" FROM campaign_item WHERE id = $1',
      [entryId],
    );
    return row ?? null;
  }

  /** Of every running campaign: one duty an organ and due day. */
  async duties(): Promise<CampaignDuty[]> {
    const limit = await this.limits.limit('cleanup.carry_out', { level: null, on: this.clock.today() });
    const rows = await this.source.query<(Omit<CampaignDuty, 'dueOn'> & { dueOn: LegalDate | null; decidedOn: LegalDate | null })[]>(
      `SELECT DISTINCT c.id AS "campaignId", c.title, c.organ_id AS "bureauId", i.organ_id AS "organId", 'fill' AS what, c.deadline_on AS "dueOn",
              NULL::date AS "decidedOn"
         FROM campaign c JOIN campaign_item i ON i.campaign_id = c.id WHERE c.state = 'filling' AND i.state IN ('open', 'filled', 'returned')
       UNION
       SELECT DISTINCT c.id, c.title, c.organ_id, i.organ_id, 'carry_out', i.due_on,
              (SELECT min(d.published_on) FROM campaign_decision d WHERE d.campaign_id = c.id)
         FROM campaign c JOIN campaign_item i ON i.campaign_id = c.id
        WHERE c.state IN ('published', 'follow_up') AND i.state = 'decided' AND i.disposition IN ('AMEND', 'REPEAL', 'LAPSE', 'ALREADY')`,
    );
    // What is to end has no day of its own: its limit runs from the campaign's first decision.
    return rows.flatMap(({ dueOn, decidedOn, ...duty }) => {
      const day = dueOn ?? (decidedOn === null ? null : addDays(decidedOn, limit.days));
      return day === null ? [] : [{ ...duty, dueOn: day }];
    });
  }
}
