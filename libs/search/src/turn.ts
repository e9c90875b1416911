import { setTimeout } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';

/** Milliseconds. */
const PAUSE = 50;

/**
 * Runs `work` while nobody else does under this name, in whatever process; the lock belongs to a connection of its own, so that who is
 * killed loses it. Null when somebody else had it for `patienceMs`.
 */
export async function alone<T>(source: DataSource, name: string, work: () => Promise<T>, patienceMs = 2_000): Promise<T | null> {
  const runner: QueryRunner = source.createQueryRunner();
  try {
    for (const end = Date.now() + patienceMs; !(await tryLock(runner, name));) {
      if (Date.now() > end) return null;
      await setTimeout(PAUSE);
    }
    try {
      return await work();
    } finally {
      await runner.query('SELECT pg_advisory_unlock(hashtextextended($1, 2))', [name]);
    }
  } finally {
    await runner.release();
  }
}

async function tryLock(runner: QueryRunner, name: string): Promise<boolean> {
  const [row] = (await runner.query('SELECT pg_try_advisory_lock(hashtextextended($1, 2)) AS granted', [name])) as { granted: boolean }[];
  return row?.granted === true;
}
