import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { TAKEDOWN_KINDS, type TakedownKind, type TakedownState } from '@libs/registry';
import { RevisionDto } from '../http';

/** 申请下线, 申请恢复公开 */
export class RequestTakedownDto extends RevisionDto {
  @IsIn(TAKEDOWN_KINDS) kind: TakedownKind;
  @IsString() @IsNotEmpty() @MaxLength(1000) reason: string;
  /** What shows it: a letter, a check, a report. */
  @IsString() @IsNotEmpty() @MaxLength(1000) evidence: string;
}

export class CancelTakedownDto extends RevisionDto {
  @IsString() @IsNotEmpty() @MaxLength(1000) reason: string;
}

export class TakedownDto {
  id: string;
  @ApiProperty({ enum: TAKEDOWN_KINDS }) kind: TakedownKind;
  @ApiProperty({ enum: ['pending', 'confirmed', 'cancelled'] }) state: TakedownState;
  reason: string;
  evidence: string;
  requestedByName: string;
  requestedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  /** Why it was cancelled. */
  decision: string | null;
  revision: number;
}

export class TakedownRefusalDto {
  code: string;
  title: string;
}

/** A document's requests and the three buttons: live when without refusals. */
export class TakedownsDto {
  items: TakedownDto[];
  /** What may be asked for as things stand. */
  @ApiProperty({ enum: TAKEDOWN_KINDS }) kind: TakedownKind;
  request: TakedownRefusalDto[];
  confirm: TakedownRefusalDto[];
  cancel: TakedownRefusalDto[];
}

/** A request that waits for the reader as its second person. */
export class PendingTakedownDto {
  id: string;
  documentId: string;
  @ApiProperty({ enum: TAKEDOWN_KINDS }) kind: TakedownKind;
  title: string;
  docNumber: string | null;
  reason: string;
  requestedByName: string;
  requestedAt: Date;
}

export class PendingTakedownsDto {
  items: PendingTakedownDto[];
}
