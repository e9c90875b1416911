import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Organ, OrganKind, OrganLevel } from './domain/organ';

@Entity('organ')
export class OrganEntity implements Organ {
  @PrimaryColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId: string | null;
  @Column('text') name: string;
  @Column('text', { name: 'short_name' }) shortName: string;
  @Column('text') level: OrganLevel;
  @Column('text') kind: OrganKind;
  @Column('text', { name: 'region_code' }) regionCode: string;
  @Column('text', { nullable: true }) prefix: string | null;
  @Column('boolean', { name: 'has_legal_unit' }) hasLegalUnit: boolean;
  @Column('boolean', { name: 'may_issue' }) mayIssue: boolean;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('integer', { name: 'sort_order' }) sortOrder: number;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true }) validTo: string | null;
  @Column('uuid', { name: 'successor_id', nullable: true }) successorId: string | null;
  @Column('integer') revision: number;
}
