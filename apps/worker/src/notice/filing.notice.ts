import { FilingPartiesQueries, type Filing, type FilingParties } from '@libs/filing';
import type { User } from '@libs/identity';
import type { NoticeKind } from '@libs/notice';
import type { Reach } from '../reaction';
import { peopleWith, tell, thosePeople, type Plan } from './tell';

type Whom = (filing: Filing, reach: Reach) => Promise<User[]>;

/** Tells of a filing on its page; only while it is in one of `states`, where they are given. */
function toldOf(kind: NoticeKind, whom: Whom, states?: readonly Filing['state'][]): Plan {
  return async (event, reach) => {
    const found: FilingParties | null = await reach.get(FilingPartiesQueries).of(event.subjectId);
    if (!found || (states && !states.includes(found.filing.state))) return [];
    const { filing, title } = found;
    return [{ kind, to: await whom(filing, reach), subjectType: 'filing', subjectId: filing.id, title }];
  };
}

/** 报备单位: who may send it. */
export const submittersOf: Whom = (filing, reach) => peopleWith(reach, filing.submitterOrganIds, 'filing.submit');

/** 备案机构: who may register it; never who drafted or sent it (domain.md 21.11). */
export const registrarsOf: Whom = async (filing, reach) => {
  const people = await peopleWith(reach, [filing.officeOrganId], 'filing.register');
  return people.filter(({ id }) => id !== filing.submittedBy && !filing.drafterIds.includes(id));
};

/** Who sent it; those who may, when that person is no longer there. */
const senderOf: Whom = async (filing, reach) => {
  const sender = await thosePeople(reach, [filing.submittedBy], (organId) => reach.get(FilingPartiesQueries).maySee(filing, organId));
  return sender.length > 0 ? sender : submittersOf(filing, reach);
};

/** 待报备: a document that is filed with several organs is one notice. */
const opened: Plan = async (event, reach) => {
  const [told] = await toldOf('filing.submit', submittersOf, ['to_submit'])(event, reach);
  const found = await reach.get(FilingPartiesQueries).of(event.subjectId);
  return told && found ? [{ ...told, key: found.filing.eventId }] : [];
};

export const TELL_OF_FILING = {
  opened: [tell(opened)],
  submitted: [tell(toldOf('filing.register', registrarsOf, ['submitted']))],
  registered: [tell(toldOf('filing.registered', senderOf))],
  supplementRequested: [tell(toldOf('filing.supplement', senderOf, ['supplement']))],
  refused: [tell(toldOf('filing.refused', senderOf))],
  urged: [tell(toldOf('filing.urged', submittersOf, ['to_submit', 'supplement']))],
};
