import { CampaignPartiesQueries, type CampaignState } from '@libs/cleanup';
import type { NoticeKind } from '@libs/notice';
import type { Reach } from '../reaction';
import { peopleWith, tell, type Plan, type Telling } from './tell';

type Found = NonNullable<Awaited<ReturnType<CampaignPartiesQueries['of']>>>;

function campaignPlan(telling: (found: Found, reach: Reach) => Promise<Omit<Telling, 'subjectType' | 'subjectId' | 'title'>[]>): Plan {
  return async (event, reach) => {
    const queries = reach.get(CampaignPartiesQueries);
    const entry = event.subjectType === 'campaign_entry' ? await queries.ofEntry(event.subjectId) : null;
    const found = await queries.of(entry?.campaignId ?? event.subjectId);
    if (!found) return [];
    // Of an entry only its own organ is told.
    const concerned = entry ? { ...found, organIds: [entry.organId] } : found;
    const { id: subjectId, title } = found.campaign;
    return (await telling(concerned, reach)).map((each) => ({ ...each, subjectType: 'campaign', subjectId, title }));
  };
}

/** Tells the organs that answer; only while the campaign is in one of `states`. */
const toOrgans = (kind: NoticeKind, states: readonly CampaignState[]): Plan =>
  campaignPlan(async ({ campaign, organIds }, reach) =>
    states.includes(campaign.state) ? [{ kind, to: await peopleWith(reach, organIds, 'cleanup.fill') }] : [],
  );

/** 填报 has come in: to who runs the campaign. */
const submitted = campaignPlan(async ({ campaign }, reach) =>
  campaign.state === 'filling' || campaign.state === 'review'
    ? [{ kind: 'cleanup.submitted', to: await peopleWith(reach, [campaign.organId], 'cleanup.run') }]
    : [],
);

/** 退回重报: many entries of an organ on one day are one notice. */
const sentBack: Plan = async (event, reach) => {
  const day = event.at.toISOString().slice(0, 10);
  const told = await toOrgans('cleanup.returned', ['filling', 'review'])(event, reach);
  return told.map((each) => ({ ...each, key: `${each.subjectId}:returned:${day}` }));
};

export const TELL_OF_CLEANUP = {
  opened: [tell(toOrgans('cleanup.fill', ['filling']))],
  postponed: [tell(toOrgans('cleanup.postponed', ['deployed', 'filling']))],
  submitted: [tell(submitted)],
  sentBack: [tell(sentBack)],
  published: [tell(toOrgans('cleanup.decided', ['published', 'follow_up']))],
};
