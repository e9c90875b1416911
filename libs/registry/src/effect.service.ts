import { Injectable } from '@nestjs/common';
import { dayInChina, DomainError, sha256, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { flattenArticles, parseText, walk } from '@libs/text';
import { DocumentEntity, DocumentVersionEntity, EffectEventEntity } from './document.entity';
import { effectiveOn, effectOn, ENDED_STATUSES, periods, publishedOn } from './domain/effect';
import {
  correctionRefusals,
  detailOf,
  EFFECT_ACTIONS,
  effectRefusals,
  refusals,
  type Correction,
  type EffectCommand,
  type Subject,
} from './domain/effect-command';
import { standing, type EffectDetail, type EffectEvent, type EffectEventType } from './domain/effect-event';
import { versionPeriods, type DatedVersion } from './domain/version';
import { EffectPeriodEntity, EffectSummaryEntity, VersionPeriodEntity } from './effect.entity';
import type { RegistryEvent } from './events';
import { KeeperQueries } from './keeper.queries';

/** A day after all others: what the dates come to when nothing more is recorded. */
const END_OF_TIME: LegalDate = '9999-12-31';

export interface NewEvent {
  type: EffectEventType;
  eventOn: LegalDate;
  detail: EffectDetail;
  sourceDocumentId?: string | null;
  basis?: string | null;
  correctsEventId?: string | null;
}

/** What is derived of one document: the rows of effect_summary, effect_period and version_period. */
export interface Derived {
  summary: EffectSummaryEntity;
  periods: EffectPeriodEntity[];
  versions: VersionPeriodEntity[];
}

/** Writes effect events and rebuilds what follows from them, in one transaction (INV-A, INV-B). */
@Injectable()
export class EffectService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly keepers: KeeperQueries,
  ) {}

  /**
   * Records a change of effect (效力变动). Errors: `not_found`, `stale_revision`, `effect_refused` with the reasons.
   * Returns the document's new revision.
   */
  record(documentId: string, expectedRevision: number, command: EffectCommand, by: Actor): Promise<{ revision: number; eventId: string }> {
    return this.transactions.run(async (tx) => {
      const document = await tx.lock(DocumentEntity, documentId, expectedRevision);
      const subject = await this.subject(tx, document, command.on);
      const found = refusals(subject, command, by);
      if (found.length > 0) throw new DomainError('conflict', 'effect_refused', { action: command.action, refusals: found });
      const eventId = await this.recordIn(tx, document, command, by);
      return { revision: document.revision, eventId };
    });
  }

  /**
   * Applies what another document's publication does to this one (同时废止), as confirmed by the registrar.
   * Whether it was applied: a document that had ended before is left as it is.
   */
  async followIn(tx: Tx, documentId: string, command: EffectCommand, by: Actor): Promise<boolean> {
    const document = await tx.lock(DocumentEntity, documentId);
    const subject = await this.subject(tx, document, command.on);
    if (effectRefusals(subject, command).length > 0) return false;
    await this.recordIn(tx, document, command, by);
    return true;
  }

  /**
   * Puts another event in the stead of a mistaken one, or says that it did not happen (更正记载). INV-B.
   * Errors: `not_found`, `stale_revision`, `correction_refused` with the reasons.
   */
  correct(documentId: string, expectedRevision: number, correction: Correction, by: Actor): Promise<{ revision: number; eventId: string }> {
    return this.transactions.run(async (tx) => {
      const document = await tx.lock(DocumentEntity, documentId, expectedRevision);
      const subject = await this.subject(tx, document, END_OF_TIME);
      const found = correctionRefusals(subject, correction, by, dayInChina(tx.now));
      if (found.length > 0) throw new DomainError('conflict', 'correction_refused', { refusals: found });
      const mistaken = subject.events.find(({ id }) => id === correction.eventId);
      if (!mistaken) throw new DomainError('not_found', 'not_found', { id: correction.eventId });
      const { replacement, reason } = correction;
      const eventId = await this.insertIn(
        tx,
        documentId,
        {
          type: replacement ? mistaken.type : 'VOIDED',
          eventOn: replacement?.on ?? mistaken.eventOn,
          detail: replacement?.detail ?? {},
          sourceDocumentId: mistaken.sourceDocumentId,
          basis: replacement ? mistaken.basis : reason,
          correctsEventId: mistaken.id,
        },
        by,
      );
      await this.rebuildIn(tx, document);
      await tx.save(document);
      await this.tell(tx, 'document.correct', documentId, by, { eventId, corrects: mistaken.id, reason, replacement });
      return { revision: document.revision, eventId };
    });
  }

  /** Appends an event; the caller rebuilds. */
  async insertIn(tx: Tx, documentId: string, event: NewEvent, by: Actor): Promise<string> {
    const id = this.ids.next();
    await tx.insert(EffectEventEntity, {
      id,
      documentId,
      type: event.type,
      eventOn: event.eventOn,
      recordedAt: tx.now,
      recordedBy: by.id,
      detail: event.detail,
      sourceDocumentId: event.sourceDocumentId ?? null,
      basis: event.basis ?? null,
      correctsEventId: event.correctsEventId ?? null,
    });
    return id;
  }

  /** Appends a version (文本版本) that an event brought; the caller rebuilds. */
  async addVersionIn(tx: Tx, documentId: string, ordinal: number, text: string, sourceEventId: string, by: Actor): Promise<string> {
    const id = this.ids.next();
    const { units } = parseText(text);
    const articles = flattenArticles(units);
    const version = {
      id,
      documentId,
      ordinal,
      sourceEventId,
      text,
      units,
      articles,
      sha256: sha256(text),
      recordedAt: tx.now,
      recordedBy: by.id,
    };
    await tx.insert(DocumentVersionEntity, version);
    return id;
  }

  /** Rebuilds the derived rows of one document from its events (INV-A). */
  async rebuildIn(tx: Tx, document: DocumentEntity): Promise<void> {
    const derived = derive(document, await eventsOf(tx, document.id), await versionsOf(tx, document.id));
    const documentId = document.id;
    await tx.db.delete(VersionPeriodEntity, { documentId });
    await tx.db.delete(EffectPeriodEntity, { documentId });
    await tx.db.delete(EffectSummaryEntity, { documentId });
    await tx.insert(EffectSummaryEntity, derived.summary);
    await tx.insert(EffectPeriodEntity, derived.periods);
    if (derived.versions.length > 0) await tx.insert(VersionPeriodEntity, derived.versions);
  }

  private async recordIn(tx: Tx, document: DocumentEntity, command: EffectCommand, by: Actor): Promise<string> {
    const { action, on, basis } = command;
    const sourceDocumentId = command.sourceDocumentId ?? null;
    const event = { type: EFFECT_ACTIONS[action], eventOn: on, detail: detailOf(command), sourceDocumentId, basis: basis ?? null };
    const eventId = await this.insertIn(tx, document.id, event, by);
    if (command.action === 'amend' || command.action === 'erratum') {
      const versions = await versionsOf(tx, document.id);
      await this.addVersionIn(tx, document.id, versions.length + 1, command.text, eventId, by);
    }
    await this.rebuildIn(tx, document);
    await tx.save(document);
    await this.tell(tx, `document.${action}`, document.id, by, { eventId, on, sourceDocumentId, basis: basis ?? null, ...event.detail });
    return eventId;
  }

  private async subject(tx: Tx, document: DocumentEntity, day: LegalDate): Promise<Subject> {
    const events = await eventsOf(tx, document.id);
    const stood = versionPeriods(await versionsOf(tx, document.id), events).filter(({ from }) => from <= day);
    const last = stood.at(-1);
    const version = last ? await tx.db.findOneBy(DocumentVersionEntity, { id: last.versionId }) : null;
    return {
      signedOn: document.signedOn,
      events,
      keepers: await this.keepers.keepersOf(tx.db, document),
      text: version?.text ?? null,
      clausePaths: version ? [...walk(version.units)].map(({ path }) => path) : [],
    };
  }

  private async tell(tx: Tx, type: RegistryEvent, subjectId: string, by: Actor, detail: Record<string, unknown>): Promise<void> {
    await tx.record({ type, subjectType: 'document', subjectId, actorId: by.id, at: tx.now, detail });
  }
}

/** Everything that the events of one document come to. Pure, so that a replay can compare it with what is stored. */
export function derive(document: DocumentEntity, events: readonly EffectEvent[], versions: readonly DatedVersion[]): Derived {
  const stand = standing(events);
  const end = effectOn(document, events, END_OF_TIME);
  const publicity = stand.filter(({ type }) => type === 'WITHHELD' || type === 'RESTORED').at(-1);
  const documentId = document.id;
  return {
    summary: {
      documentId,
      publishedOn: publishedOn(stand),
      effectiveOn: effectiveOn(stand),
      validThrough: end.validThrough,
      endedOn: ENDED_STATUSES.includes(end.status) ? end.endedOn : null,
      isWithheld: publicity?.type === 'WITHHELD',
    },
    periods: periods(document, events).map(({ clause, status, from, to }) => ({ documentId, clause, status, fromOn: from, toOn: to })),
    versions: versionPeriods(versions, events).map(({ versionId, from, to }) => ({ versionId, documentId, fromOn: from, toOn: to })),
  };
}

function eventsOf(tx: Tx, documentId: string): Promise<EffectEventEntity[]> {
  return tx.db.find(EffectEventEntity, { where: { documentId }, order: { recordedAt: 'ASC', id: 'ASC' } });
}

function versionsOf(tx: Tx, documentId: string): Promise<DatedVersion[]> {
  return tx.db.find(DocumentVersionEntity, {
    where: { documentId },
    select: { id: true, ordinal: true, sourceEventId: true },
    order: { ordinal: 'ASC' },
  });
}
