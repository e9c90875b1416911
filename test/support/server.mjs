// The PostgreSQL that tests and drift checks work on: an embedded one in a temporary folder without fsync, made in a second and thrown away,
// or the one that GUIKU_TEST_DATABASE_URL names (an administrator's URL; take a server of its own: the roles' passwords are set on it).
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPlace, readState } from '../../apps/standalone/data-folder.mjs';
import { endLeftovers } from '../../apps/standalone/children.mjs';
import { holderOf, tryLock } from '../../apps/standalone/lock.mjs';
import { adopt, portIsFree, startPostgres, urlOf } from '../../apps/standalone/postgres.mjs';
import { ROLES, createDatabase, ensureRoles, grantDatabase, urlFor } from '../../apps/standalone/roles.mjs';

export { createDatabase, grantDatabase };

const PREFIX = 'guiku-test-';
const PASSWORDS = { owner: 'guiku-test', app: 'guiku-test', portal: 'guiku-test' };
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: '120' };

/** Runs `work` with a client connected to `url`. */
export async function withClient(url, work) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The URLs of `database` for the administrator and the three roles. */
export function urlsOf(admin, database) {
  const as = (role) => urlFor(admin, ROLES[role], PASSWORDS[role], database);
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return { admin: url.href, owner: as('owner'), app: as('app'), portal: as('portal') };
}

/**
 * Starts the server with its roles. `run` names this run's databases: `guiku_test_<run>_…`; stop() removes them or the whole server.
 * crash() kills it and starts it again at the same address; of a server that is not ours it ends every connection to this run's databases.
 */
export async function startTestServer(root) {
  const run = randomBytes(4).toString('hex');
  const external = process.env.GUIKU_TEST_DATABASE_URL;
  const { admin, stop, crash } = external
    ? { admin: external, stop: () => dropDatabases(external, run), crash: () => endConnections(external, run) }
    : await startEmbedded(root);
  await withClient(admin, (client) => ensureRoles(client, PASSWORDS));
  return { admin, run, stop, crash };
}

async function startEmbedded(root) {
  await removeLeftovers();
  const path = mkdtempSync(join(tmpdir(), PREFIX));
  const lock = await tryLock(join(path, 'lock.json'));
  let state = {};
  const folder = { path, state: () => state, remember: (changes) => (state = { ...state, ...changes }) };
  chmodSync(path, 0o711);
  const place = postgresPlace(folder, root);
  const password = randomBytes(18).toString('base64url');
  const options = { ...place, password, log: join(path, 'postgres.log'), settings: FAST };
  let server = await startPostgres(options);
  const stop = async () => {
    await server.stop();
    lock.release();
    for (const each of new Set([path, dirname(place.folder)])) rmSync(each, { recursive: true, force: true });
  };
  const crash = async () => {
    const { pid, port, gone } = server;
    process.kill(pid, 'SIGKILL');
    await gone;
    for (const end = Date.now() + 20_000; !(await portIsFree(port, '127.0.0.1')) && Date.now() < end;) await sleep(50);
    server = await startPostgres({ ...options, port });
    if (server.port !== port) throw new Error(`the database came back at another port: ${server.port} instead of ${port}`);
  };
  return { admin: urlOf(server, 'postgres'), stop, crash };
}

/** A killed test run leaves its server running: the next run ends it. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const path = join(tmpdir(), name);
    if (!existsSync(join(path, 'lock.json')) || holderOf(join(path, 'lock.json')) !== null) continue;
    if (existsSync(join(path, 'postgres'))) await (await adopt(join(path, 'postgres')))?.stop();
    rmSync(path, { recursive: true, force: true });
  }
}

/** Ends whatever a killed start has left running on a data folder. */
export async function endEverything(dataFolder) {
  const { children = [], postgres = join(dataFolder, 'postgres') } = readState(dataFolder);
  await endLeftovers(children);
  await (await adopt(postgres))?.stop();
}

async function endConnections(admin, run) {
  await withClient(admin, (client) =>
    client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE starts_with(datname, $1)', [`guiku_test_${run}_`]),
  );
}

async function dropDatabases(admin, run) {
  await withClient(admin, async (client) => {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`guiku_test_${run}_`]);
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  });
}
