import type { MakingRoute } from '@libs/settings';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConfirmedRepeal } from './domain/command';
import type { Carrier, Draft, DraftClass, Outcome, State } from './domain/draft';
import type { Conclusion, Material, MaterialKind } from './domain/material';
import type { ReadFacts, TextStage } from './domain/text';

@Entity('draft')
export class DraftEntity implements Draft {
  @PrimaryColumn('uuid') id: string;
  @Column('text') state: State;
  @Column('text') title: string;
  @Column('text') kind: string;
  @Column('text', { name: 'doc_class' }) docClass: DraftClass;
  @Column('uuid', { name: 'issuer_organ_id' }) issuerOrganId: string;
  @Column('uuid', { name: 'drafting_organ_id' }) draftingOrganId: string;
  @Column('text', { name: 'drafting_unit', nullable: true }) draftingUnit: string | null;
  @Column('jsonb', { name: 'drafter_ids' }) drafterIds: string[];
  @Column('text', { name: 'contact_phone', nullable: true }) contactPhone: string | null;
  @Column('date', { name: 'meeting_on', nullable: true }) meetingOn: string | null;
  @Column('text', { name: 'urgent_reason', nullable: true }) urgentReason: string | null;
  @Column('text', { name: 'route_key' }) routeKey: string;
  /** The whole route as it was when the issuer was chosen. */
  @Column('jsonb') route: MakingRoute;
  @Column('uuid', { name: 'intake_organ_id', nullable: true }) intakeOrganId: string | null;
  @Column('uuid', { name: 'review_organ_id' }) reviewOrganId: string;
  @Column('uuid', { name: 'office_organ_id' }) officeOrganId: string;
  @Column('text', { name: 'meeting_kind' }) meetingKind: string;
  @Column('integer') round: number;
  @Column('uuid', { name: 'text_id' }) textId: string;
  @Column('date', { name: 'passed_on', nullable: true }) passedOn: string | null;
  @Column('boolean', { name: 'needs_final_text' }) needsFinalText: boolean;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn: string | null;
  @Column('uuid', { name: 'number_id', nullable: true }) numberId: string | null;
  @Column('text', { name: 'doc_number', nullable: true }) docNumber: string | null;
  @Column('uuid', { name: 'document_id', nullable: true }) documentId: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer') revision: number;
}

@Entity('draft_text')
export class DraftTextEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('integer') seq: number;
  @Column('text') stage: TextStage;
  @Column('uuid', { name: 'file_id' }) fileId: string;
  @Column('text', { name: 'file_name' }) fileName: string;
  @Column('text', { name: 'file_hash' }) fileHash: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('bigint', { name: 'file_size' }) fileSize: number;
  @Column('text') text: string;
  @Column('jsonb') units: object[];
  @Column('jsonb') facts: ReadFacts;
  @Column('text') hash: string;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}

@Entity('material')
export class MaterialEntity implements Material {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('text') kind: MaterialKind;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId: string | null;
  @Column('text', { name: 'file_name', nullable: true }) fileName: string | null;
  @Column('text', { name: 'file_hash', nullable: true }) fileHash: string | null;
  @Column('text', { name: 'media_type', nullable: true }) mediaType: string | null;
  @Column('bigint', { name: 'file_size', nullable: true }) fileSize: number | null;
  @Column('text', { name: 'waived_reason', nullable: true }) waivedReason: string | null;
  @Column('text', { nullable: true }) conclusion: Conclusion | null;
  @Column('date', { name: 'dated_on', nullable: true }) datedOn: string | null;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
}

@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('integer') round: number;
  /** 1: the submission; later ones its supplements. */
  @Column('integer') part: number;
  @Column('uuid', { name: 'text_id' }) textId: string;
  @Column('text', { name: 'text_hash' }) textHash: string;
  @Column('jsonb') materials: object[];
  @Column('jsonb') fields: object;
  @Column('text') hash: string;
  @Column('text', { name: 'letter_number', nullable: true }) letterNumber: string | null;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('uuid', { name: 'submitted_by' }) submittedBy: string;
  @Column('date', { name: 'submitted_on' }) submittedOn: string;
  @Column('timestamptz', { name: 'submitted_at' }) submittedAt: Date;
}

@Entity('deliberation')
export class DeliberationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('uuid', { name: 'review_id' }) reviewId: string;
  @Column('uuid', { name: 'text_id' }) textId: string;
  @Column('text') meeting: string;
  @Column('date', { name: 'held_on' }) heldOn: string;
  @Column('text') outcome: Outcome;
  @Column('text') record: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('signature')
export class SignatureEntity {
  @PrimaryColumn('uuid', { name: 'draft_id' }) draftId: string;
  @Column('uuid', { name: 'text_id' }) textId: string;
  @Column('text') signer: string;
  @Column('date', { name: 'signed_on' }) signedOn: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('publication')
export class PublicationEntity {
  @PrimaryColumn('uuid', { name: 'draft_id' }) draftId: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text') slug: string;
  @Column('text') carrier: Carrier;
  @Column('text', { name: 'carrier_address' }) carrierAddress: string;
  @Column('date', { name: 'published_on' }) publishedOn: string;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('text', { name: 'effective_phrase', nullable: true }) effectivePhrase: string | null;
  @Column('integer', { name: 'term_years', nullable: true }) termYears: number | null;
  @Column('date', { name: 'valid_through', nullable: true }) validThrough: string | null;
  @Column('jsonb') repeals: ConfirmedRepeal[];
  @Column('jsonb') warnings: string[];
  @Column('text', { name: 'warnings_reason', nullable: true }) warningsReason: string | null;
  /** Which file went public, and the private one that it was made from; null where none did. */
  @Column('text', { name: 'public_file_origin', nullable: true }) publicFileOrigin: 'as_is' | 'cleaned' | 'print' | null;
  @Column('text', { name: 'public_file_hash', nullable: true }) publicFileHash: string | null;
  @Column('text', { name: 'public_file_source_hash', nullable: true }) publicFileSourceHash: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('interpretation')
export class InterpretationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'draft_id' }) draftId: string;
  @Column('text', { nullable: true }) address: string | null;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId: string | null;
  @Column('text', { name: 'file_name', nullable: true }) fileName: string | null;
  @Column('text', { name: 'file_hash', nullable: true }) fileHash: string | null;
  @Column('text', { name: 'media_type', nullable: true }) mediaType: string | null;
  @Column('bigint', { name: 'file_size', nullable: true }) fileSize: number | null;
  @Column('date', { name: 'published_on' }) publishedOn: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}
