import type { INestApplicationContext } from '@nestjs/common';
import type { DomainEvent } from '@libs/kernel';
import type { Log } from '@libs/platform';

/** A fact as the audit log has it. */
export interface RecordedEvent extends DomainEvent {
  id: string;
}

/** What a reaction works with: any provider of any room. */
export interface Reach {
  get: INestApplicationContext['get'];
  log: Log;
}

/**
 * What follows after a command's commit. Runs at least once, possibly twice at the same time: it re-reads the present state, and what it
 * writes in the database goes through `tx.once(event.id, name)` (INV-F).
 */
export interface Reaction {
  /** Unique among the reactions to one event; part of what marks it as done. Never renamed. */
  name: string;
  run(event: RecordedEvent, reach: Reach): Promise<void>;
}
