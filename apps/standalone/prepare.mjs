// Makes a fresh clone runnable: packages installed, PostgreSQL's library links there, sources compiled. Does nothing when the stamps match.
//  1. Each step has a stamp of what it was made from; a matching stamp costs one walk over the source folders (some 50 ms).
//  2. Only who has something to do takes the lock (dist/.prepare.lock); a second process waits for it and then finds the stamps matching,
//     so two commands started together install and build once, and a read-only checkout that is complete needs no lock at all.
//  3. A stamp is removed before its step and written after it: killed in between, the step is done again.
import './node-version.mjs';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { linkLibraries, linksAreMissing } from './binaries.mjs';
import { build, buildIsDue } from './build.mjs';
import { install, installIsDue } from './install.mjs';
import { tryLock } from './lock.mjs';
import { Refusal, explain, report, say } from './say.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** `force`: build even when the stamps match. A process started by one that has prepared already (GUIKU_PREPARED) trusts it. */
export async function prepare({ force = false } = {}) {
  if (process.env.GUIKU_PREPARED === '1' && !force) return;
  if (!force && !isDue()) return;
  const lock = await waitForLock();
  try {
    if (installIsDue(ROOT)) await install(ROOT);
    if (linksAreMissing(ROOT)) linkLibraries(ROOT);
    const due = buildIsDue(ROOT);
    await build(ROOT, force ? { server: true, web: true } : due);
  } catch (error) {
    throw explain(error, ROOT);
  } finally {
    lock.release();
  }
}

function isDue() {
  if (installIsDue(ROOT) || linksAreMissing(ROOT)) return true;
  const due = buildIsDue(ROOT);
  return due.server || due.web;
}

async function waitForLock() {
  const file = join(ROOT, 'dist', '.prepare.lock');
  let told = false;
  for (;;) {
    let attempt;
    try {
      mkdirSync(dirname(file), { recursive: true });
      attempt = await tryLock(file);
    } catch (error) {
      if (error.code === 'EROFS' || error.code === 'EACCES') {
        throw new Refusal(
          `程序文件夹 ${ROOT} 需要安装或编译，但当前用户不能写入。`,
          `The program folder ${ROOT} has to be installed or built, but this user may not write to it.`,
        );
      }
      throw explain(error, ROOT);
    }
    if (attempt.held) return attempt;
    if (!told)
      say(
        `另一个进程（${attempt.holder.pid}）正在安装或编译，等待其完成`,
        `process ${attempt.holder.pid} is installing or building; waiting for it`,
      );
    told = true;
    await sleep(300);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  prepare({ force: process.argv.includes('--build') }).catch((error) => {
    process.exitCode = report(error);
  });
}
