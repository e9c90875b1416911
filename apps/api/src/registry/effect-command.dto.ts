import { Type } from 'class-transformer';
import { IsArray, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { DomainError } from '@libs/kernel';
import { DOC_CLASSES, EFFECT_ACTIONS, type Correction, type DocClass, type EffectAction, type EffectCommand } from '@libs/registry';
import { IsLegalDay, RevisionDto } from '../http';

const ACTIONS = Object.keys(EFFECT_ACTIONS) as EffectAction[];

/** A change of effect (效力变动); which fields it needs depends on the action. */
export class EffectCommandDto extends RevisionDto {
  @IsIn(ACTIONS) action: EffectAction;
  /** From which day in law. */
  @IsLegalDay() on: string;
  /** The registered document that does it. */
  @IsOptional() @IsUUID() sourceDocumentId?: string | null;
  /** In words, when it is not in the registry. */
  @IsOptional() @IsString() @MaxLength(500) basis?: string | null;
  @IsOptional() @IsString() @MaxLength(300) byTitle?: string | null;
  @IsOptional() @IsString() @MaxLength(100) byNumber?: string | null;
  /** repealPart, lapsePart, suspend, resume: paths of the clauses; none = the whole document. */
  @IsOptional() @IsArray() @IsString({ each: true }) clauses?: string[];
  /** extend, confirm: the new last day in force; null = no term. */
  @IsOptional() @IsLegalDay() validThrough?: string | null;
  /** amend, erratum: the whole new text. */
  @IsOptional() @IsString() @MaxLength(2_000_000) text?: string;
}

export class ReplacementDto {
  @IsLegalDay() on: string;
  @IsOptional() @IsString() @MaxLength(200) phrase?: string | null;
  @IsOptional() @IsLegalDay() validThrough?: string | null;
  @IsOptional() @IsArray() @IsString({ each: true }) clauses?: string[];
}

/** 更正记载: what stands in the stead of a mistaken record; without `replacement` it did not happen. */
export class CorrectionDto extends RevisionDto {
  @IsString() @IsNotEmpty() @MaxLength(500) reason: string;
  @IsOptional() @ValidateNested() @Type(() => ReplacementDto) replacement?: ReplacementDto | null;
}

export class ClassificationCommandDto extends RevisionDto {
  @IsIn(DOC_CLASSES) docClass: DocClass;
  @IsString() @IsNotEmpty() @MaxLength(1000) reasons: string;
}

export class RecordedDto {
  /** The document's new revision. */
  revision: number;
  eventId: string;
}

export class RevisedDto {
  revision: number;
}

/** The command of the room, with only what its action knows. */
export function toCommand(dto: EffectCommandDto): EffectCommand {
  const { action, on, sourceDocumentId, basis, byTitle, byNumber, clauses = [], validThrough, text = '' } = dto;
  const recorded = { on, sourceDocumentId, basis };
  switch (action) {
    case 'repeal':
    case 'lapse':
    case 'revoke':
    case 'supersede':
      return { ...recorded, action, byTitle, byNumber };
    case 'repealPart':
    case 'lapsePart':
    case 'suspend':
    case 'resume':
      return { ...recorded, action, clauses };
    case 'extend':
      // 长期有效 is said by null, never by leaving the day out.
      if (validThrough === undefined) throw new DomainError('invalid', 'invalid_input', { fields: [{ field: 'validThrough' }] });
      return { ...recorded, action, validThrough };
    case 'confirm':
      return { ...recorded, action, validThrough };
    case 'amend':
    case 'erratum':
      return { ...recorded, action, text };
  }
}

export function toCorrection(eventId: string, { reason, replacement }: CorrectionDto): Correction {
  if (replacement === undefined || replacement === null) return { eventId, reason, replacement: null };
  const { on, ...detail } = replacement;
  return { eventId, reason, replacement: { on, detail } };
}
