import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Filing, FilingKind, Item, ItemKind, LimitUnit, Outcome, State, Way } from './domain/filing';
import type { PaperContent, PaperKind } from './domain/paper';

@Entity('filing')
export class FilingEntity implements Filing {
  @PrimaryColumn('uuid') id: string;
  @ForeignKey('DocumentEntity', { name: 'filing_document_exists' })
  @Column('uuid', { name: 'document_id' })
  documentId: string;
  @Column('text') kind: FilingKind;
  @Column('uuid', { name: 'event_id' }) eventId: string;
  @Column('date', { name: 'trigger_on' }) triggerOn: string;
  @Column('text', { nullable: true }) change: string | null;
  @Column('uuid', { name: 'issuer_organ_id' }) issuerOrganId: string;
  @Column('uuid', { name: 'responsible_organ_id' }) responsibleOrganId: string;
  @Column('jsonb', { name: 'submitter_organ_ids' }) submitterOrganIds: string[];
  @Column('jsonb', { name: 'drafter_ids' }) drafterIds: string[];
  @Column('uuid', { name: 'receiver_organ_id' }) receiverOrganId: string;
  @Column('text') side: Filing['side'];
  @Column('boolean', { name: 'is_outside' }) isOutside: boolean;
  @Column('uuid', { name: 'office_organ_id', nullable: true }) officeOrganId: string | null;
  @Column('uuid', { name: 'supervisor_organ_id', nullable: true }) supervisorOrganId: string | null;
  @Column('jsonb') copies: Filing['copies'];
  @Column('text') basis: string;
  @Column('integer', { name: 'submit_days' }) submitDays: number;
  @Column('text', { name: 'submit_unit' }) submitUnit: LimitUnit;
  @Column('text') state: State;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('date', { name: 'submitted_on', nullable: true }) submittedOn: string | null;
  @Column('uuid', { name: 'submitted_by', nullable: true }) submittedBy: string | null;
  @Column('text', { name: 'submit_way', nullable: true }) submitWay: Way | null;
  @Column('integer', { name: 'running_days', nullable: true }) runningDays: number | null;
  @Column('text', { name: 'running_unit', nullable: true }) runningUnit: LimitUnit | null;
  @Column('date', { name: 'running_from', nullable: true }) runningFrom: string | null;
  @Column('uuid', { name: 'number_id', nullable: true }) numberId: string | null;
  @Column('text', { name: 'filing_number', nullable: true }) filingNumber: string | null;
  @Column('date', { name: 'registered_on', nullable: true }) registeredOn: string | null;
  @Column('uuid', { name: 'registered_by', nullable: true }) registeredBy: string | null;
  @Column('text', { name: 'refusal_reason', nullable: true }) refusalReason: string | null;
  @Column('uuid', { name: 'reviewer_id', nullable: true }) reviewerId: string | null;
  @Column('date', { name: 'review_started_on', nullable: true }) reviewStartedOn: string | null;
  @Column('text', { nullable: true }) conclusion: string | null;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn: string | null;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  @Column('integer') revision: number;
}

@Entity('filing_item')
export class FilingItemEntity implements Item {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'filing_id' }) filingId: string;
  @Column('text') kind: ItemKind;
  @Column('text') name: string;
  @Column('text') sha256: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('bigint') size: number;
  @Column('uuid', { name: 'added_by' }) addedBy: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt: Date;
}

@Entity('filing_supplement')
export class FilingSupplementEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'filing_id' }) filingId: string;
  @Column('jsonb') items: string[];
  @Column('text') reason: string;
  @Column('uuid', { name: 'requested_by' }) requestedBy: string;
  @Column('date', { name: 'requested_on' }) requestedOn: string;
  @Column('integer') days: number;
  @Column('text') unit: LimitUnit;
  @Column('date', { name: 'resubmitted_on', nullable: true }) resubmittedOn: string | null;
}

@Entity('filing_receipt')
export class FilingReceiptEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'filing_id' }) filingId: string;
  @Column('text', { name: 'organ_name' }) organName: string;
  @Column('text', { nullable: true }) number: string | null;
  @Column('date', { name: 'received_on' }) receivedOn: string;
  @Column('text') outcome: Outcome;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('filing_paper')
export class FilingPaperEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'filing_id' }) filingId: string;
  @Column('text') kind: PaperKind;
  @Column('jsonb') content: PaperContent;
  @Column('text') hash: string;
  @Column('uuid', { name: 'issued_by' }) issuedBy: string;
  @Column('date', { name: 'issued_on' }) issuedOn: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt: Date;
}

@Entity('filing_inspection')
export class FilingInspectionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'filing_id' }) filingId: string;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('uuid', { name: 'inspected_by' }) inspectedBy: string;
  @Column('text') reason: string;
  @Column('timestamptz', { name: 'inspected_at' }) inspectedAt: Date;
}
