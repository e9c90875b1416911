import { Injectable } from '@nestjs/common';
import { OrganQueries, type Organ } from '@libs/identity';
import { DomainError } from '@libs/kernel';
import { DataSource } from 'typeorm';
import { matchRoute, type RouteKey, type RouteRow } from './domain/route';
import { MakingRouteEntity } from './route.entity';

/** How one document is made: the row that matches its issuer, with the organs that act named (domain.md 21.1–21.3, 21.7, 21.14). */
export interface MakingRoute {
  key: RouteKey;
  name: string;
  /** 政府办转送: the government's office receives, checks completeness, forwards or returns. */
  intakeByOffice: boolean;
  intakeOrganId: string | null;
  reviewOrganId: string;
  /** Who handles the review: the justice bureau's reviewers or the issuer's own legal section. */
  reviewerRole: 'reviewer' | 'legal_unit';
  /** 本局起草: the review organ drafted it itself; another section reviews and an adviser's written opinion is added. */
  isSelfReviewed: boolean;
  /** 3: 承办 → 复核 → 签发; 2: 承办 → 签发. */
  signingLevels: 2 | 3;
  /** The meeting that decides, as it is called. */
  meetingKind: string;
  numberingOrganId: string;
  /** The drafting department's own legal section gives its opinion before. */
  ownLegalOpinionRequired: boolean;
  fairCompetition: 'market_regulator' | 'drafter';
  /** The market regulator that concludes, when it does. */
  fairCompetitionOrganId: string | null;
}

export interface RouteItem extends RouteRow {
  organName: string | null;
  revision: number;
}

@Injectable()
export class RouteQueries {
  constructor(
    private readonly source: DataSource,
    private readonly organs: OrganQueries,
  ) {}

  /**
   * The route of a document issued by `issuerOrganId` (of a joint document its lead organ, 牵头机关) and drafted by `draftingOrganId`.
   * Errors: `not_found`, `issuer_has_no_route`, and those of the organs that the route needs.
   */
  async routeFor(asked: { issuerOrganId: string; draftingOrganId: string; isJoint?: boolean }): Promise<MakingRoute> {
    const issuer = await this.organs.get(asked.issuerOrganId);
    const drafter = asked.draftingOrganId === issuer.id ? issuer : await this.organs.get(asked.draftingOrganId);
    const row = matchRoute(await this.source.manager.find(MakingRouteEntity), issuer);
    if (!row) throw new DomainError('conflict', 'issuer_has_no_route', { organ: issuer.name });
    const office = row.intake === 'government_office' || row.numberedBy === 'government_office' ? await this.officeOf(issuer) : null;
    const reviewOrganId = row.reviewBy === 'legal_unit' ? issuer.id : (await this.organs.justiceBureauOf(issuer.id)).id;
    const regulator = row.fairCompetition === 'market_regulator' ? await this.organs.marketRegulatorOf(issuer.id) : null;
    return {
      key: asked.isJoint === true ? 'joint' : row.key,
      name: row.name,
      intakeByOffice: row.intake === 'government_office',
      intakeOrganId: row.intake === 'government_office' ? (office?.id ?? null) : null,
      reviewOrganId,
      reviewerRole: row.reviewBy === 'legal_unit' ? 'legal_unit' : 'reviewer',
      isSelfReviewed: row.reviewBy === 'justice_bureau' && drafter.id === reviewOrganId,
      signingLevels: row.signingLevels,
      meetingKind: row.meetingKind,
      numberingOrganId: row.numberedBy === 'government_office' ? (office?.id ?? issuer.id) : issuer.id,
      ownLegalOpinionRequired: row.ownLegalOpinionRequired && drafter.hasLegalUnit,
      fairCompetition: row.fairCompetition,
      fairCompetitionOrganId: regulator?.id ?? null,
    };
  }

  /** Every route, in the order in which they are looked at; an organ's own name it. */
  async list(): Promise<RouteItem[]> {
    const rows = await this.source.manager.find(MakingRouteEntity, { order: { sortOrder: 'ASC' } });
    const organs = await this.organs.find(rows.flatMap((row) => row.organId ?? []));
    return rows.map((row) => Object.assign(row, { organName: organs.find((organ) => organ.id === row.organId)?.name ?? null }));
  }

  private async officeOf(issuer: Organ): Promise<Organ> {
    if (issuer.kind === 'government_office') return issuer;
    return this.organs.officeOf((await this.organs.governmentOf(issuer.id)).id);
  }
}
