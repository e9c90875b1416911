import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CARRIERS,
  CONCLUSIONS,
  DRAFT_CLASSES,
  MATERIAL_KINDS,
  OUTCOMES,
  type Carrier,
  type Conclusion,
  type DraftClass,
  type MaterialKind,
  type PublicationFields,
  type Outcome,
} from '@libs/drafting';
import { ADOPTIONS, type Adoption } from '@libs/review';
import { IsLegalDay, PageQueryDto, RevisionDto } from '../http';

export class DraftQueryDto extends PageQueryDto {
  /** Several, with commas: drafting,submitted. */
  @IsOptional() @IsString() @MaxLength(200) state?: string;
  @IsOptional() @IsUUID() issuerOrganId?: string;
  @IsOptional() @IsUUID() draftingOrganId?: string;
  /** `true`: drafted by me. */
  @IsOptional() @IsIn(['true', 'false']) mine?: string;
  /** `true`: neither published nor terminated. */
  @IsOptional() @IsIn(['true', 'false']) open?: string;
  /** Part of the title, or the document number. */
  @IsOptional() @IsString() @MaxLength(100) text?: string;
}

export class ReadFileDto {
  @IsUUID() fileId: string;
}

/** The five typed fields; what is left out is read from the file. */
export class CreateDraftDto {
  @IsUUID() fileId: string;
  /** 拟以谁名义印发 */
  @IsUUID() issuerOrganId: string;
  @IsOptional() @IsString() @MaxLength(300) title?: string;
  @IsOptional() @IsString() @MaxLength(20) kind?: string;
  @IsOptional() @IsIn(DRAFT_CLASSES) docClass?: DraftClass;
  @IsOptional() @IsString() @MaxLength(40) contactPhone?: string | null;
  @IsOptional() @IsLegalDay() meetingOn?: string | null;
}

/** What is left out stays; null clears. */
export class EditDraftDto extends RevisionDto {
  @IsOptional() @IsString() @MaxLength(300) title?: string;
  @IsOptional() @IsString() @MaxLength(20) kind?: string;
  @IsOptional() @IsIn(DRAFT_CLASSES) docClass?: DraftClass;
  @IsOptional() @IsUUID() issuerOrganId?: string;
  @IsOptional() @IsString() @MaxLength(40) contactPhone?: string | null;
  @IsOptional() @IsLegalDay() meetingOn?: string | null;
}

export class ReplaceTextDto extends RevisionDto {
  @IsUUID() fileId: string;
}

export class AddMaterialDto extends RevisionDto {
  @IsIn(MATERIAL_KINDS) kind: MaterialKind;
  /** May be left out only for fair competition 不涉及. */
  @IsOptional() @IsUUID() fileId?: string | null;
  /** For 公平竞争审查结论. */
  @IsOptional() @IsIn(CONCLUSIONS) conclusion?: Conclusion | null;
  @IsOptional() @IsLegalDay() datedOn?: string | null;
}

export class WaiveMaterialDto extends RevisionDto {
  @IsIn(MATERIAL_KINDS) kind: MaterialKind;
  @IsString() @MaxLength(2000) reason: string;
}

export class RemoveMaterialDto extends RevisionDto {
  @IsUUID() materialId: string;
}

export class SubmitDto extends RevisionDto {
  /** Why it is urgent; null when it is not. */
  @IsOptional() @IsString() @MaxLength(2000) urgentReason?: string | null;
  /** 送审函文号（来文字号） */
  @IsOptional() @IsString() @MaxLength(100) letterNumber?: string | null;
}

export class DraftReasonDto extends RevisionDto {
  @IsString() @MaxLength(2000) reason: string;
}

export class AnswerDto {
  @IsUUID() remarkId: string;
  @IsIn(ADOPTIONS) adoption: Adoption;
  @IsOptional() @IsString() @MaxLength(4000) reason?: string | null;
}

export class RespondDto extends RevisionDto {
  @IsArray() @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => AnswerDto) answers: AnswerDto[];
}

export class RecordMeetingDto extends RevisionDto {
  /** 会议名称，如"州人民政府第12次常务会议" */
  @IsString() @MaxLength(200) meeting: string;
  @IsLegalDay() heldOn: string;
  @IsIn(OUTCOMES) outcome: Outcome;
  /** 审议情况（会议纪要摘要） */
  @IsString() @MaxLength(8000) record: string;
}

export class RecordSignatureDto extends RevisionDto {
  @IsString() @MaxLength(60) signer: string;
  @IsLegalDay() signedOn: string;
}

export class EnterNumberDto extends RevisionDto {
  @IsString() @MaxLength(100) typed: string;
  /** That a number far ahead of the series is meant (确认跳号). */
  @IsOptional() @IsBoolean() isConfirmed?: boolean;
}

export class ConfirmedRepealDto {
  @IsOptional() @IsUUID() documentId?: string | null;
  @IsOptional() @IsString() @MaxLength(300) title?: string | null;
  @IsOptional() @IsString() @MaxLength(100) docNumber?: string | null;
}

export class PublishDto extends RevisionDto {
  @IsIn(CARRIERS) carrier: Carrier;
  /** 网址 or 期号 */
  @IsString() @MaxLength(500) carrierAddress: string;
  @IsLegalDay() publishedOn: string;
  /** May be left out when the phrase is 自公布之日起施行. */
  @IsOptional() @IsLegalDay() effectiveOn?: string | null;
  @IsOptional() @IsString() @MaxLength(200) effectivePhrase?: string | null;
  @IsOptional() @IsInt() @Min(1) @Max(30) termYears?: number | null;
  @IsOptional() @IsLegalDay() validThrough?: string | null;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ConfirmedRepealDto)
  repeals?: ConfirmedRepealDto[];
  /** 印发件: the signed or printed edition that goes public in the draft's stead; needed where the draft's own file cannot be cleaned. */
  @IsOptional() @IsUUID() printFileId?: string | null;
  /** Why it goes on in spite of the warnings. */
  @IsOptional() @IsString() @MaxLength(2000) warningsReason?: string | null;
}

export class RecordInterpretationDto extends RevisionDto {
  /** 网址; it or a file. */
  @IsOptional() @IsString() @MaxLength(500) address?: string | null;
  @IsOptional() @IsUUID() fileId?: string | null;
  @IsLegalDay() publishedOn: string;
}

export class DifferenceQueryDto {
  @IsUUID() from: string;
  @IsUUID() to: string;
}

/** What is left out is null. */
export function toPublication(dto: PublishDto): PublicationFields {
  const { carrier, carrierAddress, publishedOn, effectiveOn, effectivePhrase, termYears, validThrough, repeals = [], warningsReason } = dto;
  return {
    carrier,
    carrierAddress,
    publishedOn,
    effectiveOn: effectiveOn ?? null,
    effectivePhrase: effectivePhrase ?? null,
    termYears: termYears ?? null,
    validThrough: validThrough ?? null,
    repeals: repeals.map(({ documentId, title, docNumber }) => ({
      documentId: documentId ?? null,
      title: title ?? null,
      docNumber: docNumber ?? null,
    })),
    warningsReason: warningsReason ?? null,
  };
}
