import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Campaign, CampaignKind, CampaignState, DecidingDocument, Deliberation, DeliberationResult, Scope } from './domain/campaign';
import type { Disposition, Entry, EntryState, Reason } from './domain/entry';

@Entity('campaign')
export class CampaignEntity implements Campaign {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text') kind: CampaignKind;
  @Column('text') title: string;
  @Column('text', { name: 'notice_number', nullable: true }) noticeNumber: string | null;
  @Column('text', { nullable: true }) criteria: string | null;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('uuid', { name: 'government_id' }) governmentId: string;
  @Column('date', { name: 'scope_on' }) scopeOn: string;
  @Column('date', { name: 'deadline_on' }) deadlineOn: string;
  @Column('jsonb') scope: Scope;
  @Column('text') state: CampaignState;
  @Column('integer', { name: 'worklist_count', nullable: true }) worklistCount: number | null;
  @Column('text', { name: 'worklist_hash', nullable: true }) worklistHash: string | null;
  @Column('date', { name: 'frozen_on', nullable: true }) frozenOn: string | null;
  @Column('uuid', { name: 'created_by' }) createdBy: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer') revision: number;
}

/** A row of the frozen worklist (清理底册). */
@Entity('campaign_entry')
export class CampaignEntryEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId: string;
  @Column('integer') ordinal: number;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text') title: string;
  @Column('text', { name: 'doc_number', nullable: true }) docNumber: string | null;
  @Column('text', { name: 'doc_class' }) docClass: string;
  @Column('uuid', { name: 'issuer_id' }) issuerId: string;
  @Column('text', { name: 'issuer_name' }) issuerName: string;
  @Column('uuid', { name: 'responsible_organ_id' }) responsibleOrganId: string;
  @Column('text', { name: 'responsible_organ_name' }) responsibleOrganName: string;
  @Column('text') level: string;
  @Column('text', { name: 'region_code' }) regionCode: string;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn: string | null;
  @Column('date', { name: 'published_on', nullable: true }) publishedOn: string | null;
  @Column('date', { name: 'effective_on', nullable: true }) effectiveOn: string | null;
  @Column('date', { name: 'valid_through', nullable: true }) validThrough: string | null;
  @Column('text') status: string;
}

/** 清理事项 as it stands now; `campaign_entry_revision` has every one of its revisions. */
@Entity('campaign_item')
export class CampaignItemEntity implements Entry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId: string;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('text') state: EntryState;
  @Column('text', { nullable: true }) disposition: Disposition | null;
  @Column('text', { nullable: true }) reason: Reason | null;
  @Column('text', { name: 'reason_text', nullable: true }) reasonText: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('text', { nullable: true }) replacement: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('date', { name: 'earlier_on', nullable: true }) earlierOn: string | null;
  @Column('text', { name: 'earlier_basis', nullable: true }) earlierBasis: string | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text', { name: 'review_comment', nullable: true }) reviewComment: string | null;
  @Column('uuid', { name: 'effect_event_id', nullable: true }) effectEventId: string | null;
  @Column('date', { name: 'executed_on', nullable: true }) executedOn: string | null;
  @Column('uuid', { name: 'changed_by' }) changedBy: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @Column('integer') revision: number;
}

@Entity('campaign_deliberation')
export class CampaignDeliberationEntity implements Deliberation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId: string;
  @Column('date', { name: 'held_on' }) heldOn: string;
  @Column('text') meeting: string;
  @Column('text') result: DeliberationResult;
  @Column('text', { nullable: true }) note: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('campaign_decision')
export class CampaignDecisionEntity implements DecidingDocument {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'campaign_id' }) campaignId: string;
  @Column('integer') ordinal: number;
  @Column('uuid', { name: 'deliberation_id' }) deliberationId: string;
  @Column('uuid', { name: 'document_id', nullable: true }) documentId: string | null;
  @Column('text') title: string;
  @Column('text', { name: 'doc_number', nullable: true }) docNumber: string | null;
  @Column('date', { name: 'issued_on' }) issuedOn: string;
  @Column('date', { name: 'published_on' }) publishedOn: string;
  @Column('integer', { name: 'entry_count' }) entryCount: number;
  @Column('text', { name: 'content_hash' }) contentHash: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('campaign_decision_entry')
export class CampaignDecisionEntryEntity {
  @PrimaryColumn('uuid', { name: 'entry_id' }) entryId: string;
  @Column('uuid', { name: 'decision_id' }) decisionId: string;
  @Column('text') disposition: Disposition;
  @Column('date', { name: 'effect_on', nullable: true }) effectOn: string | null;
  @Column('uuid', { name: 'effect_event_id', nullable: true }) effectEventId: string | null;
  @Column('text', { name: 'status_before' }) statusBefore: string;
  @Column('text', { nullable: true }) reason: Reason | null;
}
