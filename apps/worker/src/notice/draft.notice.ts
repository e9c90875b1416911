import { DraftPartiesQueries, type Draft } from '@libs/drafting';
import type { User } from '@libs/identity';
import type { NoticeKind } from '@libs/notice';
import type { Reach } from '../reaction';
import { peopleWith, tell, thosePeople, type Plan } from './tell';

/** Tells of a draft on its page; only while it is in `state`, where one is given. */
function toldOf(kind: NoticeKind, whom: (draft: Draft, reach: Reach) => Promise<User[]>, state?: Draft['state']): Plan {
  return async (event, reach) => {
    const draft = await reach.get(DraftPartiesQueries).of(event.subjectId);
    if (!draft || (state !== undefined && draft.state !== state)) return [];
    return [{ kind, to: await whom(draft, reach), subjectType: 'draft', subjectId: draft.id, title: draft.title }];
  };
}

const drafters = (draft: Draft, reach: Reach): Promise<User[]> =>
  thosePeople(reach, draft.drafterIds, (organId) => reach.get(DraftPartiesQueries).maySee(draft, organId));
const office = (draft: Draft, reach: Reach): Promise<User[]> => peopleWith(reach, [draft.officeOrganId], 'draft.office');

export const TELL_OF_DRAFT = {
  tabled: [tell(toldOf('draft.deliberate', office, 'deliberating'))],
  deliberated: [tell(toldOf('draft.meeting', drafters))],
  signed: [tell(toldOf('draft.number', office, 'numbering'))],
  numbered: [tell(toldOf('draft.publish', office, 'publishing'))],
  published: [tell(toldOf('draft.published', drafters))],
};
