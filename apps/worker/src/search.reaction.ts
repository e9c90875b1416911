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

const turns = new Map<string, Promise<unknown>>();

/**
 * Sends every marked thing to the indexes. In this process one after another for each engine, so that none returns before what was marked
 * before it is sent; what another process holds back is sent by the next minute's run.
 */
export async function drain(reach: Reach): Promise<void> {
  const relay = reach.get(Relay);
  await Promise.all(
    relay.engines.map((engine) => {
      const mine = (turns.get(engine) ?? Promise.resolve()).then(() => relay.drain(searchSources(reach), engine));
      turns.set(
        engine,
        mine.catch(() => undefined),
      );
      return mine;
    }),
  );
}

/** Each minute: builds the index of an engine that has none, as after a new server or new settings, and sends what waits. */
export async function relay(reach: Reach): Promise<void> {
  await reach.get(Relay).rebuild(searchSources(reach), { isMissing: true });
  await drain(reach);
}
