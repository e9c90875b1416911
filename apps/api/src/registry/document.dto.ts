import { Transform } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  DOC_CLASSES,
  STATUSES,
  type DocClass,
  type EffectDetail,
  type EffectEventType,
  type FileRole,
  type Publicity,
  type RelationKind,
  type Status,
  type VersionStatus,
} from '@libs/registry';
import type { Passage, Unit } from '@libs/text';
import { IsLegalDay, PageQueryDto } from '../http';

/** `a,b` or `a&…=b` as a list. */
const asList = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;

export class OnDayQueryDto {
  /** The day on which effect is asked (看某一天); today when left out. */
  @IsOptional() @IsLegalDay() on?: string;
}

export class DocumentQueryDto extends PageQueryDto {
  @IsOptional() @IsLegalDay() on?: string;
  /** One or several, separated by commas. */
  @IsOptional() @Transform(asList) @IsArray() @IsIn(STATUSES, { each: true }) status?: Status[];
  @IsOptional() @Transform(asList) @IsArray() @IsIn(DOC_CLASSES, { each: true }) docClass?: DocClass[];
  /** An organ: what it or an organ under it issued. */
  @IsOptional() @IsUUID() issuerId?: string;
  @IsOptional() @IsUUID() responsibleOrganId?: string;
  @IsOptional() @IsString() @MaxLength(20) level?: string;
  @IsOptional() @IsString() @MaxLength(6) regionCode?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1900) @Max(2200) year?: number;
  @IsOptional() @IsString() @MaxLength(50) topic?: string;
  /** Terms that end until this day (将到期). */
  @IsOptional() @IsLegalDay() validThroughUntil?: string;
  @IsOptional() @IsString() @MaxLength(200) q?: string;
}

export class DocumentRowDto {
  id: string;
  slug: string;
  title: string;
  innerTitle: string | null;
  docNumber: string | null;
  registrationNumber: string | null;
  docClass: DocClass;
  titleKind: string;
  isTrial: boolean;
  isInterim: boolean;
  publicity: Publicity;
  topic: string | null;
  leadIssuerId: string;
  leadIssuerName: string;
  responsibleOrganId: string;
  responsibleOrganName: string;
  level: string;
  regionCode: string;
  signedOn: string | null;
  publishedOn: string | null;
  effectiveOn: string | null;
  /** Last day in force (含当日). */
  validThrough: string | null;
  /** First day no longer in force, past or to come. */
  endedOn: string | null;
  status: Status;
  isWithheld: boolean;
  processUnknown: boolean;
  revision: number;
}

export class DocumentPageDto {
  items: DocumentRowDto[];
  next: string | null;
  total: number;
}

export class DocumentVersionDto {
  id: string;
  ordinal: number;
  from: string | null;
  to: string | null;
  status: VersionStatus;
  sha256: string;
  recordedAt: Date;
}

export class EffectEventDto {
  id: string;
  type: EffectEventType;
  eventOn: string;
  recordedAt: Date;
  recordedBy: string;
  detail: EffectDetail;
  basis: string | null;
  sourceDocumentId: string | null;
  sourceTitle: string | null;
  sourceNumber: string | null;
  correctsEventId: string | null;
  correctedBy: string | null;
}

export class DocumentRelationDto {
  kind: RelationKind;
  direction: 'out' | 'in';
  documentId: string | null;
  title: string | null;
  docNumber: string | null;
  articles: string[];
}

export class DocumentFileDto {
  id: string;
  role: FileRole;
  name: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  isPublic: boolean;
}

export class ClassificationDto {
  docClass: DocClass;
  reasons: string;
  decidedBy: string;
  decidedAt: Date;
}

export class DocumentDto extends DocumentRowDto {
  issuerIds: string[];
  /** Whether the reader's organ may record changes of effect. */
  isKept: boolean;
  versions: DocumentVersionDto[];
  events: EffectEventDto[];
  relations: DocumentRelationDto[];
  files: DocumentFileDto[];
  classifications: ClassificationDto[];
  /** Clauses whose status differs from the document's on the day: path → status. */
  clauses: Record<string, Status>;
}

export class VersionTextDto {
  id: string;
  ordinal: number;
  text: string;
  units: Unit[];
  articles: Passage[];
}

export class MatchQueryDto {
  @IsOptional() @IsString() @MaxLength(300) title?: string;
  @IsOptional() @IsString() @MaxLength(100) docNumber?: string;
}

export class DocumentMatchDto {
  /** Null when the registry has no such document, or more than one. */
  document: { id: string; title: string; docNumber: string | null } | null;
}
