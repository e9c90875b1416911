// What a container runs: `node docker/run.mjs prepare | api | portal | worker | guiku COMMAND…`, from the environment alone.
//  - NAME_FILE gives NAME: secrets come as files (/run/secrets/…), never on a command line or in `docker inspect`.
//  - prepare makes the three roles and the database with ADMIN_DATABASE_URL, migrates, and prints the one-time link for the first administrator;
//    done again it changes nothing. The passwords are those in the three URLs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { createDatabase, ensureRoles, grantDatabase } from '../apps/standalone/roles.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const main = (app) => join(root, 'dist', 'apps', app, 'src', 'main.js');

function readSecrets() {
  for (const [name, path] of Object.entries(process.env)) {
    if (!name.endsWith('_FILE') || path === '') continue;
    process.env[name.slice(0, -'_FILE'.length)] = readFileSync(path, 'utf8').trim();
    delete process.env[name];
  }
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const passwordOf = (name) => decodeURIComponent(new URL(process.env[name]).password);

async function prepare() {
  const admin = process.env.ADMIN_DATABASE_URL;
  const passwords = { owner: passwordOf('OWNER_DATABASE_URL'), app: passwordOf('DATABASE_URL'), portal: passwordOf('PORTAL_DATABASE_URL') };
  const { pathname } = new URL(process.env.DATABASE_URL);
  await withClient(admin, async (client) => {
    await ensureRoles(client, passwords);
    await createDatabase(client, decodeURIComponent(pathname.slice(1)));
  });
  const inside = new URL(admin);
  inside.pathname = pathname;
  await withClient(inside.href, grantDatabase);
  guiku(['migrate']);
  const link = guiku(['setup-link'], { mayFail: true });
  if (link !== '') process.stdout.write(`首位管理员的一次性设置链接 One-time link for the first administrator:\n  ${link}\n`);
}

/** A command of the command line; its standard output. `setup-link` fails when there is an administrator already. */
function guiku(args, { mayFail = false } = {}) {
  const done = spawnSync(process.execPath, [main('cli'), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', mayFail ? 'ignore' : 'inherit'],
  });
  if (done.status !== 0 && !mayFail) process.exit(done.status ?? 1);
  return done.status === 0 ? done.stdout.trim() : '';
}

readSecrets();
const [program, ...args] = process.argv.slice(2);
if (program === 'prepare') {
  await prepare();
} else if (program === 'guiku') {
  process.argv.splice(1, 2, main('cli'));
  await import(pathToFileURL(main('cli')).href);
} else if (['api', 'portal', 'worker'].includes(program) && args.length === 0) {
  await import(pathToFileURL(main(program)).href);
} else {
  process.stderr.write('usage: node docker/run.mjs prepare | api | portal | worker | guiku COMMAND\n');
  process.exitCode = 2;
}
