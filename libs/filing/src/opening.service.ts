import { Injectable } from '@nestjs/common';
import { dayInChina, DomainError, SYSTEM, type LegalDate } from '@libs/kernel';
import { BlobStore, Ids, Transactions } from '@libs/platform';
import { FiledDocumentQueries, type FiledDocument } from '@libs/registry';
import { CalendarQueries, FilingRouteQueries, isFiledClass, TimeLimitQueries, type FiledClass } from '@libs/settings';
import { OrganQueries } from '@libs/identity';
import { DataSource } from 'typeorm';
import { dueAfter } from './domain/clock';
import type { NewItem } from './domain/command';
import type { FilingKind, ItemKind } from './domain/filing';
import { FilingEntity, FilingItemEntity } from './filing.entity';

/** Facts about a document that open filings: its publication, and what changes a text that is filed (domain.md 3.6). */
const OPENS: Readonly<Record<string, FilingKind>> = {
  'document.register': 'registration',
  'document.classify': 'registration', // 性质认定: only now is it known that it is filed
  'document.amend': 'amendment',
  'document.repealPart': 'amendment',
  'document.lapsePart': 'amendment',
  'document.repeal': 'repeal',
  'document.lapse': 'repeal',
  'document.supersede': 'repeal',
};

/** A fact as the audit log has it. */
export interface OpeningEvent {
  id: string;
  type: string;
  /** The document. */
  subjectId: string;
  at: Date;
  detail: Record<string, unknown>;
}

/** What the making of the document gave (起草说明, 制定依据, 审核意见书) and who drafted it. */
export interface FilingPapers {
  drafterIds: string[];
  items: ({ kind: Exclude<ItemKind, 'text'>; name: string } & ({ html: string } | { sha256: string; mediaType: string; size: number }))[];
}

const NO_PAPERS: FilingPapers = { drafterIds: [], items: [] };
const REACTION = 'filing.open';

/** Opens filings (待报备): the only writer of new ones. */
@Injectable()
export class FilingOpeningService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly ids: Ids,
    private readonly blobs: BlobStore,
    private readonly documents: FiledDocumentQueries,
    private readonly routes: FilingRouteQueries,
    private readonly organs: OrganQueries,
    private readonly limits: TimeLimitQueries,
    private readonly calendars: CalendarQueries,
  ) {}

  /**
   * Opens one filing a receiving organ for the fact, exactly once however often it is called (INV-1). Documents that are not filed
   * (政策性文件, 内部文件) and those from before the system (历史文件) open none. Errors: `issuer_without_filing_route`.
   */
  async open(event: OpeningEvent, papers: FilingPapers | null): Promise<void> {
    const kind = OPENS[event.type];
    if (kind === undefined) return;
    const document = await this.documents.get(event.subjectId);
    const { docClass } = document;
    if (document.processUnknown || !isFiledClass(docClass)) {
      await this.transactions.run((tx) => tx.once(event.id, REACTION));
      return;
    }
    const items = [...textItems(document), ...(await this.kept((papers ?? NO_PAPERS).items))];
    const rows = await this.rowsOf(event, kind, { ...document, docClass }, papers ?? NO_PAPERS);
    await this.transactions.run(async (tx) => {
      if (!(await tx.once(event.id, REACTION))) return;
      // Registered and classified at the same time: whichever fact comes first opens them.
      await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.filing'), hashtext($1))`, [document.id]);
      if (kind === 'registration' && (await tx.db.existsBy(FilingEntity, { documentId: document.id, kind }))) return;
      for (const row of rows) {
        await tx.insert(FilingEntity, row);
        for (const item of items) {
          await tx.insert(FilingItemEntity, { id: this.ids.next(), filingId: row.id, ...item, addedBy: SYSTEM.id, addedAt: tx.now });
        }
        const { documentId, receiverOrganId, isOutside, triggerOn, dueOn } = row;
        await tx.record({
          type: 'filing.open',
          subjectType: 'filing',
          subjectId: row.id,
          actorId: SYSTEM.id,
          at: tx.now,
          detail: { documentId, kind, receiverOrganId, isOutside, triggerOn, dueOn, eventId: event.id },
        });
      }
    });
  }

  /** What of the document's facts has not opened its filings yet: for loaders that do not wait for the worker. */
  async catchUp(documentId: string, papers: FilingPapers | null): Promise<void> {
    const events = await this.source.query<OpeningEvent[]>(
      `SELECT e.id, e.type, e.subject_id AS "subjectId", e.at, e.detail FROM audit_event e
        WHERE e.subject_type = 'document' AND e.subject_id = $1 AND e.type = ANY($2)
          AND NOT EXISTS (SELECT 1 FROM reaction_done r WHERE r.event_id = e.id AND r.reaction = $3) ORDER BY e.seq`,
      [documentId, Object.keys(OPENS), REACTION],
    );
    for (const event of events) await this.open(event, event.type === 'document.register' ? papers : null);
  }

  private async rowsOf(
    event: OpeningEvent,
    kind: FilingKind,
    document: FiledDocument & { docClass: FiledClass },
    { drafterIds }: FilingPapers,
  ) {
    const route = await this.routes.routeOf(document.issuerIds, document.docClass);
    const [issuerOrganId = ''] = document.issuerIds;
    const issuer = await this.organs.get(issuerOrganId);
    if (!route) throw new DomainError('conflict', 'issuer_without_filing_route', { organ: issuer.name });
    const { triggerOn, change } = await this.triggerOf(event, kind, document);
    const limit = await this.limits.limit('filing.submit', { level: issuer.level, on: triggerOn });
    const submitDays = route.dueDays ?? limit.days;
    const submitUnit = route.dueUnit ?? limit.unit;
    const calendar = await this.calendars.calendar();
    return route.receivers.map(({ organId, side, isOutside, officeOrganId, supervisorOrganId }) => ({
      id: this.ids.next(),
      documentId: document.id,
      kind,
      eventId: event.id,
      triggerOn,
      change,
      issuerOrganId,
      responsibleOrganId: document.responsibleOrganId,
      submitterOrganIds: route.submitterOrganIds,
      drafterIds,
      receiverOrganId: organId,
      side,
      isOutside,
      officeOrganId,
      supervisorOrganId,
      copies: route.copies,
      basis: route.basis,
      submitDays,
      submitUnit,
      state: 'to_submit' as const,
      dueOn: dueAfter(calendar, triggerOn, submitDays, submitUnit).on,
      openedAt: event.at,
      revision: 1,
    }));
  }

  /** The day of publication; of a change that of the document that makes it, or the day on which it was recorded. */
  private async triggerOf(
    event: OpeningEvent,
    kind: FilingKind,
    document: FiledDocument,
  ): Promise<{ triggerOn: LegalDate; change: string | null }> {
    const recordedOn = dayInChina(event.at);
    if (event.type === 'document.register') return { triggerOn: document.publishedOn ?? recordedOn, change: null };
    if (kind === 'registration') return { triggerOn: recordedOn, change: null };
    const { sourceDocumentId, basis } = event.detail;
    const source = typeof sourceDocumentId === 'string' ? await this.documents.get(sourceDocumentId) : null;
    const named = source ? `《${source.title}》${source.docNumber === null ? '' : `（${source.docNumber}）`}` : null;
    return { triggerOn: source?.publishedOn ?? recordedOn, change: named ?? (typeof basis === 'string' ? basis : null) };
  }

  /** What is a page of ours (the opinion as issued) becomes a file, before the transaction: no file is written in one. */
  private kept(items: FilingPapers['items']): Promise<NewItem[]> {
    return Promise.all(
      items.map(async (item) => {
        if (!('html' in item)) return item;
        const { sha256, size } = await this.blobs.put('private', Buffer.from(item.html));
        return { kind: item.kind, name: item.name, sha256, size, mediaType: 'text/html' };
      }),
    );
  }
}

/** 正式文本: the files as published; the annexes among them. */
function textItems({ files }: FiledDocument): NewItem[] {
  return files.map(({ name, sha256, mediaType, size }) => ({ kind: 'text', name, sha256, mediaType, size }));
}
