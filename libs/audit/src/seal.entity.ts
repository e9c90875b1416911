import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Seal } from './domain/seal';

@Entity('audit_seal')
export class AuditSealEntity implements Seal {
  @PrimaryColumn('integer') seq: number;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt: Date;
  @Column('text', { name: 'previous_hash', nullable: true }) previous: string | null;
  @Column('text', { name: 'heads_hash' }) headsHash: string;
  @Column('integer', { name: 'head_count' }) headCount: number;
  @Column('text') hash: string;
}
