import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IssuerKind, RouteKey, RouteRow } from './domain/route';
import type { OrganLevel } from './domain/time-limit';

@Entity('making_route')
export class MakingRouteEntity implements RouteRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: RouteKey;
  @Column('text') name: string;
  @Column('integer', { name: 'sort_order' }) sortOrder: number;
  @Column('uuid', { name: 'organ_id', nullable: true }) organId: string | null;
  @Column('jsonb', { name: 'issuer_kinds' }) issuerKinds: IssuerKind[];
  @Column('text', { name: 'issuer_level', nullable: true }) issuerLevel: OrganLevel | null;
  @Column('boolean', { name: 'has_legal_unit', nullable: true }) hasLegalUnit: boolean | null;
  @Column('text') intake: RouteRow['intake'];
  @Column('boolean', { name: 'own_legal_opinion_required' }) ownLegalOpinionRequired: boolean;
  @Column('text', { name: 'review_by' }) reviewBy: RouteRow['reviewBy'];
  @Column('integer', { name: 'signing_levels' }) signingLevels: 2 | 3;
  @Column('text', { name: 'meeting_kind' }) meetingKind: string;
  @Column('text', { name: 'numbered_by' }) numberedBy: RouteRow['numberedBy'];
  @Column('text', { name: 'fair_competition' }) fairCompetition: RouteRow['fairCompetition'];
  @Column('integer') revision: number;
}
