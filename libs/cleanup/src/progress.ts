import type { EntityManager } from 'typeorm';
import { CampaignDeliberationEntity } from './campaign.entity';
import type { EntryState } from './domain/entry';
import type { Progress } from './domain/refusal';

/** How far a campaign has come: its entries by state, and its last deliberation. */
export async function progressOf(
  db: EntityManager,
  campaignId: string,
): Promise<Progress & { deliberation: CampaignDeliberationEntity | null }> {
  const rows = await db.query<{ state: EntryState; count: number }[]>(
    'SELECT state, count(*)::int AS count FROM campaign_item WHERE campaign_id = $1 GROUP BY state',
    [campaignId],
  );
  const deliberation = await db.findOne(CampaignDeliberationEntity, { where: { campaignId }, order: { recordedAt: 'DESC', id: 'DESC' } });
  return { counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])), deliberation };
}
