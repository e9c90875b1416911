import { Injectable } from '@nestjs/common';
import type { Organ } from '@libs/identity';
import type { Actor, LegalDate, WorkCalendar } from '@libs/kernel';
import { Ids, type Tx } from '@libs/platform';
import type { FiledDocument } from '@libs/registry';
import { clockOf } from './domain/clock';
import type { Command } from './domain/command';
import type { Filing, Item, ItemKind } from './domain/filing';
import {
  paperHash,
  refusedPaper,
  registeredPaper,
  reportPaper,
  supplementPaper,
  urgePaper,
  type Named,
  type PaperContent,
  type PaperKind,
} from './domain/paper';
import { FilingPaperEntity } from './filing.entity';
import { ITEM_WORDS } from './messages';

/** The order in which a report lists what goes with it (domain.md 3.3). */
const ORDER: readonly ItemKind[] = ['text', 'explanation', 'basis', 'opinion', 'other'];

interface Parties {
  document: FiledDocument;
  organs: ReadonlyMap<string, Organ>;
}

interface Issue {
  filing: Filing;
  items: readonly Item[];
  command: Command;
  known: Parties;
  today: LegalDate;
  calendar: WorkCalendar;
  by: Actor;
}

/** Freezes what the papers say (design.md 4); the only writer of `filing_paper`. */
@Injectable()
export class FilingPaperService {
  constructor(private readonly ids: Ids) {}

  /** The paper that the command brings about, frozen and hashed in its transaction. */
  async issueIn(tx: Tx, issue: Issue): Promise<void> {
    const made = paperOf(issue);
    if (!made) return;
    await tx.insert(FilingPaperEntity, {
      id: this.ids.next(),
      filingId: issue.filing.id,
      kind: made.kind,
      content: made.content,
      hash: paperHash(made.content),
      issuedBy: issue.by.id,
      issuedOn: issue.today,
      issuedAt: tx.now,
    });
  }
}

/** 备案报告 as it would be sent on `on`. */
export function reportOf(
  filing: Filing,
  items: readonly Item[],
  known: Parties,
  given: { on: LegalDate; contact: string | null },
): PaperContent {
  const nameOf = (id: string) => known.organs.get(id)?.name ?? '';
  return reportPaper({
    document: named(filing, known.document),
    submitter: nameOf(filing.issuerOrganId),
    receiver: nameOf(filing.receiverOrganId),
    copies: filing.copies.map((copy) => nameOf(copy.organId)),
    attachments: ORDER.flatMap((kind) => items.filter((item) => item.kind === kind).map((item) => `${ITEM_WORDS[kind].zh}：${item.name}`)),
    basis: filing.basis,
    ...given,
  });
}

function paperOf({ filing, items, command, known, today, calendar }: Issue): { kind: PaperKind; content: PaperContent } | null {
  const answer = {
    document: named(filing, known.document),
    office: known.organs.get(filing.officeOrganId ?? '')?.name ?? '',
    submitter: known.organs.get(filing.issuerOrganId)?.name ?? '',
    on: today,
  };
  switch (command.action) {
    case 'submit':
    case 'resubmit':
      return {
        kind: 'report',
        content: reportOf(filing, items, known, { on: filing.submittedOn ?? today, contact: command.contact }),
      };
    case 'register':
      return { kind: 'registered', content: registeredPaper({ ...answer, number: filing.filingNumber ?? '' }) };
    case 'requestSupplement':
      return {
        kind: 'supplement',
        content: supplementPaper({ ...answer, items: command.items, reason: command.reason, dueOn: filing.dueOn ?? today }),
      };
    case 'refuse':
      return { kind: 'refused', content: refusedPaper({ ...answer, reason: command.reason }) };
    case 'urge': {
      const { dueOn, status } = clockOf(calendar, filing, today, 0);
      return { kind: 'urge', content: urgePaper({ ...answer, dueOn, isOverdue: status === 'overdue', note: command.note }) };
    }
    default:
      return null;
  }
}

function named(filing: Filing, { title, docNumber, publishedOn, effectiveOn }: FiledDocument): Named {
  return { title, docNumber, publishedOn, effectiveOn, kind: filing.kind, change: filing.change };
}
