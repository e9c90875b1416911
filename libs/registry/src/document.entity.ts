import type { Passage, Unit } from '@libs/text';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { DocClass, FileRole, Publicity, RelationKind } from './domain/document';
import type { EffectDetail, EffectEvent, EffectEventType } from './domain/effect-event';
import type { Dated } from './domain/effect';

@Entity('document')
export class DocumentEntity implements Dated {
  @PrimaryColumn('uuid') id: string;
  @Column('text') slug: string;
  @Column('text', { name: 'doc_class' }) docClass: DocClass;
  @Column('text') title: string;
  @Column('text', { name: 'inner_title', nullable: true }) innerTitle: string | null;
  @Column('text', { name: 'title_key' }) titleKey: string;
  @Column('text', { name: 'title_kind' }) titleKind: string;
  @Column('boolean', { name: 'is_trial' }) isTrial: boolean;
  @Column('boolean', { name: 'is_interim' }) isInterim: boolean;
  @Column('text', { name: 'doc_number', nullable: true }) docNumber: string | null;
  @Column('text', { name: 'doc_number_key', nullable: true }) docNumberKey: string | null;
  @Column('text', { name: 'number_override_reason', nullable: true }) numberOverrideReason: string | null;
  @Column('text', { name: 'registration_number', nullable: true }) registrationNumber: string | null;
  @ForeignKey('OrganEntity', { name: 'document_lead_issuer_exists' })
  @Column('uuid', { name: 'lead_issuer_id' })
  leadIssuerId: string;
  @ForeignKey('OrganEntity', { name: 'document_responsible_organ_exists' })
  @Column('uuid', { name: 'responsible_organ_id' })
  responsibleOrganId: string;
  @Column('text', { nullable: true }) topic: string | null;
  @Column('text') publicity: Publicity;
  @Column('text', { name: 'publicity_reason', nullable: true }) publicityReason: string | null;
  @Column('date', { name: 'signed_on', nullable: true }) signedOn: string | null;
  @Column('boolean', { name: 'process_unknown' }) processUnknown: boolean;
  @Column('uuid', { name: 'registered_by' }) registeredBy: string;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt: Date;
  @Column('integer') revision: number;
}

@Entity('document_issuer')
export class DocumentIssuerEntity {
  @PrimaryColumn('uuid', { name: 'document_id' }) documentId: string;
  @PrimaryColumn('uuid', { name: 'organ_id' }) organId: string;
  @Column('integer') ordinal: number;
}

@Entity('effect_event')
export class EffectEventEntity implements EffectEvent {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text') type: EffectEventType;
  @Column('date', { name: 'event_on' }) eventOn: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
  @Column('jsonb') detail: EffectDetail;
  @Column('uuid', { name: 'source_document_id', nullable: true }) sourceDocumentId: string | null;
  @Column('text', { nullable: true }) basis: string | null;
  @Column('uuid', { name: 'corrects_event_id', nullable: true }) correctsEventId: string | null;
}

@Entity('document_version')
export class DocumentVersionEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('integer') ordinal: number;
  @Column('uuid', { name: 'source_event_id' }) sourceEventId: string;
  @Column('text') text: string;
  @Column('jsonb') units: Unit[];
  @Column('jsonb') articles: Passage[];
  @Column('text') sha256: string;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
  @Column('uuid', { name: 'recorded_by' }) recordedBy: string;
}

@Entity('relation')
export class RelationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: RelationKind;
  @Column('uuid', { name: 'from_document_id' }) fromDocumentId: string;
  @Column('uuid', { name: 'to_document_id', nullable: true }) toDocumentId: string | null;
  @Column('text', { name: 'to_title', nullable: true }) toTitle: string | null;
  @Column('text', { name: 'to_number', nullable: true }) toNumber: string | null;
  @Column('text', { name: 'to_number_key', nullable: true }) toNumberKey: string | null;
  @Column('jsonb') articles: string[];
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('document_file')
export class DocumentFileEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text') role: FileRole;
  @Column('text') sha256: string;
  @Column('text') name: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('bigint') size: number;
  @Column('boolean', { name: 'is_public' }) isPublic: boolean;
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt: Date;
}

@Entity('classification')
export class ClassificationEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'document_id' }) documentId: string;
  @Column('text', { name: 'doc_class' }) docClass: DocClass;
  @Column('text') reasons: string;
  @Column('uuid', { name: 'decided_by' }) decidedBy: string;
  @Column('timestamptz', { name: 'decided_at' }) decidedAt: Date;
}
