import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LeftOut } from './cleaner/clean-bytes';

@Entity('clean_copy')
export class CleanCopyEntity {
  @PrimaryColumn('uuid') id: string;
  /** Of the private file that it was made from. */
  @Column('text', { name: 'source_sha256' }) sourceSha256: string;
  /** Of the text that it was held against; null: its own. */
  @Column('text', { name: 'text_sha256', nullable: true }) textSha256: string | null;
  @Column('text') sha256: string;
  @Column('bigint') size: number;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('text') extension: string;
  @Column('jsonb', { name: 'left_out' }) leftOut: LeftOut[];
  @Column('uuid', { name: 'made_by' }) madeBy: string;
  @Column('timestamptz', { name: 'made_at' }) madeAt: Date;
}
