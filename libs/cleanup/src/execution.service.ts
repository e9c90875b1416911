import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@libs/kernel';
import { Clock, Transactions } from '@libs/platform';
import { CampaignItemEntity } from './campaign.entity';
import { ENDING, type Disposition } from './domain/entry';
import { WorklistService } from './worklist.service';

/** What a change of effect carries out: an amendment what was to be amended, an ending what was to end (and what was to be amended). */
const CARRIED_OUT: Partial<Record<string, readonly Disposition[]>> = {
  'document.amend': ['AMEND'],
  'document.repeal': [...ENDING, 'AMEND'],
  'document.lapse': [...ENDING, 'AMEND'],
  'document.revoke': [...ENDING, 'AMEND'],
};

/** Closes follow-up tasks: what was agreed or decided has happened, by whatever act. */
@Injectable()
export class ExecutionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly worklists: WorklistService,
  ) {}

  /** The reaction to a change of effect of one document; done again it changes nothing. */
  follow(event: { id: string; type: string; subjectId: string; detail: Record<string, unknown> }, reaction: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const dispositions = CARRIED_OUT[event.type];
      if (!dispositions || !(await tx.once(event.id, reaction))) return;
      const waiting = await tx.db.query<{ id: string; campaignId: string }[]>(
        `SELECT i.id, i.campaign_id AS "campaignId" FROM campaign_item i JOIN campaign_entry e ON e.id = i.id
          WHERE e.document_id = $1 AND i.state IN ('agreed', 'decided') AND i.disposition = ANY($2) ORDER BY i.campaign_id`,
        [event.subjectId, dispositions],
      );
      const effectEventId = typeof event.detail['eventId'] === 'string' ? event.detail['eventId'] : null;
      for (const { id, campaignId } of waiting) {
        await this.worklists.holdIn(tx, campaignId);
        const items = (await this.worklists.lockIn(tx, campaignId, [id])).filter((item) => isWaiting(item, dispositions));
        for (const item of items) Object.assign(item, { state: 'executed', effectEventId, executedOn: this.clock.today() });
        await this.worklists.saveIn(tx, items, SYSTEM);
        await tx.recordAll(
          items.map((item) => ({
            type: 'cleanup.execute',
            subjectType: 'campaign_entry',
            subjectId: item.id,
            actorId: SYSTEM.id,
            at: tx.now,
            detail: { campaignId, disposition: item.disposition, by: event.type, effectEventId },
          })),
        );
      }
    });
  }
}

function isWaiting(item: CampaignItemEntity, dispositions: readonly Disposition[]): boolean {
  return (item.state === 'agreed' || item.state === 'decided') && item.disposition !== null && dispositions.includes(item.disposition);
}
