import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
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
  CHECK_RESULTS,
  PROBLEM_TYPES,
  REVIEW_STATES,
  SEVERITIES,
  VERDICTS,
  type CheckResult,
  type ProblemType,
  type RemarkText,
  type ReviewState,
  type Severity,
  type Verdict,
} from '@libs/review';
import { IsLegalDay, PageQueryDto, RevisionDto } from '../http';

export class ReviewQueryDto extends PageQueryDto {
  /** Several, with commas: in_review,second. */
  @IsOptional() @IsString() @MaxLength(200) state?: string;
  /** Only what is still open. */
  @IsOptional() @IsIn(['true', 'false']) open?: string;
  /** `me` or a person's id. */
  @IsOptional() @IsString() @MaxLength(40) handler?: string;
  @IsOptional() @IsUUID() organId?: string;
  @IsOptional() @IsIn(VERDICTS) verdict?: Verdict;
  @IsOptional() @IsUUID() subjectId?: string;
  /** Part of the title. */
  @IsOptional() @IsString() @MaxLength(100) text?: string;
  @IsOptional() @IsLegalDay() receivedFrom?: string;
  @IsOptional() @IsLegalDay() receivedTo?: string;
}

/** The states that `state` names; unknown ones are no filter. */
export function statesOf(query: ReviewQueryDto): ReviewState[] {
  const names = (query.state ?? '').split(',');
  return REVIEW_STATES.filter((state) => names.includes(state));
}

export class ForwardDto extends RevisionDto {
  /** 收文编号 */
  @IsOptional() @IsString() @MaxLength(60) intakeNumber?: string | null;
}

export class RequestSupplementDto extends RevisionDto {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(200, { each: true }) items: string[];
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
}

export class ReasonDto extends RevisionDto {
  @IsString() @MaxLength(2000) reason: string;
}

export class AssignDto extends RevisionDto {
  /** 承办人; one's own id is 领办. */
  @IsUUID() reviewerId: string;
  /** 协办 */
  @IsOptional() @IsArray() @ArrayMaxSize(10) @IsUUID(undefined, { each: true }) coReviewerIds?: string[];
}

export class HandOverDto extends RevisionDto {
  @IsUUID() reviewerId: string;
  @IsString() @MaxLength(2000) reason: string;
}

export class ExtendDto extends RevisionDto {
  /** Working days. */
  @IsInt() @Min(1) @Max(30) days: number;
  @IsString() @MaxLength(2000) reason: string;
}

export class RemarkTextDto {
  @IsOptional() @IsString() @MaxLength(200) path?: string | null;
  @IsString() @MaxLength(100) place: string;
  @IsOptional() @IsString() @MaxLength(4000) quotedText?: string | null;
  @IsIn(PROBLEM_TYPES) problemType: ProblemType;
  @IsOptional() @IsString() @MaxLength(200) basisLaw?: string | null;
  @IsOptional() @IsString() @MaxLength(100) basisArticle?: string | null;
  @IsOptional() @IsString() @MaxLength(4000) basisQuotation?: string | null;
  @IsString() @MaxLength(4000) comment: string;
  @IsOptional() @IsString() @MaxLength(8000) suggestedText?: string | null;
  @IsOptional() @IsBoolean() suggestsDeletion?: boolean;
  @IsIn(SEVERITIES) severity: Severity;
}

/**
 * Autosaved: two reviewers write at once, so the revision may be left out; then whoever saves last has written. Given, it is
 * compared as with every other write.
 */
export class AutosaveDto {
  @IsOptional() @IsInt() @Min(1) expectedRevision?: number;
}

export class AddRemarkDto extends AutosaveDto {
  @ValidateNested() @Type(() => RemarkTextDto) remark: RemarkTextDto;
}

export class EditRemarkDto extends AddRemarkDto {
  @IsUUID() remarkId: string;
}

export class RemoveRemarkDto extends AutosaveDto {
  @IsUUID() remarkId: string;
}

export class SetCheckDto extends AutosaveDto {
  @IsIn(PROBLEM_TYPES) item: ProblemType;
  @IsIn(CHECK_RESULTS) result: CheckResult;
  @IsOptional() @IsString() @MaxLength(2000) note?: string | null;
}

export class ProposeDto extends RevisionDto {
  @IsIn(VERDICTS) verdict: Verdict;
  /** Closing words of the opinion; needed for OUT_OF_SCOPE. */
  @IsOptional() @IsString() @MaxLength(4000) explanation?: string | null;
}

export class IssueDto extends RevisionDto {
  /** The proposed verdict as the signatory saw it; another one is refused. */
  @IsIn(VERDICTS) verdict: Verdict;
}

/** What is left out is null. */
export function toRemarkText(dto: RemarkTextDto): RemarkText {
  return {
    path: dto.path ?? null,
    place: dto.place,
    quotedText: dto.quotedText ?? null,
    problemType: dto.problemType,
    basisLaw: dto.basisLaw ?? null,
    basisArticle: dto.basisArticle ?? null,
    basisQuotation: dto.basisQuotation ?? null,
    comment: dto.comment,
    suggestedText: dto.suggestedText ?? null,
    suggestsDeletion: dto.suggestsDeletion ?? false,
    severity: dto.severity,
  };
}
