import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LimitRow, LimitUnit, OrganLevel } from './domain/time-limit';

@Entity('time_limit')
export class TimeLimitEntity implements LimitRow {
  @PrimaryColumn('uuid') id: string;
  @Column('text') key: string;
  @Column('text', { nullable: true }) level: OrganLevel | null;
  @Column('integer') days: number;
  @Column('text') unit: LimitUnit;
  @Column('date', { name: 'valid_from' }) validFrom: string;
  @Column('text') basis: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}
