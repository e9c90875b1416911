import { DataSource } from 'typeorm';

/**
 * Tells the planner what the tables hold (ANALYZE). After many rows came at once: until PostgreSQL does it by itself, up to a minute
 * later, lists of a few hundred documents take many seconds. `ownerUrl` is the owner's connection.
 */
export async function analyze(ownerUrl: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url: ownerUrl });
  await source.initialize();
  try {
    await source.query('ANALYZE');
  } finally {
    await source.destroy();
  }
}

/** Behind everything that people do from now on. */
const LAST = 10;

/**
 * Lets the jobs that wait now give way to every later one: after a load of thousands of facts an upload would wait for all of them.
 * `ownerUrl` is the owner's connection.
 */
export async function giveWay(ownerUrl: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url: ownerUrl });
  await source.initialize();
  try {
    await source.query('SELECT count(*) FROM graphile_worker.reschedule_jobs(ARRAY(SELECT id FROM graphile_worker.jobs), priority := $1)', [
      LAST,
    ]);
  } finally {
    await source.destroy();
  }
}
