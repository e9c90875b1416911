import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FilePurpose, FileState, StoredFile } from './domain/file';
import type { Block, Warning } from './reader/document';

@Entity('file')
export class FileEntity implements StoredFile {
  @PrimaryColumn('uuid') id: string;
  @Column('text') sha256: string;
  @Column('text') name: string;
  @Column('bigint') size: number;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('text') format: string;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy: string;
  @Column('timestamptz', { name: 'uploaded_at' }) uploadedAt: Date;
  @Column('text') purpose: FilePurpose;
  @Column('text') state: FileState;
  @Column('text', { name: 'reason_code', nullable: true }) reasonCode: string | null;
  @Column('integer') revision: number;
}

@Entity('file_text')
export class FileTextEntity {
  @PrimaryColumn('uuid', { name: 'file_id' }) fileId: string;
  @Column('integer', { name: 'reader_version' }) readerVersion: number;
  @Column('text', { nullable: true }) title: string | null;
  @Column('text') text: string;
  @Column('jsonb') blocks: Block[];
  @Column('jsonb') warnings: Warning[];
  @Column('timestamptz', { name: 'read_at' }) readAt: Date;
}
