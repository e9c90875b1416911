import type { Organ, User } from '@libs/identity';
import type { Actor, LegalDate } from '@libs/kernel';
import type { FilingClock } from './domain/clock';
import type { Filing } from './domain/filing';
import { viewOf, type View } from './domain/visibility';

/** Of the document what lists of filings show. */
export interface FilingDocument {
  id: string;
  slug: string;
  title: string;
  docNumber: string | null;
  publishedOn: LegalDate | null;
}

/** A filing as lists show it. */
export interface FilingRow {
  filing: Filing;
  document: FilingDocument;
  issuer: Organ | null;
  receiverName: string;
  officeName: string | null;
  submittedByName: string | null;
  registeredByName: string | null;
  clock: FilingClock;
  view: View;
}

/** What rows are put together from; each read once a page. */
export interface FilingRowParts {
  documents: readonly FilingDocument[];
  organs: readonly Organ[];
  users: readonly User[];
  clockOf: (filing: Filing) => FilingClock;
  /** Filings that the reader has inspected (调阅). */
  inspected: ReadonlySet<string>;
  by: Pick<Actor, 'organId'>;
}

export function toFilingRow(filing: Filing, { documents, organs, users, clockOf, inspected, by }: FilingRowParts): FilingRow {
  const organ = (id: string | null) => organs.find((one) => one.id === id) ?? null;
  const person = (id: string | null) => users.find((one) => one.id === id)?.name ?? null;
  const document = documents.find((one) => one.id === filing.documentId);
  return {
    filing,
    document: document ?? { id: filing.documentId, slug: '', title: '', docNumber: null, publishedOn: null },
    issuer: organ(filing.issuerOrganId),
    receiverName: organ(filing.receiverOrganId)?.name ?? '',
    officeName: organ(filing.officeOrganId)?.shortName ?? null,
    submittedByName: person(filing.submittedBy),
    registeredByName: person(filing.registeredBy),
    clock: clockOf(filing),
    view: viewOf(filing, by, inspected.has(filing.id)) ?? 'catalogue',
  };
}
