import { permissionsOf, UserQueries, type Permission, type User } from '@libs/identity';
import { NoticeService, type NewNotice } from '@libs/notice';
import { Transactions } from '@libs/platform';
import type { Reach, Reaction, RecordedEvent } from '../reaction';

/** One notice and whom it is for; the key and the moment come from the event. */
export type Telling = Omit<NewNotice, 'key' | 'to'> & {
  to: readonly User[];
  /** Where several events make one notice; else the event's id. */
  key?: string;
};

/** Who is to be told what, from the present state: what is no longer to be done is not told. */
export type Plan = (event: RecordedEvent, reach: Reach) => Promise<readonly Telling[]>;

/** Tells people of an event, each once; never the one who did it. */
export function tell(plan: Plan): Reaction {
  const name = 'notice.tell';
  return {
    name,
    async run(event, reach) {
      const tellings = await plan(event, reach);
      await reach.get(Transactions).run(async (tx) => {
        if (!(await tx.once(event.id, name))) return;
        for (const { to, key = event.id, ...telling } of tellings) {
          const others = to.filter((user) => user.id !== event.actorId).map((user) => user.id);
          await reach.get(NoticeService).tellIn(tx, { ...telling, key, to: others, at: event.at });
        }
      });
    },
  };
}

/** The people of these organs who may do one of these things. */
export async function peopleWith({ get }: Reach, organIds: readonly (string | null)[], ...permissions: Permission[]): Promise<User[]> {
  const known = [...new Set(organIds)].filter((id) => id !== null);
  const people = await Promise.all(known.map((organId) => get(UserQueries).byOrgan(organId)));
  return people.flat().filter(({ roles }) => permissions.some((permission) => permissionsOf(roles).has(permission)));
}

/** These people, as far as they still are where they may see the thing: who moved to another organ is told nothing. */
export async function thosePeople({ get }: Reach, ids: readonly (string | null)[], maySee: (organId: string) => boolean): Promise<User[]> {
  const people = await get(UserQueries).find(ids.filter((id) => id !== null));
  return people.filter(({ organId, disabledAt }) => disabledAt === null && maySee(organId));
}
