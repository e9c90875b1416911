// `npm start`: everything between a fresh clone and two addresses that answer, and the way back.
//  1. prepare → data folder (lock) → what a killed start left is ended → ports → database → migrations → demo content → api, portal, worker.
//  2. A step that was done to this very database is not done again: state.json names the database and what it has.
//  3. SIGINT, SIGTERM, SIGHUP stop the applications, then the database; nothing is left running. A second one, at least a second later
//     (npm passes a Ctrl-C on, so it arrives twice), ends everything at once.
//  4. Demo content is loaded into a new database only. Killed on the way, the database is made anew: nobody has worked in it yet.
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Child, endLeftovers } from './children.mjs';
import { openDataFolder } from './data-folder.mjs';
import { migrationsHash, openDatabase } from './database.mjs';
import { environmentFor, portsOf } from './environment.mjs';
import { birthOf } from './lock.mjs';
import { turnOver, watchDisk } from './logs.mjs';
import { freePort, portIsFree } from './postgres.mjs';
import { ROOT, prepare } from './prepare.mjs';
import { Refusal, during, report, say, seconds } from './say.mjs';

const began = performance.now();
const script = (app) => join(ROOT, 'dist', 'apps', app, 'src', 'main.js');
const opened = { children: [], database: Promise.resolve(null), folder: null, isUnderWay: false };
let stopping = null;

function options(args) {
  const known = ['--empty', '--help', '-h'];
  const unknown = args.find((arg) => !known.includes(arg));
  if (unknown !== undefined)
    throw new Refusal(`不认识的参数 ${unknown}；可用的参数：--empty。`, `Unknown option ${unknown}; the only option is --empty.`, {
      exitCode: 2,
    });
  return { isEmpty: args.includes('--empty'), help: args.includes('--help') || args.includes('-h') };
}

async function run() {
  const { isEmpty, help } = options(process.argv.slice(2));
  if (help) return void process.stdout.write(HELP);
  await prepare();
  const folder = (opened.folder = await openDataFolder());
  await endLeftovers(folder.state().children ?? []);
  turnOver(folder.path);
  const ports = await checkPorts(portsOf());
  opened.isUnderWay = true;
  const database = await (opened.database = openDatabase(folder, ROOT));
  if (stopping) return;
  const context = { folder, urls: database.urls, publicUrl: process.env.GUIKU_PUBLIC_URL || `http://localhost:${ports.portal}` };
  const isDemo = await fill(context, database, isEmpty);
  if (stopping) return;
  await startChildren({ ...context, isDemo }, ports);
  if (stopping) return;
  await announce({ ...context, isDemo }, ports);
  watch(folder, database.server);
}

/** A busy port is refused before anything is started; a leftover of ours may need a moment to let go. */
async function checkPorts(ports) {
  for (const [name, port] of Object.entries(ports)) {
    const variable = name === 'portal' ? 'GUIKU_PORTAL_PORT' : 'GUIKU_DESK_PORT';
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Refusal(`${variable} 应为 1 到 65535 的端口号。`, `${variable} must be a port number from 1 to 65535.`, { exitCode: 2 });
    for (const end = Date.now() + 1_000; !(await portIsFree(port)); await sleep(50)) {
      if (Date.now() > end)
        throw new Refusal(
          `端口 ${port} 已被其他程序占用，请用 ${variable} 另选一个端口。`,
          `Port ${port} is in use by another program; choose another one with ${variable}.`,
        );
    }
  }
  if (ports.portal === ports.desk)
    throw new Refusal(
      `GUIKU_PORTAL_PORT 和 GUIKU_DESK_PORT 不能相同（${ports.portal}）。`,
      `GUIKU_PORTAL_PORT and GUIKU_DESK_PORT may not be the same (${ports.portal}).`,
      { exitCode: 2 },
    );
  return { ...ports, worker: Number(process.env.GUIKU_WORKER_PORT) || (await freePort()) };
}

/** Migrations when they changed, demo content when the database is new. Returns whether the database holds demo content. */
async function fill(context, database, isEmpty) {
  const { folder } = context;
  let seen = database;
  const done = () => (folder.state().filled === seen.identity ? folder.state() : {});
  if (done().content === 'loading' && !seen.isEmpty) {
    if (database.recreate === null) {
      throw new Refusal(
        '上次载入演示内容时中断，数据库只有一半内容；请清空该数据库后重新启动。',
        'Loading the demo content was interrupted last time and the database is half full; empty it and start again.',
      );
    }
    seen = await database.recreate();
  }
  if (seen.isEmpty) folder.remember({ filled: seen.identity, migrations: undefined, content: isEmpty ? 'empty' : 'loading' });
  const migrations = migrationsHash(ROOT);
  if (done().migrations !== migrations) {
    await during('正在升级数据库结构', 'migrating the database', () => guiku({ ...context, isDemo: false }, ['migrate']));
    if (stopping) return false;
    folder.remember({ filled: seen.identity, migrations, content: done().content });
  }
  if (done().content === 'loading') {
    await during('正在载入演示内容', 'loading the demo content', () => guiku({ ...context, isDemo: true }, ['demo']));
    if (stopping) return false;
    folder.remember({ content: 'demo' });
  }
  return done().content === 'demo';
}

/** Runs a command of the command line and returns its standard output; a failure shows what it said. */
function guiku(context, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script('cli'), ...args], {
      env: environmentFor('cli', context),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const helper = {
      kill: () => child.kill('SIGKILL'),
      stop: () => void child.kill('SIGTERM'),
      identity: { name: 'cli', pid: child.pid, birth: birthOf(child.pid) },
    };
    opened.children.push(helper);
    writeDown();
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors = (errors + chunk).slice(-8_000)));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      opened.children.splice(opened.children.indexOf(helper), 1);
      writeDown();
      if (code === 0) return resolve(output);
      if (stopping) return resolve('');
      return reject(
        new Refusal(
          `guiku ${args[0]} 失败（${code ?? signal}），原因见上。`,
          `guiku ${args[0]} failed (${code ?? signal}); the reason is above.`,
          { detail: errors + output.slice(-4_000) },
        ),
      );
    });
  });
}

/** Keeps in state.json who runs for us, so that the next start can end what a killed one left. */
function writeDown() {
  opened.folder.remember({ children: opened.children.map((child) => child.identity).filter((identity) => identity !== null) });
}

async function startChildren(context, ports) {
  const parts = [
    ['api', '办公端（api）', ports.desk],
    ['portal', '公众网站（portal）', ports.portal],
    ['worker', '后台任务（worker）', ports.worker],
  ];
  const children = parts.map(
    ([name, label, port]) =>
      new Child(
        { name, label, port, script: script(name), log: context.folder.log(name), env: environmentFor(name, { ...context, port }) },
        writeDown,
      ),
  );
  opened.children.push(...children);
  for (const child of children) child.start();
  await Promise.race([Promise.all(children.map((child) => child.ready())), ...children.map((child) => child.failed)]);
}

async function announce(context, ports) {
  const lines = [
    '',
    `规库已就绪（用时 ${seconds(began)} 秒） Guiku is ready`,
    `  公众网站 Portal   http://localhost:${ports.portal}`,
    `  办公端   Desk     http://localhost:${ports.desk}`,
  ];
  if (context.isDemo) lines.push('', '演示账号（内容均为虚构） Demo accounts:', ...demoAccounts(context.folder));
  else if (context.folder.state().content === 'empty') {
    const link = (await guiku(context, ['setup-link'])).trim();
    if (link !== '') lines.push('', '首位管理员的一次性设置链接 One-time link for the first administrator:', `  ${link}`);
  }
  lines.push('', `数据 Data: ${context.folder.path}    停止 Stop: Ctrl-C`, '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** What `guiku demo` wrote down: [{ login, password, name, organ, roles, duties }]. */
function demoAccounts(folder) {
  const file = join(folder.path, 'demo-accounts.json');
  if (!existsSync(file)) return [`  （${file} 不见了 is missing）`];
  const accounts = JSON.parse(readFileSync(file, 'utf8'));
  const widest = Math.max(...accounts.map(({ login }) => login.length));
  return accounts.map(({ login, password, name, organ, duties }) => `  ${login.padEnd(widest)}  ${password}  ${organ} ${duties}  ${name}`);
}

/** From ready on: the database comes back when it ends, the logs stay small, the disk is watched. Its clock keeps us alive when nothing else runs. */
function watch(folder, server) {
  setInterval(() => {
    watchDisk(folder.path);
    turnOver(folder.path);
  }, 60_000);
  if (server !== null) void watchDatabase(folder, server);
}

async function watchDatabase(folder, server) {
  let failures = 0;
  for (let current = server; ;) {
    await current.gone;
    if (stopping) return;
    say('数据库意外退出，正在重新启动', 'the database ended unexpectedly; starting it again');
    try {
      current = (await (opened.database = openDatabase(folder, ROOT))).server;
      failures = 0;
      say('数据库已恢复', 'the database is back');
    } catch (error) {
      report(error);
      failures += 1;
      if (failures >= 5) return void stop(1);
      await sleep(1_000 * 2 ** failures);
    }
  }
}

function stop(exitCode) {
  stopping ??= (async () => {
    if (opened.isUnderWay) say('正在停止', 'stopping');
    await Promise.all(opened.children.map((child) => child.stop()));
    const database = await opened.database.catch(() => null); // it may be just starting
    await database?.close();
    opened.folder?.remember({ children: [] });
    opened.folder?.release();
    if (opened.isUnderWay) say('已停止', 'stopped');
    process.exit(exitCode);
  })().catch((error) => {
    report(error);
    killAll();
  });
  return stopping;
}

function killAll() {
  for (const child of opened.children) child.kill();
  opened.folder?.release();
  void opened.database.then((database) => database?.server?.kill()).finally(() => process.exit(1));
  setTimeout(() => process.exit(1), 1_000);
}

let firstSignal = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (stopping === null) firstSignal = Date.now();
    else if (Date.now() - firstSignal > 1_000) killAll();
    void stop(0);
  });
}

const HELP = `npm start [-- --empty]

  --empty              新数据库不载入演示内容  start without demo content
  GUIKU_DATA_DIR       数据文件夹 data folder (./data)
  GUIKU_PORTAL_PORT    公众网站端口 portal port (3000)
  GUIKU_DESK_PORT      办公端端口 desk port (3001)
  DATABASE_URL         外部 PostgreSQL，不启动内置的 an external PostgreSQL instead of the embedded one
  MEILI_URL MEILI_KEY  Meilisearch 服务 search server

详见 docs/operations.md  More in docs/operations.md
`;

run().catch((error) => stop(report(error)));
