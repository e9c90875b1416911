import type { Task } from 'graphile-worker';
import { DataSource } from 'typeorm';
import type { Reach, Reaction, RecordedEvent } from './reaction';

const EVENT = `
  SELECT id, type, subject_type AS "subjectType", subject_id AS "subjectId", actor_id AS "actorId", at, detail
  FROM audit_event WHERE id = $1`;

/**
 * Runs the reactions to one event. All are tried; when one fails the job fails, and all run again later: each bears that.
 */
export function reactTask(reactions: Readonly<Record<string, readonly Reaction[] | undefined>>, reach: Reach): Task {
  return async (payload) => {
    const eventId = eventIdOf(payload);
    const [event] = await reach.get(DataSource).query<RecordedEvent[]>(EVENT, [eventId]);
    if (!event) throw new Error(`no event ${eventId}`);
    const following = reactions[event.type];
    if (!following) throw new Error(`nothing is known about ${event.type}: this worker is older than what wrote it`);
    const failures: unknown[] = [];
    for (const reaction of following) {
      try {
        await reaction.run(event, reach);
      } catch (error) {
        reach.log.error({ err: error, event: event.type, eventId, reaction: reaction.name }, 'a reaction failed');
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, `reactions to ${event.type} failed`);
  };
}

function eventIdOf(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'eventId' in payload && typeof payload.eventId === 'string')
    return payload.eventId;
  throw new Error('a react job carries the id of its event');
}
