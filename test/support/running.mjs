// What a running Guiku is made of, as its data folder says: for tests that look inside or kill a part of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readState } from '../../apps/standalone/data-folder.mjs';
import { urlsOfRunning } from '../../apps/standalone/database.mjs';
import { searchKey } from '../../apps/standalone/environment.mjs';
import { birthOf } from '../../apps/standalone/lock.mjs';

/** The URLs { owner, app, portal } of its database. */
export { urlsOfRunning };

/** The key of Meilisearch that the public site is given. */
export { searchKey };

/** Its processes that live now: api, portal, worker, postgres, by name. */
export function processesOf(folder) {
  const state = readState(folder);
  const alive = (state.children ?? []).filter(({ pid, birth }) => birth !== null && birthOf(pid) === birth);
  const found = Object.fromEntries(alive.map(({ name, pid }) => [name, pid]));
  try {
    const postgres = Number(readFileSync(join(state.postgres ?? join(folder, 'postgres'), 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (birthOf(postgres) !== null) found.postgres = postgres;
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return found;
}
