import { TakedownQueries } from '@libs/registry';
import type { RecordedEvent } from '../reaction';
import { peopleWith, tell, thosePeople, type Plan } from './tell';

const takedownId = ({ detail }: RecordedEvent): string => String(detail['takedownId']);

/** 下线 asked for: to everybody who may be its second person. */
const requested: Plan = async (event, reach) => {
  const found = await reach.get(TakedownQueries).parties(takedownId(event));
  if (found?.takedown.state !== 'pending') return [];
  const to = await peopleWith(reach, found.answering, 'draft.office', 'review.sign');
  return [{ kind: 'takedown.requested', to, subjectType: 'document', subjectId: event.subjectId, title: found.title }];
};

/** Carried out or cancelled: to whoever asked. */
const decided: Plan = async (event, reach) => {
  const found = await reach.get(TakedownQueries).parties(takedownId(event));
  if (!found) return [];
  const to = await thosePeople(reach, [found.takedown.requestedBy], () => true);
  return [{ kind: 'takedown.decided', to, subjectType: 'document', subjectId: event.subjectId, title: found.title }];
};

export const TELL_OF_TAKEDOWN = { requested: [tell(requested)], decided: tell(decided) };
