import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { DataSource } from 'typeorm';
import type { CampaignKind } from './domain/campaign';
import type { Disposition } from './domain/entry';

export interface PublicCampaign {
  id: string;
  slug: string;
  kind: CampaignKind;
  title: string;
  noticeNumber: string | null;
  organName: string;
  scopeOn: LegalDate;
  /** Of its last decision. */
  publishedOn: LegalDate;
  decisionCount: number;
}

export interface PublicDecision {
  id: string;
  ordinal: number;
  title: string;
  docNumber: string | null;
  documentSlug: string | null;
  issuedOn: LegalDate;
  publishedOn: LegalDate;
}

/** A line of a catalogue (清理目录). */
export interface PublicEntry {
  decisionId: string;
  title: string;
  docNumber: string | null;
  docClass: string;
  issuerName: string;
  responsibleOrganName: string;
  publishedOn: LegalDate | null;
  disposition: Exclude<Disposition, 'EXCLUDE'>;
  /** From when; null where nothing has changed yet (修改). */
  effectOn: LegalDate | null;
  /** 修改: whether the amendment has been recorded. */
  isAmended: boolean;
  slug: string;
}

const COLUMNS = `c.id, c.slug, c.kind, c.title, c.notice_number AS "noticeNumber", o.name AS "organName", c.scope_on AS "scopeOn",
  c.published_on AS "publishedOn", (SELECT count(*)::int FROM public_campaign_decision d WHERE d.campaign_id = c.id) AS "decisionCount"`;

/** What the public may read of campaigns: published decisions and their catalogues; works under the portal's role (INV-E). */
@Injectable()
export class PublicCampaignQueries {
  constructor(private readonly source: DataSource) {}

  /** The latest decision first. */
  list(): Promise<PublicCampaign[]> {
    return this.source.query<PublicCampaign[]>(
      `SELECT ${COLUMNS} FROM public_campaign c JOIN public_organ o ON o.id = c.organ_id ORDER BY c.published_on DESC, c.id DESC`,
    );
  }

  /** By its public address; null when there is no such campaign, or nothing of it has been published. */
  async get(slug: string): Promise<{ campaign: PublicCampaign; decisions: PublicDecision[]; entries: PublicEntry[] } | null> {
    const [campaign] = await this.source.query<PublicCampaign[]>(
      `SELECT ${COLUMNS} FROM public_campaign c JOIN public_organ o ON o.id = c.organ_id WHERE c.slug = $1`,
      [slug],
    );
    if (!campaign) return null;
    const decisions = await this.source.query<PublicDecision[]>(
      `SELECT id, ordinal, title, doc_number AS "docNumber", document_slug AS "documentSlug", issued_on AS "issuedOn",
              published_on AS "publishedOn" FROM public_campaign_decision WHERE campaign_id = $1 ORDER BY ordinal`,
      [campaign.id],
    );
    const entries = await this.source.query<PublicEntry[]>(
      `SELECT decision_id AS "decisionId", title, doc_number AS "docNumber", doc_class AS "docClass", issuer_name AS "issuerName",
              responsible_organ_name AS "responsibleOrganName", published_on AS "publishedOn", disposition, effect_on AS "effectOn",
              disposition = 'AMEND' AND is_carried_out AS "isAmended", slug
         FROM public_campaign_entry WHERE campaign_id = $1 ORDER BY ordinal`,
      [campaign.id],
    );
    return { campaign, decisions, entries };
  }
}
