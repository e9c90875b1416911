#!/usr/bin/env node
// `npx --no-install guiku COMMAND`: makes sure that the programs are built, finds the database where a command needs one, and runs it.
//  - DATABASE_URL given: used as it is (with OWNER_DATABASE_URL and PORTAL_DATABASE_URL, see docs/operations.md).
//  - Guiku runs on the data folder: its database is used beside it.
//  - Guiku is stopped: the embedded server is started for this one command and stopped after it.
//  - restore: makes the data folder and the database first, as `npm start` does, embedded or with DATABASE_URL.
import '../standalone/node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dataFolderPath, openDataFolder, readState, secretsIn } from '../standalone/data-folder.mjs';
import { openDatabase, urlsOfRunning } from '../standalone/database.mjs';
import { environmentFor, portsOf } from '../standalone/environment.mjs';
import { holderOf } from '../standalone/lock.mjs';
import { ROOT, prepare } from '../standalone/prepare.mjs';
import { Refusal, report } from '../standalone/say.mjs';

/** Commands that read files and write answers, and never a database. */
const WITHOUT_DATABASE = new Set(['text', 'extract', 'openapi', 'help', '--help', '-h', '--version']);
const isVerifying = (args) => args[0] === 'backup' && args.includes('--verify');

const main = join(ROOT, 'dist', 'apps', 'cli', 'src', 'main.js');

async function run() {
  const [command = '--help'] = process.argv.slice(2);
  await prepare();
  if (WITHOUT_DATABASE.has(command) || isVerifying(process.argv.slice(2))) return here();
  if (command === 'restore' && !process.env.OWNER_DATABASE_URL) return restored();
  if (process.env.DATABASE_URL) return here();
  const path = dataFolderPath();
  if (holderOf(join(path, 'lock.json')) !== null) {
    const folder = { path, secrets: () => secretsIn(path) };
    Object.assign(process.env, environment(folder, urlsOfRunning(path)));
    return here();
  }
  if (!existsSync(join(path, 'state.json'))) {
    throw new Refusal(
      `数据文件夹 ${path} 中还没有数据库，请先用 npm start 启动一次，或设置 DATABASE_URL。`,
      `There is no database in ${path} yet; run npm start once, or set DATABASE_URL.`,
    );
  }
  return withServer();
}

/** In this process: the quick way, for everything that finds its database running or needs none. */
async function here() {
  process.argv[1] = main;
  await import(pathToFileURL(main).href);
}

/** Into a data folder and database that are made for it; what `npm start` finds afterwards is filled already. */
function restored() {
  return withServer(async (folder, database) => {
    const { owner } = database.urls;
    folder.remember({ filled: database.identity, migrations: undefined, content: (await isDemo(owner)) ? 'demo' : 'restored' });
  });
}

async function isDemo(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT 1 FROM installation WHERE demo')).rowCount > 0;
  } finally {
    await client.end();
  }
}

async function withServer(whenDone = () => undefined) {
  const folder = await openDataFolder();
  try {
    const database = await openDatabase(folder, ROOT);
    try {
      const child = spawn(process.execPath, [main, ...process.argv.slice(2)], {
        env: environment(folder, database.urls),
        stdio: 'inherit',
      });
      for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
      process.exitCode = await new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? 1));
      });
      if (process.exitCode === 0) await whenDone(folder, database);
    } finally {
      await database.close();
    }
  } finally {
    folder.release();
  }
}

function environment(folder, urls) {
  const publicUrl = process.env.GUIKU_PUBLIC_URL || `http://localhost:${portsOf().portal}`;
  return environmentFor('cli', { folder, urls, publicUrl, isDemo: readState(folder.path).content === 'demo' });
}

run().catch((error) => {
  process.exitCode = report(error);
});
