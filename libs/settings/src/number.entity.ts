import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NumberKind, NumberState, SeriesShape } from './domain/number';

@Entity('number_series')
export class NumberSeriesEntity implements SeriesShape {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('text') kind: NumberKind;
  @Column('text') prefix: string;
  @Column('text') pattern: string;
  @Column('integer') starting: number;
  @Column('integer', { name: 'starting_year', nullable: true }) startingYear: number | null;
  @Column('integer') revision: number;
}

@Entity('issued_number')
export class IssuedNumberEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('text') kind: NumberKind;
  @Column('uuid', { name: 'series_id', nullable: true }) seriesId: string | null;
  @Column('integer', { nullable: true }) year: number | null;
  @Column('integer') serial: number;
  @Column('text') state: NumberState;
  @Column('text') source: 'taken' | 'entered';
  @Column('text') canonical: string;
  @Column('text') key: string;
  @Column('text', { name: 'subject_type', nullable: true }) subjectType: string | null;
  @Column('text', { name: 'subject_id', nullable: true }) subjectId: string | null;
  @Column('timestamptz', { name: 'given_at' }) givenAt: Date;
  @Column('uuid', { name: 'given_by' }) givenBy: string;
  @Column('timestamptz', { name: 'voided_at', nullable: true }) voidedAt: Date | null;
  @Column('text', { name: 'void_reason', nullable: true }) voidReason: string | null;
  @Column('integer') revision: number;
}
