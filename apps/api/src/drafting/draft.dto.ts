import { ApiProperty } from '@nestjs/swagger';
import {
  CARRIERS,
  CONCLUSIONS,
  DRAFT_ACTIONS,
  DRAFT_CLASSES,
  DRAFT_STATES,
  MATERIAL_KINDS,
  OUTCOMES,
  PHASES,
  TEXT_STAGES,
  type Carrier,
  type Conclusion,
  type DraftAction,
  type DraftClass,
  type DraftState,
  type MaterialKind,
  type Outcome,
  type Phase,
  type TextStage,
} from '@libs/drafting';
import { PersonDto, RemarkDto, ReviewClockDto, SupplementDto, WordsDto } from '../review/review.dto';
import { InterpretationDto } from './publication.dto';

export class AllowedDraftActionDto {
  @ApiProperty({ enum: DRAFT_ACTIONS }) action: DraftAction;
  title: string;
  refusals: WordsDto[];
}

export class OrganNameDto {
  id: string;
  name: string;
}

/** Who is to act now, and how to reach them. */
export class HolderDto {
  @ApiProperty({ enum: ['drafter', 'intake', 'reviewer', 'office', 'nobody'] }) side:
    'drafter' | 'intake' | 'reviewer' | 'office' | 'nobody';
  organName: string | null;
  personName: string | null;
  phone: string | null;
}

export class DraftRowDto {
  id: string;
  revision: number;
  title: string;
  @ApiProperty({ enum: DRAFT_STATES }) state: DraftState;
  @ApiProperty({ enum: PHASES }) phase: Phase;
  phaseTitle: string;
  round: number;
  issuer: OrganNameDto;
  draftingOrgan: OrganNameDto;
  meetingOn: string | null;
  isUrgent: boolean;
  docNumber: string | null;
  verdictTitle: string | null;
  reviewId: string | null;
  documentId: string | null;
  holder: HolderDto;
  /** Working days left of the review, negative overdue; null when no clock runs. */
  leftDays: number | null;
  dueOn: string | null;
  createdAt: Date;
}

export class DraftPageDto {
  items: DraftRowDto[];
  next: string | null;
}

export class FaultDto {
  code: string;
  title: string;
  path: string | null;
}

export class FoundRepealDto {
  title: string | null;
  docNumber: string | null;
  /** In the registry; null: not found there. */
  documentId: string | null;
  foundTitle: string | null;
}

/** What was read from a file (the confirm screen). */
export class ReadFactsDto {
  title: string;
  /** 文种 */
  kind: string;
  docNumber: string | null;
  articleCount: number;
  chapterCount: number;
  annexCount: number;
  characterCount: number;
  faults: FaultDto[];
  effectiveOn: string | null;
  effectivePhrase: string | null;
  termYears: number | null;
  validThrough: string | null;
  interpreter: string | null;
  repeals: FoundRepealDto[];
  @ApiProperty({ enum: DRAFT_CLASSES }) suggestedClass: DraftClass;
  /** Why this class is suggested, in words. */
  suggestedClassReasons: string[];
}

export class DraftTextDto {
  id: string;
  @ApiProperty({ enum: TEXT_STAGES }) stage: TextStage;
  stageTitle: string;
  fileId: string;
  fileName: string;
  /** SHA-256 of the text. */
  hash: string;
  facts: ReadFactsDto;
  createdAt: Date;
  createdByName: string;
}

export class DraftTextContentDto extends DraftTextDto {
  text: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }) units: object[];
}

export class PaperDto {
  materialId: string;
  fileId: string;
  fileName: string;
}

export class StepDto {
  @ApiProperty({ enum: MATERIAL_KINDS }) kind: MaterialKind;
  title: string;
  @ApiProperty({ enum: ['required', 'optional', 'waived', 'done'] }) state: 'required' | 'optional' | 'waived' | 'done';
  waivable: boolean;
  @ApiProperty({ enum: ['drafter', 'market_regulator'] }) by: 'drafter' | 'market_regulator';
  /** Why there is none. */
  reason: string | null;
  @ApiProperty({ enum: CONCLUSIONS, nullable: true }) conclusion: Conclusion | null;
  conclusionTitle: string | null;
  datedOn: string | null;
  papers: PaperDto[];
  /** The material rows behind it, for removal. */
  materialIds: string[];
}

export class MissingDto extends WordsDto {
  @ApiProperty({ enum: MATERIAL_KINDS, nullable: true }) kind: MaterialKind | null;
}

export class SubmissionDto {
  id: string;
  round: number;
  textId: string;
  letterNumber: string | null;
  submittedOn: string;
  submittedByName: string;
  /** SHA-256 over text and materials as frozen. */
  hash: string;
  reviewId: string | null;
  reviewStateTitle: string | null;
  verdictTitle: string | null;
}

export class DeliberationDto {
  meeting: string;
  heldOn: string;
  @ApiProperty({ enum: OUTCOMES }) outcome: Outcome;
  outcomeTitle: string;
  record: string;
}

export class SignatureDto {
  signer: string;
  signedOn: string;
}

export class PublicationDto {
  @ApiProperty({ enum: CARRIERS }) carrier: Carrier;
  carrierTitle: string;
  carrierAddress: string;
  publishedOn: string;
  effectiveOn: string | null;
  effectivePhrase: string | null;
  termYears: number | null;
  validThrough: string | null;
  documentId: string;
  slug: string;
}

export class DraftReviewDto {
  id: string;
  revision: number;
  round: number;
  state: string;
  stateTitle: string;
  verdict: string | null;
  verdictTitle: string | null;
  opinionNumber: string | null;
  issuedOn: string | null;
  handler: PersonDto | null;
  clock: ReviewClockDto;
  supplement: SupplementDto | null;
  /** Shown when the opinion is out. */
  remarks: RemarkDto[];
}

export class GateDto {
  open: boolean;
  /** Why it is shut, in words; null when open. */
  title: string | null;
  unansweredCount: number;
  /** Remarks not, or not wholly, adopted: shown first at the meeting. */
  unadoptedCount: number;
}

export class DraftRouteDto {
  key: string;
  name: string;
  intakeOrganName: string | null;
  reviewOrganName: string;
  officeOrganName: string;
  meetingKind: string;
  signingLevels: number;
}

export class DraftDto extends DraftRowDto {
  kind: string;
  @ApiProperty({ enum: DRAFT_CLASSES }) docClass: DraftClass;
  draftingUnit: string | null;
  drafters: PersonDto[];
  contactPhone: string | null;
  urgentReason: string | null;
  route: DraftRouteDto;
  text: DraftTextDto;
  texts: DraftTextDto[];
  steps: StepDto[];
  missing: MissingDto[];
  warnings: WordsDto[];
  submissions: SubmissionDto[];
  review: DraftReviewDto | null;
  gate: GateDto;
  deliberations: DeliberationDto[];
  signature: SignatureDto | null;
  publication: PublicationDto | null;
  interpretations: InterpretationDto[];
  allowed: AllowedDraftActionDto[];
}

export class DifferenceUnitDto {
  @ApiProperty({ enum: ['same', 'changed', 'added', 'removed', 'moved'] }) op: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  old: string | null;
  new: string | null;
  oldText: string;
  newText: string;
  /** Pairs [op, text]; op is same, added or removed. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) segments: string[][];
}

export class DifferenceDto {
  fromTextId: string;
  toTextId: string;
  units: DifferenceUnitDto[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } }) stats: Record<string, number>;
}

/** A home page's block: one list a heading (ui-words 8). */
export class DraftGroupDto {
  code: string;
  title: string;
  count: number;
  items: DraftRowDto[];
}

export class DraftGroupsDto {
  groups: DraftGroupDto[];
}

export class DraftWordsDto {
  phases: WordsDto[];
  materialKinds: WordsDto[];
  conclusions: WordsDto[];
  outcomes: WordsDto[];
  carriers: WordsDto[];
  classes: WordsDto[];
  stages: WordsDto[];
}
