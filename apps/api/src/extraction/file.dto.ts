import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FILE_PURPOSES, FILE_STATES, type BlockKind, type FilePurpose, type FileState } from '@libs/extraction';

const BLOCK_KINDS: BlockKind[] = ['heading', 'paragraph', 'table', 'list'];

/** The fields beside the file itself. */
export class UploadDto {
  @ApiProperty({ enum: FILE_PURPOSES, required: false })
  @IsOptional()
  @IsIn(FILE_PURPOSES)
  purpose: FilePurpose = 'other';
}

/** The form of an upload, for the API's description. */
export class UploadFormDto extends UploadDto {
  @ApiProperty({ type: 'string', format: 'binary' }) file: unknown;
}

export class FileReasonDto {
  code: string;
  title: string;
}

export class FileDto {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  mediaType: string;
  /** By content: docx, pdf, txt … */
  format: string;
  sha256: string;
  @ApiProperty({ enum: FILE_PURPOSES }) purpose: FilePurpose;
  @ApiProperty({ enum: FILE_STATES }) state: FileState;
  /** Why the text cannot be read; null while that is open, or when it was read. */
  reason: FileReasonDto | null;
  uploadedAt: Date;
  revision: number;
}

export class BlockDto {
  @ApiProperty({ enum: BLOCK_KINDS }) kind: BlockKind;
  level: number;
  text: string;
}

export class ReadWarningDto {
  code: string;
  title: string;
  /** How often it was met. */
  count: number;
}

export class FileTextDto {
  fileId: string;
  title: string | null;
  text: string;
  blocks: BlockDto[];
  warnings: ReadWarningDto[];
  readAt: Date;
}
