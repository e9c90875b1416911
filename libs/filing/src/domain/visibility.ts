import type { Actor } from '@libs/kernel';
import type { Filing } from './filing';

type Parties = Pick<
  Filing,
  'submitterOrganIds' | 'responsibleOrganId' | 'receiverOrganId' | 'officeOrganId' | 'supervisorOrganId' | 'copies' | 'state'
>;
export type View = 'full' | 'catalogue';

/** Before it is sent it is the submitter's; the office that waits for it sees that it is due, not the package. */
function isSubmitters(filing: Parties, organId: string): boolean {
  return filing.submitterOrganIds.includes(organId) || filing.responsibleOrganId === organId;
}

/**
 * full: with the package (text, explanation, basis, opinion); catalogue: that there is such a filing, and how it stands. null: it is
 * not there for this reader. The filing organ sees what is filed with it; of a county's filings the bureau above sees the catalogue
 * and opens the package by a logged inspection (调阅; domain.md 21.13).
 */
export function viewOf(filing: Parties, by: Pick<Actor, 'organId'>, hasInspected: boolean): View | null {
  if (isSubmitters(filing, by.organId)) return 'full';
  const isSent = filing.state !== 'to_submit';
  const isReceivers =
    by.organId === filing.officeOrganId ||
    by.organId === filing.receiverOrganId ||
    filing.copies.some((copy) => copy.organId === by.organId || copy.officeOrganId === by.organId);
  if (isReceivers) return isSent ? 'full' : 'catalogue';
  if (by.organId === filing.supervisorOrganId) return isSent && hasInspected ? 'full' : 'catalogue';
  return null;
}
