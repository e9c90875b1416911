import { Injectable } from '@nestjs/common';
import { DomainError, formatDateZh, type Actor, type LegalDate } from '@libs/kernel';
import { BlobStore, Clock, Ids, Transactions, type Tx } from '@libs/platform';
import { FilingRouteQueries } from '@libs/settings';
import { normaliseTitle, parseDocNumber, titleFlags, titleKind } from '@libs/text';
import { DataSource } from 'typeorm';
import { ClassificationEntity, DocumentEntity, DocumentFileEntity, DocumentIssuerEntity, RelationEntity } from './document.entity';
import {
  effectiveDetail,
  registrationRefusals,
  type DocClass,
  type FileRole,
  type Publicity,
  type Registration,
  type RelationKind,
} from './domain/document';
import { EffectService } from './effect.service';
import { KeeperQueries } from './keeper.queries';

/** A document that this one names, as printed; `documentId` when the registrar chose it. */
export interface NamedDocument {
  title: string | null;
  docNumber: string | null;
  documentId?: string | null;
}

export interface RegisterDocument extends Registration {
  docClass: DocClass;
  /** Why it is of this class (性质认定). */
  classReasons?: string;
  innerTitle: string | null;
  registrationNumber?: string | null;
  /** 制定机关, the lead first. */
  issuerIds: readonly [string, ...string[]];
  responsibleOrganId: string;
  topic: string | null;
  publicity: Publicity;
  publicityReason?: string | null;
  /** 公布载体 (政府网站, 政府公报 …) and its address or issue (domain.md 21.9). */
  carrier: string;
  carrierAddress: string | null;
  /** The published text, whole. */
  text: string;
  /** Other documents that it rests on, cites, interprets …; those that it repeals stand in `repeals`. */
  relations?: readonly (NamedDocument & { kind: Exclude<RelationKind, 'repeals'>; articles?: readonly string[] })[];
  /** 同时废止: confirmed by the registrar. What is found in the registry is repealed from the day of effect. */
  repeals?: readonly NamedDocument[];
  files?: readonly { sha256: string; role: FileRole; name: string; mediaType: string; size: number; isPublic: boolean }[];
  /** 历史文件（未经本系统办理）. */
  processUnknown?: boolean;
  /** Why this number may stand on a second document, when it was really printed so. */
  numberOverrideReason?: string | null;
  by: Actor;
}

export interface Registered {
  documentId: string;
  versionId: string;
  slug: string;
  /** Documents of the registry that it repealed. */
  repealed: string[];
}

/** Registers documents and decides their class. The only writer of documents, issuers, relations and files. */
@Injectable()
export class RegistryService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly blobs: BlobStore,
    private readonly keepers: KeeperQueries,
    private readonly effects: EffectService,
    private readonly filingRoutes: FilingRouteQueries,
  ) {}

  register(registration: RegisterDocument): Promise<Registered> {
    return this.transactions.run((tx) => this.registerIn(tx, registration));
  }

  /**
   * 登记: the document, its first version, PUBLISHED and EFFECTIVE, relations, files, and what it repeals.
   * Errors: `registration_refused` with its reasons, `issuer_without_filing_route`, `document_number_is_used_once`,
   * `document_not_public_has_a_reason`.
   */
  async registerIn(tx: Tx, registration: RegisterDocument): Promise<Registered> {
    const { by } = registration;
    const found: string[] = registrationRefusals(registration, this.clock.today());
    // V07: 制定主体. Of history only what was printed is known; it is not refused for that.
    if (registration.processUnknown !== true) {
      const powerless = await this.keepers.withoutPower(tx.db, registration.issuerIds, registration.signedOn ?? registration.publishedOn);
      if (powerless.length > 0) found.push('issuer_may_not_issue');
    }
    if (found.length > 0) throw new DomainError('conflict', 'registration_refused', { refusals: found });
    // V11: whom it is filed with is known before it is published (domain.md 3.1). History was filed, or not, before this system.
    if (registration.processUnknown !== true) await this.filingRoutes.requireIn(tx.db, registration.issuerIds, registration.docClass);

    const document = await this.insertDocument(tx, registration);
    const publication = { carrier: registration.carrier, carrierAddress: registration.carrierAddress };
    const published = await this.effects.insertIn(
      tx,
      document.id,
      { type: 'PUBLISHED', eventOn: registration.publishedOn, detail: publication },
      by,
    );
    if (registration.effectiveOn !== null) {
      const event = { type: 'EFFECTIVE', eventOn: registration.effectiveOn, detail: effectiveDetail(registration) } as const;
      await this.effects.insertIn(tx, document.id, event, by);
    }
    const versionId = await this.effects.addVersionIn(tx, document.id, 1, registration.text, published, by);
    await this.effects.rebuildIn(tx, document);
    await this.insertFiles(tx, document.id, registration);
    await this.insertRelations(tx, document.id, registration);
    const repealed = await this.repealIn(tx, document, registration);
    await tx.record({
      type: 'document.register',
      subjectType: 'document',
      subjectId: document.id,
      actorId: by.id,
      at: tx.now,
      detail: {
        slug: document.slug,
        title: document.title,
        docNumber: document.docNumber,
        publishedOn: registration.publishedOn,
        effectiveOn: registration.effectiveOn,
        versionId,
        repealed,
      },
    });
    return { documentId: document.id, versionId, slug: document.slug, repealed };
  }

  /** 性质认定: gives the document another class, with reasons. Errors: `not_found`, `stale_revision`, `not_your_document`, `classification_has_reasons`. */
  classify(documentId: string, expectedRevision: number, decision: { docClass: DocClass; reasons: string }, by: Actor): Promise<number> {
    return this.transactions.run(async (tx) => {
      const document = await tx.lock(DocumentEntity, documentId, expectedRevision);
      const keepers = await this.keepers.keepersOf(tx.db, document);
      if (!keepers.includes(by.organId)) throw new DomainError('conflict', 'not_your_document', { id: documentId });
      const before = document.docClass;
      document.docClass = decision.docClass;
      await this.insertClassification(tx, documentId, decision.docClass, decision.reasons, by);
      await tx.save(document);
      const detail = { before, docClass: decision.docClass, reasons: decision.reasons };
      await tx.record({ type: 'document.classify', subjectType: 'document', subjectId: documentId, actorId: by.id, at: tx.now, detail });
      return document.revision;
    });
  }

  /**
   * Brings the public blob area to what the registry says of one document: its public files are there while it is shown,
   * and gone when it is withheld and no other shown document bears them. Done again it changes nothing.
   */
  async syncFiles(documentId: string): Promise<void> {
    const files = await this.source.query<{ sha256: string }[]>('SELECT DISTINCT sha256 FROM document_file WHERE document_id = $1', [
      documentId,
    ]);
    for (const { sha256 } of files) await this.transactions.run((tx) => this.syncFileIn(tx, sha256));
  }

  /** One blob at a time: of two documents with one blob, one shown and one withheld, the last word is the one that reads last. */
  private async syncFileIn(tx: Tx, hash: string): Promise<void> {
    await tx.db.query(`SELECT pg_advisory_xact_lock(hashtextextended('guiku.public_file.' || $1, 0))`, [hash]);
    const [file] = await tx.db.query<{ is_shown: boolean }[]>('SELECT EXISTS (SELECT 1 FROM public_file WHERE sha256 = $1) AS is_shown', [
      hash,
    ]);
    await (file?.is_shown === true ? this.blobs.publish(hash) : this.blobs.withhold(hash));
  }

  private async insertDocument(tx: Tx, registration: RegisterDocument): Promise<DocumentEntity> {
    const { title, innerTitle, docNumber, by } = registration;
    const number = docNumber === null ? null : parseDocNumber(docNumber);
    const flags = titleFlags(title);
    const innerFlags = titleFlags(innerTitle ?? '');
    const [leadIssuerId] = registration.issuerIds;
    const document = tx.db.create(DocumentEntity, {
      id: this.ids.next(),
      slug: this.ids.slug(),
      docClass: registration.docClass,
      title: title.trim(),
      innerTitle: innerTitle?.trim() ?? null,
      titleKey: normaliseTitle(title),
      titleKind: titleKind(innerTitle ?? title),
      isTrial: flags.isTrial || innerFlags.isTrial,
      isInterim: flags.isInterim || innerFlags.isInterim,
      docNumber: number?.canonical ?? null,
      docNumberKey: number?.key ?? null,
      numberOverrideReason: registration.numberOverrideReason ?? null,
      registrationNumber: registration.registrationNumber ?? null,
      leadIssuerId,
      responsibleOrganId: registration.responsibleOrganId,
      topic: registration.topic,
      publicity: registration.publicity,
      publicityReason: registration.publicityReason ?? null,
      signedOn: registration.signedOn,
      processUnknown: registration.processUnknown ?? false,
      registeredBy: by.id,
      registeredAt: tx.now,
      revision: 1,
    });
    await tx.insert(DocumentEntity, document);
    const issuers = [...new Set(registration.issuerIds)].map((organId, ordinal) => ({ documentId: document.id, organId, ordinal }));
    await tx.insert(DocumentIssuerEntity, issuers);
    await this.insertClassification(tx, document.id, registration.docClass, registration.classReasons ?? '登记时认定', by);
    return document;
  }

  private async insertClassification(tx: Tx, documentId: string, docClass: DocClass, reasons: string, by: Actor): Promise<void> {
    await tx.insert(ClassificationEntity, { id: this.ids.next(), documentId, docClass, reasons, decidedBy: by.id, decidedAt: tx.now });
  }

  private async insertFiles(tx: Tx, documentId: string, { files = [] }: RegisterDocument): Promise<void> {
    if (files.length === 0) return;
    await tx.insert(
      DocumentFileEntity,
      files.map((file) => ({ id: this.ids.next(), documentId, ...file, recordedAt: tx.now })),
    );
  }

  private async insertRelations(tx: Tx, documentId: string, { relations = [] }: RegisterDocument): Promise<void> {
    for (const { kind, articles = [], ...named } of relations) {
      await this.insertRelation(tx, documentId, kind, named, await this.resolve(tx, named, documentId), articles);
    }
  }

  /** 同时废止: the relation is kept whether or not the registry has the document (V12). */
  private async repealIn(tx: Tx, document: DocumentEntity, registration: RegisterDocument): Promise<string[]> {
    const on: LegalDate = registration.effectiveOn ?? registration.publishedOn;
    const repealed: string[] = [];
    for (const named of registration.repeals ?? []) {
      const targetId = await this.resolve(tx, named, document.id);
      await this.insertRelation(tx, document.id, 'repeals', named, targetId, []);
      if (targetId === null) continue;
      await this.refuseBeyondPower(tx, targetId, registration);
      const number = document.docNumber === null ? '' : `（${document.docNumber}）`;
      const basis = `《${document.innerTitle ?? document.title}》${number}自${formatDateZh(on)}起施行，同时废止`;
      const command = {
        action: 'repeal',
        on,
        sourceDocumentId: document.id,
        basis,
        byTitle: document.innerTitle ?? document.title,
        byNumber: document.docNumber,
      } as const;
      if (await this.effects.followIn(tx, targetId, command, registration.by)) repealed.push(targetId);
    }
    return repealed;
  }

  /** Nobody ends a document of an organ beside or above them; of history only what was printed is known. */
  private async refuseBeyondPower(tx: Tx, targetId: string, { issuerIds, processUnknown }: RegisterDocument): Promise<void> {
    if (processUnknown === true) return;
    if (await this.keepers.mayRepeal(tx.db, issuerIds, targetId)) return;
    throw new DomainError('conflict', 'registration_refused', { refusals: ['repeal_beyond_power'] });
  }

  private async insertRelation(
    tx: Tx,
    fromDocumentId: string,
    kind: RelationKind,
    named: NamedDocument,
    toDocumentId: string | null,
    articles: readonly string[],
  ): Promise<void> {
    if (toDocumentId === null && named.title === null && named.docNumber === null) return;
    const number = named.docNumber === null ? null : parseDocNumber(named.docNumber);
    await tx.insert(RelationEntity, {
      id: this.ids.next(),
      kind,
      fromDocumentId,
      toDocumentId,
      toTitle: named.title,
      toNumber: number?.canonical ?? named.docNumber,
      toNumberKey: number?.key ?? null,
      articles: [...articles],
      recordedAt: tx.now,
    });
  }

  /** The registry's document that is meant: as chosen, by number key, or by a title that only one document bears; else null. */
  private async resolve(tx: Tx, named: NamedDocument, exceptId: string): Promise<string | null> {
    if (named.documentId != null) return named.documentId;
    const number = named.docNumber === null ? null : parseDocNumber(named.docNumber);
    const by = number ? { docNumberKey: number.key } : named.title === null ? null : { titleKey: normaliseTitle(named.title) };
    if (by === null) return null;
    const matches = (await tx.db.find(DocumentEntity, { where: by, select: { id: true }, take: 3 })).filter(({ id }) => id !== exceptId);
    return matches.length === 1 ? (matches[0]?.id ?? null) : null;
  }
}
