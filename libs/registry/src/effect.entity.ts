import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Status } from './domain/effect';

/** Derived: the document's dates as its events give them now. */
@Entity('effect_summary')
export class EffectSummaryEntity {
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId: string;
  @Column('date', { name: 'published_on', nullable: true }) publishedOn: string | null;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('date', { name: 'valid_through', nullable: true }) validThrough: string | null;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn: string | null;
  @Column('boolean', { name: 'is_withheld' }) isWithheld: boolean;
}

/** Derived: 效力区间. */
@Entity('effect_period')
export class EffectPeriodEntity {
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId: string;
  @PrimaryColumn('text') clause: string;
  @Column('text') status: Status;
  @PrimaryColumn('date', { name: 'from_on' }) fromOn: string;
  @Column('date', { name: 'to_on', nullable: true }) toOn: string | null;
}

/** Derived: which text stood from when to when. */
@Entity('version_period')
export class VersionPeriodEntity {
  @PrimaryColumn('uuid', { name: 'version_id' }) versionId: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('date', { name: 'from_on' }) fromOn: string;
  @Column('date', { name: 'to_on', nullable: true }) toOn: string | null;
}
