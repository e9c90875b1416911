import { DocumentEntryQueries } from '@libs/registry';
import { Relay, type SearchSource } from '@libs/search';
import { Transactions } from '@libs/platform';
import type { Reach, Reaction } from './reaction';

/** Whose entries the index holds. */
export function searchSources(reach: Reach): SearchSource[] {
  return [reach.get(DocumentEntryQueries)];
}

/** Marks the event's subject, then sends whatever is marked. */
export function markSearch(kind: string): Reaction {
  const name = 'search.mark';
  return {
    name,
    async run(event, reach) {
      const relay = reach.get(Relay);
      await reach.get(Transactions).run(async (tx) => {
        if (await tx.once(event.id, name)) await relay.mark(tx, kind, event.subjectId);
      });
      await drain(reach);
    },
  };
}

let turn: Promise<unknown> = Promise.resolve();

/**
 * Sends every marked thing to the index. In this process one after another, so that none returns before what was marked before it is
 * sent; what another process holds back is sent by the next minute's run.
 */
export function drain(reach: Reach): Promise<number> {
  const mine = turn.then(() => reach.get(Relay).drain(searchSources(reach)));
  turn = mine.catch(() => undefined);
  return mine;
}
