import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, type Tx } from '@libs/platform';
import { In, type EntityManager } from 'typeorm';
import { DocumentEntity, DocumentVersionEntity, EffectEventEntity } from './document.entity';
import { effectOn, ENDED_STATUSES, statusOn, type Status } from './domain/effect';
import { detailOf, EFFECT_ACTIONS, effectRefusals, type EffectCommand, type EffectRefusal } from './domain/effect-command';
import type { EffectEvent } from './domain/effect-event';
import type { DatedVersion } from './domain/version';
import { derive } from './effect.service';
import { EffectPeriodEntity, EffectSummaryEntity, VersionPeriodEntity } from './effect.entity';

/** What a decision does to one document as a whole; changes of text and of single clauses go one by one (`EffectService`). */
export type DecidedCommand = Extract<EffectCommand, { action: 'repeal' | 'lapse' | 'confirm' | 'revoke' | 'supersede' }>;

export interface DecidedEffect {
  documentId: string;
  command: DecidedCommand;
}

/** What a decided effect comes to: 现在的效力 → 决定后的效力. */
export interface EffectOutlook {
  documentId: string;
  statusNow: Status;
  /** On the command's own day, with the command. */
  statusThen: Status;
  /** How it ended, when it has ended today. */
  ended: { on: LegalDate; eventId: string | null } | null;
  refusals: EffectRefusal[];
}

interface Case {
  document: DocumentEntity;
  events: EffectEventEntity[];
}

/** Rows of one INSERT: PostgreSQL takes 65,535 values a statement. */
const ROWS = 1000;

/** Records what one decision does to many documents, in its own transaction, all or nothing (清理决定, domain.md 4.3). */
@Injectable()
export class EffectBatchService {
  constructor(private readonly ids: Ids) {}

  /** What `effects` would come to, by what is recorded now; changes nothing. Errors: `not_found`. */
  async outlook(db: EntityManager, effects: readonly DecidedEffect[], today: LegalDate, now: Date): Promise<EffectOutlook[]> {
    const cases = await casesOf(
      db,
      effects.map(({ documentId }) => documentId),
    );
    return effects.map(({ documentId, command }) => {
      const { document, events } = caseOf(cases, documentId);
      const before = effectOn(document, events, today);
      const isEnded = ENDED_STATUSES.includes(before.status) && before.endedOn !== null;
      return {
        documentId,
        statusNow: before.status,
        statusThen: statusOn(document, [...events, eventOf(command, now, 'to-come')], command.on),
        ended: isEnded && before.endedOn !== null ? { on: before.endedOn, eventId: before.endedBy?.id ?? null } : null,
        refusals: refusalsOf({ document, events }, command),
      };
    });
  }

  /**
   * Records `effects` (each document once) and rebuilds what follows from them. Who may decide is the caller's rule.
   * Errors: `not_found`; `effects_refused` with `refused: {documentId, refusals}[]`, and nothing is recorded.
   * Returns the event of each document.
   */
  async recordEffectsIn(tx: Tx, effects: readonly DecidedEffect[], by: Actor): Promise<Map<string, string>> {
    const documentIds = effects.map(({ documentId }) => documentId);
    if (new Set(documentIds).size !== documentIds.length) throw new DomainError('conflict', 'document_is_decided_once', {});
    // One order for everybody: two decisions on the same documents wait for each other and never for ever.
    await tx.db.query('SELECT 1 FROM document WHERE id = ANY($1) ORDER BY id FOR UPDATE', [documentIds]);
    const cases = await casesOf(tx.db, documentIds);
    const refused = effects.flatMap(({ documentId, command }) => {
      const refusals = refusalsOf(caseOf(cases, documentId), command);
      return refusals.length > 0 ? [{ documentId, refusals }] : [];
    });
    if (refused.length > 0) throw new DomainError('conflict', 'effects_refused', { refused });

    const added = new Map(effects.map(({ documentId, command }) => [documentId, eventOf(command, tx.now, this.ids.next())]));
    const rows = [...added].map(([documentId, event]) => ({ ...event, documentId, recordedBy: by.id }));
    for (const part of parts(rows)) await tx.insert(EffectEventEntity, part);
    await this.rebuildIn(tx, cases, added);
    await tx.db.query('UPDATE document SET revision = revision + 1 WHERE id = ANY($1)', [documentIds]);
    await tx.recordAll(
      effects.map(({ documentId, command }) => {
        const event = added.get(documentId);
        const { on, basis = null, sourceDocumentId = null } = command;
        const detail = { eventId: event?.id, on, sourceDocumentId, basis, ...event?.detail };
        return { type: `document.${command.action}`, subjectType: 'document', subjectId: documentId, actorId: by.id, at: tx.now, detail };
      }),
    );
    return new Map([...added].map(([documentId, { id }]) => [documentId, id]));
  }

  private async rebuildIn(tx: Tx, cases: ReadonlyMap<string, Case>, added: ReadonlyMap<string, EffectEvent>): Promise<void> {
    const documentIds = [...added.keys()];
    const versions = new Map<string, DatedVersion[]>();
    const found = await tx.db.find(DocumentVersionEntity, {
      where: { documentId: In(documentIds) },
      select: { id: true, documentId: true, ordinal: true, sourceEventId: true },
      order: { ordinal: 'ASC' },
    });
    for (const version of found) versions.set(version.documentId, [...(versions.get(version.documentId) ?? []), version]);
    const derived = [...added].map(([documentId, event]) => {
      const { document, events } = caseOf(cases, documentId);
      return derive(document, [...events, event], versions.get(documentId) ?? []);
    });
    const where = { documentId: In(documentIds) };
    await tx.db.delete(VersionPeriodEntity, where);
    await tx.db.delete(EffectPeriodEntity, where);
    await tx.db.delete(EffectSummaryEntity, where);
    for (const part of parts(derived)) {
      await tx.insert(
        EffectSummaryEntity,
        part.map(({ summary }) => summary),
      );
    }
    for (const part of parts(derived.flatMap((each) => each.periods))) await tx.insert(EffectPeriodEntity, part);
    for (const part of parts(derived.flatMap((each) => each.versions))) await tx.insert(VersionPeriodEntity, part);
  }
}

function parts<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, part) => rows.slice(part * ROWS, (part + 1) * ROWS));
}

async function casesOf(db: EntityManager, documentIds: readonly string[]): Promise<Map<string, Case>> {
  const documents = await db.findBy(DocumentEntity, { id: In([...documentIds]) });
  const events = await db.find(EffectEventEntity, {
    where: { documentId: In([...documentIds]) },
    order: { recordedAt: 'ASC', id: 'ASC' },
  });
  const cases = new Map<string, Case>(documents.map((document) => [document.id, { document, events: [] }]));
  for (const event of events) cases.get(event.documentId)?.events.push(event);
  return cases;
}

function caseOf(cases: ReadonlyMap<string, Case>, documentId: string): Case {
  const found = cases.get(documentId);
  if (!found) throw new DomainError('not_found', 'not_found', { id: documentId });
  return found;
}

/** None of these commands asks for the text. */
function refusalsOf({ document, events }: Case, command: DecidedCommand): EffectRefusal[] {
  return effectRefusals({ signedOn: document.signedOn, events, keepers: [], text: null, clausePaths: [] }, command);
}

function eventOf(command: DecidedCommand, recordedAt: Date, id: string): EffectEvent {
  const { action, on, basis = null, sourceDocumentId = null } = command;
  const type = EFFECT_ACTIONS[action];
  return { id, type, eventOn: on, recordedAt, detail: detailOf(command), sourceDocumentId, basis, correctsEventId: null };
}
