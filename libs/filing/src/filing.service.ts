import { Injectable } from '@nestjs/common';
import { OrganQueries, type Organ } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock, Ids, Transactions, type Tx } from '@libs/platform';
import { FiledDocumentQueries, type FiledDocument } from '@libs/registry';
import { CalendarQueries, NumberService, TimeLimitQueries } from '@libs/settings';
import { DataSource } from 'typeorm';
import type { Command } from './domain/command';
import { decide, type Circumstances } from './domain/decision';
import type { FilingCase } from './domain/refusal';
import { viewOf } from './domain/visibility';
import { FilingEntity, FilingInspectionEntity, FilingItemEntity, FilingReceiptEntity, FilingSupplementEntity } from './filing.entity';
import { FilingPaperService } from './filing-paper.service';

export interface ActedOnFiling {
  id: string;
  revision: number;
}

/** What a command needs of other rooms, read before its transaction begins (a second connection would hold up the pool). */
export interface Surroundings {
  document: FiledDocument;
  organs: ReadonlyMap<string, Organ>;
}

/** Filings from 待报备 to the review's end: the only writer of this room's tables beside their opening and papers. */
@Injectable()
export class FilingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly documents: FiledDocumentQueries,
    private readonly organs: OrganQueries,
    private readonly numbers: NumberService,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
    private readonly papers: FilingPaperService,
  ) {}

  /** One command on one filing. Errors: `not_found` (also for whom it is not to be seen by), `stale_revision`, `filing_refused` with the reasons. */
  async act(id: string, expectedRevision: number, command: Command, by: Actor): Promise<ActedOnFiling> {
    const known = await this.surroundings(id);
    return this.transactions.run(async (tx) => {
      const filing = await tx.lock(FilingEntity, id);
      if (viewOf(filing, by, false) === null) throw new DomainError('not_found', 'not_found', { id });
      if (filing.revision !== expectedRevision) {
        throw new DomainError('conflict', 'stale_revision', { expected: expectedRevision, current: filing.revision });
      }
      const items = await tx.db.find(FilingItemEntity, { where: { filingId: id }, order: { addedAt: 'ASC', id: 'ASC' } });
      const subject: FilingCase & { items: FilingItemEntity[] } = { filing, items, today: this.clock.today() };
      const at = await this.circumstances(tx, known.organs.get(filing.officeOrganId ?? '') ?? null, subject.today);
      const { changes, event } = decide(subject, command, by, at);
      Object.assign(filing, changes);
      if (command.action === 'register') Object.assign(event.detail, await this.numberIn(tx, filing, by));
      await this.writeIn(tx, filing, command, at, by);
      await this.papers.issueIn(tx, { filing, items, command, known, today: subject.today, calendar: at.calendar, by });
      await tx.save(filing);
      await tx.record(event);
      return { id, revision: filing.revision };
    });
  }

  private async surroundings(id: string): Promise<Surroundings> {
    const filing = await this.source.manager.findOneBy(FilingEntity, { id });
    if (!filing) throw new DomainError('not_found', 'not_found', { id });
    const { issuerOrganId, receiverOrganId, officeOrganId, copies } = filing;
    const ids = [issuerOrganId, receiverOrganId, officeOrganId, ...copies.map((copy) => copy.organId)].filter((one) => one !== null);
    const organs = await this.organs.find(ids);
    return { document: await this.documents.get(filing.documentId), organs: new Map(organs.map((organ) => [organ.id, organ])) };
  }

  private async circumstances(tx: Tx, office: Organ | null, today: string): Promise<Circumstances> {
    const where = { level: office?.level ?? null, on: today };
    return {
      now: tx.now,
      calendar: await this.calendars.calendar(tx.db),
      accept: await this.limits.limit('filing.accept', where, tx.db),
      supplement: await this.limits.limit('filing.supplement', where, tx.db),
      review: await this.limits.limit('filing.review', where, tx.db),
    };
  }

  /** 备案号, from the office's series. Errors: `organ_has_no_prefix`. */
  private async numberIn(tx: Tx, filing: FilingEntity, by: Actor): Promise<{ number: string }> {
    const number = await this.numbers.assignIn(tx, {
      organId: filing.officeOrganId ?? '',
      kind: 'filing',
      year: Number((filing.registeredOn ?? '').slice(0, 4)),
      subjectType: 'filing',
      subjectId: filing.id,
      by,
    });
    filing.numberId = number.id;
    filing.filingNumber = number.canonical;
    return { number: number.canonical };
  }

  /** What a command writes beside the filing's own row. */
  private async writeIn(tx: Tx, filing: FilingEntity, command: Command, at: Circumstances, by: Actor): Promise<void> {
    const filingId = filing.id;
    const id = this.ids.next();
    const today = this.clock.today();
    switch (command.action) {
      case 'addItem':
        await tx.insert(FilingItemEntity, { id, filingId, ...command.item, addedBy: by.id, addedAt: tx.now });
        return;
      case 'removeItem':
        await tx.db.delete(FilingItemEntity, { id: command.itemId, filingId });
        return;
      case 'resubmit':
        await tx.db
          .createQueryBuilder()
          .update(FilingSupplementEntity)
          .set({ resubmittedOn: today })
          .where('filing_id = :filingId AND resubmitted_on IS NULL', { filingId })
          .execute();
        return;
      case 'requestSupplement':
        await tx.insert(FilingSupplementEntity, {
          id,
          filingId,
          items: command.items.map((item) => item.trim()).filter((item) => item !== ''),
          reason: command.reason.trim(),
          requestedBy: by.id,
          requestedOn: today,
          ...at.supplement,
        });
        return;
      case 'recordReceipt':
        await tx.insert(FilingReceiptEntity, { id, filingId, ...command.receipt, recordedBy: by.id, recordedAt: tx.now });
        return;
      case 'inspect':
        await tx.insert(FilingInspectionEntity, {
          id,
          filingId,
          organId: by.organId,
          inspectedBy: by.id,
          reason: command.reason.trim(),
          inspectedAt: tx.now,
        });
        return;
      default:
    }
  }
}
