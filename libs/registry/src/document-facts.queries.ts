import { Injectable } from '@nestjs/common';
import { DomainError, type LegalDate } from '@libs/kernel';
import type { Passage, Unit } from '@libs/text';
import { DataSource, In } from 'typeorm';
import {
  ClassificationEntity,
  DocumentEntity,
  DocumentFileEntity,
  DocumentIssuerEntity,
  DocumentVersionEntity,
  EffectEventEntity,
} from './document.entity';
import type { DocClass, FileRole, RelationKind } from './domain/document';
import { effectOn, type Status } from './domain/effect';
import type { EffectEvent } from './domain/effect-event';
import { versionStatusOn, type VersionStatus } from './domain/version';
import { VersionPeriodEntity } from './effect.entity';
import { KeeperQueries } from './keeper.queries';

export interface VersionFacts {
  id: string;
  ordinal: number;
  /** Null for a version that never stood: its amendment was voided. */
  from: LegalDate | null;
  to: LegalDate | null;
  status: VersionStatus;
  sha256: string;
  recordedAt: Date;
}

export interface RelationFacts {
  kind: RelationKind;
  direction: 'out' | 'in';
  documentId: string | null;
  title: string | null;
  docNumber: string | null;
  articles: string[];
}

export interface FileFacts {
  id: string;
  role: FileRole;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  isPublic: boolean;
}

/** An event as the desk shows it: what no longer stands is shown, struck through, with what corrected it. */
export interface EventFacts extends EffectEvent {
  recordedBy: string;
  correctedBy: string | null;
  sourceTitle: string | null;
  sourceNumber: string | null;
}

/** Everything beside the text that the page of one document shows. */
export interface DocumentFacts {
  issuerIds: string[];
  /** Organs that may record on it. */
  keeperIds: string[];
  versions: VersionFacts[];
  events: EventFacts[];
  relations: RelationFacts[];
  files: FileFacts[];
  classifications: { docClass: DocClass; reasons: string; decidedBy: string; decidedAt: Date }[];
  /** Clauses whose status on the day differs from the document's. */
  clauses: Record<string, Status>;
}

export interface VersionText {
  id: string;
  ordinal: number;
  text: string;
  units: Unit[];
  articles: Passage[];
}

/** The desk's page of one document. Whether the reader may see it is asked of `DocumentQueries.get` before. */
@Injectable()
export class DocumentFactsQueries {
  constructor(
    private readonly source: DataSource,
    private readonly keepers: KeeperQueries,
  ) {}

  /** Errors: `not_found`. */
  async facts(documentId: string, day: LegalDate): Promise<DocumentFacts> {
    const db = this.source.manager;
    const document = await db.findOneBy(DocumentEntity, { id: documentId });
    if (!document) throw new DomainError('not_found', 'not_found', { id: documentId });
    const events = await this.events(documentId);
    const effect = effectOn(document, events, day);
    const issuers = await db.find(DocumentIssuerEntity, { where: { documentId }, order: { ordinal: 'ASC' } });
    const classifications = await db.find(ClassificationEntity, { where: { documentId }, order: { decidedAt: 'ASC' } });
    return {
      issuerIds: issuers.map(({ organId }) => organId),
      keeperIds: await this.keepers.keepersOf(db, document),
      versions: await this.versions(documentId, effect.status, day),
      events,
      relations: await this.relations(documentId),
      files: (await db.find(DocumentFileEntity, { where: { documentId }, order: { id: 'ASC' } })).map(
        ({ id, role, name, mediaType, size, sha256, isPublic }) => ({ id, role, name, mediaType, size, sha256, isPublic }),
      ),
      classifications: classifications.map(({ docClass, reasons, decidedBy, decidedAt }) => ({ docClass, reasons, decidedBy, decidedAt })),
      clauses: Object.fromEntries(effect.clauses),
    };
  }

  /** The text that stood on `day`; before publication the first one, since the desk may look ahead. Errors: `not_found`. */
  async textOn(documentId: string, day: LegalDate): Promise<VersionText> {
    const db = this.source.manager;
    const periods = await db.find(VersionPeriodEntity, { where: { documentId }, order: { fromOn: 'ASC' } });
    const period = periods.filter(({ fromOn }) => fromOn <= day).at(-1) ?? periods[0];
    return this.text(documentId, period?.versionId ?? '');
  }

  /** Errors: `not_found`. */
  async text(documentId: string, versionId: string): Promise<VersionText> {
    const [version] = await this.source.manager.findBy(DocumentVersionEntity, {
      documentId,
      id: In([versionId].filter((id) => id !== '')),
    });
    if (!version) throw new DomainError('not_found', 'not_found', { id: versionId });
    const { id, ordinal, text, units, articles } = version;
    return { id, ordinal, text, units, articles };
  }

  private async events(documentId: string): Promise<EventFacts[]> {
    const db = this.source.manager;
    const events = await db.find(EffectEventEntity, { where: { documentId }, order: { eventOn: 'ASC', recordedAt: 'ASC', id: 'ASC' } });
    const sources = await db.findBy(DocumentEntity, { id: In(events.flatMap(({ sourceDocumentId }) => sourceDocumentId ?? [])) });
    const named = new Map(sources.map((source) => [source.id, source]));
    const corrections = new Map(events.flatMap(({ id, correctsEventId }) => (correctsEventId === null ? [] : [[correctsEventId, id]])));
    return events.map((event) => {
      const source = event.sourceDocumentId === null ? undefined : named.get(event.sourceDocumentId);
      const { id, type, eventOn, recordedAt, recordedBy, detail, sourceDocumentId, basis, correctsEventId } = event;
      return {
        id,
        type,
        eventOn,
        recordedAt,
        recordedBy,
        detail,
        sourceDocumentId,
        basis,
        correctsEventId,
        correctedBy: corrections.get(event.id) ?? null,
        sourceTitle: source ? (source.innerTitle ?? source.title) : (detail.byTitle ?? null),
        sourceNumber: source?.docNumber ?? detail.byNumber ?? null,
      };
    });
  }

  private async versions(documentId: string, status: Status, day: LegalDate): Promise<VersionFacts[]> {
    const rows = await this.source.query<(Omit<VersionFacts, 'status'> & { status?: VersionStatus })[]>(
      `SELECT v.id, v.ordinal, p.from_on AS "from", p.to_on AS "to", v.sha256, v.recorded_at AS "recordedAt"
         FROM document_version v LEFT JOIN version_period p ON p.version_id = v.id WHERE v.document_id = $1 ORDER BY v.ordinal`,
      [documentId],
    );
    return rows.map((row) => ({
      ...row,
      status: row.from === null ? 'OLD_VERSION' : versionStatusOn({ versionId: row.id, from: row.from, to: row.to }, status, day),
    }));
  }

  private relations(documentId: string): Promise<RelationFacts[]> {
    return this.source.query<RelationFacts[]>(
      `SELECT r.kind, 'out' AS direction, o.id AS "documentId", coalesce(r.to_title, o.inner_title, o.title) AS title,
              coalesce(o.doc_number, r.to_number) AS "docNumber", r.articles
         FROM relation r LEFT JOIN document o ON o.id = r.to_document_id WHERE r.from_document_id = $1
       UNION ALL
       SELECT r.kind, 'in', o.id, coalesce(o.inner_title, o.title), o.doc_number, r.articles
         FROM relation r JOIN document o ON o.id = r.from_document_id WHERE r.to_document_id = $1
       ORDER BY direction DESC, kind, title`,
      [documentId],
    );
  }
}
