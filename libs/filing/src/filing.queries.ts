import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries, type User } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { FiledDocumentQueries } from '@libs/registry';
import { DataSource } from 'typeorm';
import { ACTIONS, type Action, type Filing } from './domain/filing';
import { paperHtml, paperText } from './domain/paper';
import { packageRefusals, standing, type Refusal } from './domain/refusal';
import { viewOf } from './domain/visibility';
import {
  FilingEntity,
  FilingInspectionEntity,
  FilingItemEntity,
  FilingPaperEntity,
  FilingReceiptEntity,
  FilingSupplementEntity,
} from './filing.entity';
import { FilingListQueries } from './filing-list.queries';
import { reportOf } from './filing-paper.service';
import type { FilingRow } from './filing-row';

/** Everything about one filing that `by` may see; of the package nothing in the catalogue's view. */
export interface FilingDetail extends FilingRow {
  items: FilingItemEntity[];
  /** What the package lacks; nothing is sent without it. */
  missing: Refusal[];
  supplements: FilingSupplementEntity[];
  receipts: FilingReceiptEntity[];
  papers: FilingPaperEntity[];
  inspections: FilingInspectionEntity[];
  copyNames: string[];
  people: User[];
  /** Other filings of the same document that the reader may see. */
  siblings: FilingRow[];
  allowed: { action: Action; refusals: Refusal[] }[];
}

/** Refusals that say that an action is not the actor's at all: no button for it. */
const NOT_THEIRS: readonly Refusal[] = [
  'wrong_state',
  'not_permitted',
  'not_the_filing_submitter',
  'not_the_filing_office',
  'not_the_supervisor',
  'receiver_is_outside',
  'receiver_is_inside',
];

@Injectable()
export class FilingQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly lists: FilingListQueries,
    private readonly documents: FiledDocumentQueries,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
  ) {}

  /** The filing's page. Errors: `not_found`, also for whom it is not to be seen by. */
  async get(id: string, by: Actor): Promise<FilingDetail> {
    const filing = await this.seen(id, by);
    const { manager } = this.source;
    const [[row], items, supplements, receipts, papers, inspections, siblings] = await Promise.all([
      this.lists.rows([filing], by),
      this.itemsOf(id),
      manager.find(FilingSupplementEntity, { where: { filingId: id }, order: { requestedOn: 'ASC', id: 'ASC' } }),
      manager.find(FilingReceiptEntity, { where: { filingId: id }, order: { recordedAt: 'ASC' } }),
      manager.find(FilingPaperEntity, { where: { filingId: id }, order: { issuedAt: 'ASC' } }),
      manager.find(FilingInspectionEntity, { where: { filingId: id }, order: { inspectedAt: 'ASC' } }),
      this.lists.page({ documentId: filing.documentId, sort: 'published', limit: 50 }, by),
    ]);
    if (!row) throw new DomainError('not_found', 'not_found', { id });
    const isFull = row.view === 'full';
    const copies = await this.organs.find(filing.copies.map((copy) => copy.organId));
    const people = [filing.reviewerId, ...supplements.map((one) => one.requestedBy), ...papers.map((one) => one.issuedBy)];
    return {
      ...row,
      items: isFull ? items : [],
      missing: isFull && filing.submitterOrganIds.includes(by.organId) ? packageRefusals({ filing, items }) : [],
      supplements,
      receipts: isFull ? receipts : [],
      papers: isFull || by.organId === filing.officeOrganId ? papers : [],
      inspections,
      copyNames: copies.map((organ) => organ.name),
      people: await this.users.find([...people, ...inspections.map((one) => one.inspectedBy)].filter((one) => one !== null)),
      siblings: siblings.items.filter((other) => other.filing.id !== id),
      allowed: ACTIONS.map((action) => ({ action, refusals: standing({ filing }, action, by) })).filter(
        ({ action, refusals }) => !refusals.some((refusal) => NOT_THEIRS.includes(refusal)) && !(action === 'inspect' && isFull),
      ),
    };
  }

  /** 备案报告 as it would be sent today, marked as a preview. Errors: `not_found`. */
  async preview(id: string, by: Actor): Promise<string> {
    const filing = await this.seen(id, by);
    if (!filing.submitterOrganIds.includes(by.organId) && filing.responsibleOrganId !== by.organId) {
      throw new DomainError('not_found', 'not_found', { id });
    }
    const organs = await this.organs.find([filing.issuerOrganId, filing.receiverOrganId, ...filing.copies.map((copy) => copy.organId)]);
    const known = {
      document: await this.documents.get(filing.documentId),
      organs: new Map(organs.map((organ) => [organ.id, organ])),
    };
    return paperHtml(reportOf(filing, await this.itemsOf(id), known, { on: this.clock.today(), contact: null }), null);
  }

  /** A paper, made from its frozen content. Errors: `not_found`. */
  async paper(id: string, paperId: string, by: Actor): Promise<{ title: string; html: string; text: string }> {
    const filing = await this.seen(id, by);
    const paper = await this.source.manager.findOneBy(FilingPaperEntity, { id: paperId, filingId: id });
    const isOpen = by.organId === filing.officeOrganId || (await this.isFull(filing, by));
    if (!paper || !isOpen) throw new DomainError('not_found', 'not_found', { id: paperId });
    const { content, hash } = paper;
    return { title: content.title, html: paperHtml(content, hash), text: paperText(content) };
  }

  /** One file of the package. Errors: `not_found`, also where only the catalogue is to be seen. */
  async item(id: string, itemId: string, by: Actor): Promise<FilingItemEntity> {
    const filing = await this.seen(id, by);
    const item = await this.source.manager.findOneBy(FilingItemEntity, { id: itemId, filingId: id });
    if (!item || !(await this.isFull(filing, by))) throw new DomainError('not_found', 'not_found', { id: itemId });
    return item;
  }

  private async isFull(filing: Filing, by: Actor): Promise<boolean> {
    const hasInspected = await this.source.manager.existsBy(FilingInspectionEntity, { filingId: filing.id, inspectedBy: by.id });
    return viewOf(filing, by, hasInspected) === 'full';
  }

  private async seen(id: string, by: Actor): Promise<FilingEntity> {
    const filing = await this.source.manager.findOneBy(FilingEntity, { id });
    if (!filing || viewOf(filing, by, false) === null) throw new DomainError('not_found', 'not_found', { id });
    return filing;
  }

  private itemsOf(filingId: string): Promise<FilingItemEntity[]> {
    return this.source.manager.find(FilingItemEntity, { where: { filingId }, order: { addedAt: 'ASC', id: 'ASC' } });
  }
}
