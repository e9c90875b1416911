import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Takedown, TakedownKind, TakedownState } from './domain/takedown';

@Entity('takedown')
export class TakedownEntity implements Takedown {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text') kind: TakedownKind;
  @Column('text') state: TakedownState;
  @Column('text') reason: string;
  @Column('text') evidence: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('timestamptz', { name: 'requested_at' }) requestedAt: Date;
  @Column('uuid', { name: 'decided_by', nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { name: 'decided_at', nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) decision: string | null;
  @Column('uuid', { name: 'event_id', nullable: true }) eventId: string | null;
  @Column('integer') revision: number;
}
