import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FiledClass, FilingReceiverRule, FilingRouteRow } from './domain/filing-route';
import type { IssuerKind } from './domain/route';
import type { LimitUnit, OrganLevel } from './domain/time-limit';

@Entity('filing_route')
export class FilingRouteEntity implements FilingRouteRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') name: string;
  @Column('integer', { name: 'sort_order' }) sortOrder: number;
  @Column('text', { name: 'doc_class' }) docClass: FiledClass;
  @Column('uuid', { name: 'organ_id', nullable: true }) organId: string | null;
  @Column('jsonb', { name: 'issuer_kinds' }) issuerKinds: IssuerKind[];
  @Column('text', { name: 'issuer_level', nullable: true }) issuerLevel: OrganLevel | null;
  @Column('jsonb') receivers: FilingReceiverRule[];
  @Column('integer', { name: 'due_days', nullable: true }) dueDays: number | null;
  @Column('text', { name: 'due_unit', nullable: true }) dueUnit: LimitUnit | null;
  @Column('text') basis: string;
  @Column('integer') revision: number;
}
