// One running embedded PostgreSQL server.
//  1. Never two servers on one folder: postmaster.pid is read first. A live server of this folder is an orphan of a killed start: it is
//     adopted when it is ready, otherwise waited for. A postmaster.pid whose process is gone or is something else is removed.
//  2. It listens on 127.0.0.1 only, passwords by SCRAM, on the port of last time when that is free, else on any free one.
//  3. It runs in a session of its own and writes to a log file, not to a pipe: Ctrl-C at the terminal does not reach it before the
//     applications have stopped, and it survives a killed start without an error.
//  4. stop() is a fast shutdown (SIGINT): open transactions are rolled back, everything committed is on disk.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SUPERUSER, ensureCluster, program, runAs } from './cluster.mjs';
import { birthOf } from './lock.mjs';
import { Refusal, fullDisk, missingRight, say } from './say.mjs';

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '128MB',
  jit: 'off',
  io_method: 'sync',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
};

/** The parts of postmaster.pid that matter; null when there is none. `state` is ready, starting, stopping or standby. */
function postmaster(folder) {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), state: (lines[7] ?? '').trim() };
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Whether `pid` is a PostgreSQL server working in `folder` (the number may have been given to something else since). */
function isServerOf(pid, folder) {
  if (!(pid > 0) || birthOf(pid) === null) return false;
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    } catch {
      return false; // not ours to look at, hence not a server that we could have started
    }
  }
  if (process.platform === 'win32') return true;
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return command.includes('postgres') && command.includes(folder);
}

export function portIsFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1' }, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Starts or adopts the server of `folder`, making the cluster first if there is none. `settings` are added to the server's own.
 * `port`: the one to prefer. Returns `{ pid, port, password, adopted, gone, stop() }`; `gone` resolves when the server has ended by whatever cause.
 */
export async function startPostgres({ folder, binaries, version, account, password, port, log, settings = {} }) {
  await ensureCluster({ folder, binaries, account, password, version });
  const orphan = await adopt(folder);
  if (orphan !== null) return { ...orphan, password };
  const deadline = Date.now() + 30_000;
  let wanted = port !== undefined && (await portIsFree(port, '127.0.0.1')) ? port : await freePort();
  for (;;) {
    const attempt = await launch({ folder, binaries, account, port: wanted, log, settings: { ...SETTINGS, ...settings } });
    if (attempt.server) return { ...attempt.server, password };
    const again = /Address already in use|could not bind|could not create any TCP/i.test(attempt.words);
    // Workers of a server killed a moment ago still hold its shared memory: they leave by themselves.
    const soon = /pre-existing shared memory|lock file "postmaster.pid" already exists/.test(attempt.words);
    if (!(again || soon) || Date.now() > deadline) throw notStarted(attempt.words, folder, log);
    if (again) wanted = await freePort();
    await sleep(200);
  }
}

/** The server that a killed process left running on `folder`, as startPostgres returns it; null when there is none. */
export async function adopt(folder) {
  let told = false;
  for (;;) {
    const found = postmaster(folder);
    if (found === null) return null;
    if (!isServerOf(found.pid, folder)) {
      rmSync(join(folder, 'postmaster.pid'), { force: true });
      return null;
    }
    if (found.state === 'ready') {
      say(`接管上次未能停止的数据库（进程 ${found.pid}）`, `taking over the database left running last time (process ${found.pid})`);
      const birth = birthOf(found.pid);
      return handle(folder, found.pid, found.port, true, whenGone(found.pid, birth));
    }
    if (!told)
      say(
        `等待上次的数据库（进程 ${found.pid}，${found.state || 'starting'}）`,
        `waiting for the database of last time (process ${found.pid}, ${found.state || 'starting'})`,
      );
    told = true;
    await sleep(100);
  }
}

async function whenGone(pid, birth) {
  while (birthOf(pid) === birth) await sleep(500, undefined, { ref: false });
}

async function launch({ folder, binaries, account, port, log, settings }) {
  const before = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const out = openSync(log, 'a', 0o600);
  const flags = Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(program(binaries, 'postgres'), ['-D', folder, ...flags], {
    ...runAs(account),
    cwd: folder,
    detached: true,
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  let ended = null;
  const gone = new Promise((resolve) => {
    child.once('error', (error) => resolve((ended = { words: error.message })));
    child.once('exit', (code, signal) => resolve((ended = { words: `exit ${code ?? signal}` })));
  });
  const began = Date.now();
  let nextWord = began + 15_000;
  while (ended === null) {
    const found = postmaster(folder);
    if (found?.pid === child.pid && found.state === 'ready') {
      child.unref();
      return { server: handle(folder, child.pid, port, false, gone) };
    }
    if (Date.now() > nextWord) {
      say('数据库正在恢复上次未写完的数据，请稍候', 'the database is recovering what was not yet written last time');
      nextWord += 15_000;
    }
    await sleep(10);
  }
  return { words: `${ended.words}\n${readFileSync(log).subarray(before).toString('utf8')}` };
}

function notStarted(words, folder, log) {
  if (/No space left on device|Disk quota/i.test(words)) return fullDisk(folder);
  if (/Permission denied|Read-only file system|EACCES/i.test(words)) return missingRight(folder);
  const reason = words
    .split('\n')
    .filter((line) => /FATAL|PANIC|ERROR|HINT/.test(line))
    .slice(-3)
    .join('\n');
  return new Refusal(`数据库没有启动，原因见上，详见 ${log}。`, `The database did not start; the reason is above, details in ${log}.`, {
    detail: reason || words,
  });
}

function handle(folder, pid, port, adopted, gone) {
  const birth = birthOf(pid);
  const runs = () => birth !== null && birthOf(pid) === birth;
  const until = async (ms) => {
    for (const end = Date.now() + ms; runs() && Date.now() < end;) await sleep(10);
    return !runs();
  };
  return {
    pid,
    port,
    adopted,
    gone,
    /** Fast shutdown; after 30 s immediate (recovery at the next start), after 5 s more kill. */
    async stop() {
      for (const [signal, ms] of [
        ['SIGINT', 30_000],
        ['SIGQUIT', 5_000],
        ['SIGKILL', 5_000],
      ]) {
        if (!runs()) return;
        send(folder, pid, signal);
        if (await until(ms)) return;
      }
    },
    /** What to do on a second Ctrl-C: no waiting, no cleaning up. */
    kill() {
      if (runs()) send(folder, pid, 'SIGQUIT');
    },
  };
}

function send(folder, pid, signal) {
  try {
    process.kill(pid, signal); // on Windows this ends the process at once, and the next start recovers from the log
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A connection string for the embedded server. */
export function urlOf(server, database, user = SUPERUSER, password = server.password) {
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/${database}`;
}
