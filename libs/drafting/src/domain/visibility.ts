import type { Actor } from '@libs/kernel';
import type { Draft } from './draft';

type Parties = Pick<Draft, 'draftingOrganId' | 'issuerOrganId' | 'intakeOrganId' | 'reviewOrganId' | 'officeOrganId' | 'round'>;

/** Own organ and own bureau only (domain.md 21.13); before it is first submitted a draft is its drafting organ's alone. */
export function maySee(draft: Parties, by: Pick<Actor, 'organId'>): boolean {
  if (by.organId === draft.draftingOrganId) return true;
  const others = [draft.issuerOrganId, draft.intakeOrganId, draft.reviewOrganId, draft.officeOrganId];
  return draft.round > 0 && others.includes(by.organId);
}
