import { ApiProperty } from '@nestjs/swagger';
import {
  FILING_ACTIONS,
  FILING_GROUPS,
  FILING_KINDS,
  FILING_OUTCOMES,
  FILING_STATES,
  FILING_WAYS,
  ITEM_KINDS,
  PAPER_KINDS,
  type FilingAction,
  type FilingGroupCode,
  type FilingKind,
  type FilingOutcome,
  type FilingState,
  type FilingWay,
  type ItemKind,
  type PaperKind,
} from '@libs/filing';
import { WordsDto } from '../review/review.dto';

/** The period that runs now: 报备, 登记审查, 补正, 备案审查. */
export class FilingClockDto {
  @ApiProperty({ enum: ['submit', 'accept', 'supplement', 'review'], nullable: true }) what: string | null;
  whatTitle: string | null;
  dueOn: string | null;
  /** Days of `unit`: 0 today, negative overdue. */
  leftDays: number | null;
  @ApiProperty({ enum: ['working', 'natural'], nullable: true }) unit: 'working' | 'natural' | null;
  provisional: boolean;
  @ApiProperty({ enum: ['none', 'running', 'soon', 'overdue'] }) status: 'none' | 'running' | 'soon' | 'overdue';
}

export class FilingRowDto {
  id: string;
  revision: number;
  @ApiProperty({ enum: FILING_STATES }) state: FilingState;
  /** 逾期未报 where it is to be filed and late. */
  stateTitle: string;
  @ApiProperty({ enum: FILING_KINDS }) kind: FilingKind;
  kindTitle: string;
  documentId: string;
  title: string;
  docNumber: string | null;
  publishedOn: string | null;
  issuerId: string;
  issuerName: string;
  issuerPhone: string | null;
  regionCode: string;
  receiverId: string;
  receiverName: string;
  /** 备案审查机构; null outside the system. */
  officeName: string | null;
  sideTitle: string;
  isOutside: boolean;
  triggerOn: string;
  submittedOn: string | null;
  submittedByName: string | null;
  filingNumber: string | null;
  registeredOn: string | null;
  registeredByName: string | null;
  closedOn: string | null;
  clock: FilingClockDto;
  /** catalogue: the package is not for this reader. */
  @ApiProperty({ enum: ['full', 'catalogue'] }) view: 'full' | 'catalogue';
}

export class FilingPageDto {
  items: FilingRowDto[];
  next: string | null;
  total: number;
}

export class FilingItemDto {
  id: string;
  @ApiProperty({ enum: ITEM_KINDS }) kind: ItemKind;
  kindTitle: string;
  name: string;
  size: number;
  addedAt: Date;
}

export class FilingSupplementDto {
  items: string[];
  reason: string;
  requestedOn: string;
  requestedByName: string;
  resubmittedOn: string | null;
}

export class FilingReceiptDto {
  organName: string;
  number: string | null;
  receivedOn: string;
  @ApiProperty({ enum: FILING_OUTCOMES }) outcome: FilingOutcome;
  outcomeTitle: string;
  note: string | null;
}

export class FilingPaperDto {
  id: string;
  @ApiProperty({ enum: PAPER_KINDS }) kind: PaperKind;
  kindTitle: string;
  title: string;
  issuedOn: string;
  issuedByName: string;
  hash: string;
  /** To copy. */
  text: string;
}

export class FilingInspectionDto {
  inspectedByName: string;
  reason: string;
  inspectedAt: Date;
}

export class AllowedFilingActionDto {
  @ApiProperty({ enum: FILING_ACTIONS }) action: FilingAction;
  title: string;
  refusals: WordsDto[];
}

export class FilingDto extends FilingRowDto {
  change: string | null;
  basis: string;
  submitDays: number;
  @ApiProperty({ enum: ['working', 'natural'] }) submitUnit: 'working' | 'natural';
  @ApiProperty({ enum: FILING_WAYS, nullable: true }) submitWay: FilingWay | null;
  submitWayTitle: string | null;
  refusalReason: string | null;
  reviewStartedOn: string | null;
  reviewerName: string | null;
  conclusion: string | null;
  copyNames: string[];
  items: FilingItemDto[];
  missing: WordsDto[];
  supplements: FilingSupplementDto[];
  receipts: FilingReceiptDto[];
  papers: FilingPaperDto[];
  inspections: FilingInspectionDto[];
  siblings: FilingRowDto[];
  /** Whether the report can be looked at before it is sent. */
  mayPreview: boolean;
  allowed: AllowedFilingActionDto[];
}

/** The home page's lists (ui-words 8). */
export class FilingGroupDto {
  @ApiProperty({ enum: FILING_GROUPS }) code: FilingGroupCode;
  title: string;
  count: number;
  items: FilingRowDto[];
}
export class FilingGroupsDto {
  groups: FilingGroupDto[];
}

export class FilingWordsDto {
  states: WordsDto[];
  kinds: WordsDto[];
  ways: WordsDto[];
  outcomes: WordsDto[];
  items: WordsDto[];
}
