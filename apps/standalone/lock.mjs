// One holder of a folder at a time, across kill -9 and reused process numbers.
//  1. A lock is a file that names its holder: process number, that process's birth, and the process namespace it lives in.
//  2. It is created whole by link(2), so nobody reads half a lock.
//  3. A lock whose process is gone, or was born at another moment (number reused), is stale: it is moved aside and taken.
//  4. Process numbers of another namespace (a container on the same volume) cannot be looked up; its holder touches the file every 5 s,
//     and 20 s of silence make it stale.
//  5. After taking a lock the holder looks again: if two found the same stale lock, one of them sees the other's name and gives way.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const TOUCH_EVERY_MS = 5_000;
const SILENT_AFTER_MS = 20_000;

/** A text that is equal only for the same running process; null when there is no such process. */
export function birthOf(pid) {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return null; // dead, only not yet waited for
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
    } catch {
      return null;
    }
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return null;
  }
  if (process.platform === 'win32') return 'alive';
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null;
}

function processSpace() {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return 'host';
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    if (error instanceof SyntaxError) return { pid: 0, birth: '', space: processSpace(), key: '' }; // torn by a power cut: stale
    throw error;
  }
}

function isHeld(holder, file) {
  if (holder.space === processSpace()) return holder.birth === birthOf(holder.pid);
  try {
    return Date.now() - statSync(file).mtimeMs < SILENT_AFTER_MS;
  } catch {
    return false;
  }
}

/** Who holds the lock now; null when nobody does. */
export function holderOf(file) {
  const holder = read(file);
  return holder !== null && isHeld(holder, file) ? holder : null;
}

/** Takes the lock or returns its holder: `{ held: true, release }` or `{ held: false, holder }`. */
export async function tryLock(file) {
  const own = {
    pid: process.pid,
    birth: birthOf(process.pid),
    space: processSpace(),
    key: randomBytes(9).toString('base64url'),
    since: new Date().toISOString(),
  };
  const mine = `${file}.${own.key}`;
  writeFileSync(mine, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(mine, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      const holder = read(file);
      if (holder === null) continue;
      if (isHeld(holder, file)) return { held: false, holder };
      putAside(file, holder, `${mine}.stale`);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  await sleep(30);
  const after = read(file);
  if (after?.key !== own.key) return { held: false, holder: after ?? own };
  const touch = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // The folder was removed under us; nothing is left to hold.
    }
  }, TOUCH_EVERY_MS);
  touch.unref();
  return {
    held: true,
    release() {
      clearInterval(touch);
      if (read(file)?.key === own.key) rmSync(file, { force: true });
    },
  };
}

function putAside(file, stale, aside) {
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = read(aside);
  if (moved?.key !== stale.key) {
    try {
      linkSync(aside, file); // somebody had just taken it: give it back
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  rmSync(aside, { force: true });
}
