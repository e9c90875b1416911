import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DayKind } from './domain/calendar';

@Entity('calendar_year')
export class CalendarYearEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') year: number;
  @Column('text') basis: string;
  @Column('timestamptz', { name: 'published_at' }) publishedAt: Date;
  @Column('integer') revision: number;
}

@Entity('calendar_day')
export class CalendarDayEntity {
  @PrimaryColumn('date', { name: 'date' }) on: string;
  @Column('integer') year: number;
  @Column('text') kind: DayKind;
  @Column('text') name: string;
}
