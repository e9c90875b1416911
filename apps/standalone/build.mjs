// Compiles the servers (nest build → dist/apps, dist/libs) and the desk (vite → dist/web) when their sources changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Refusal, during, say } from './say.mjs';

const CONFIGS = ['package-lock.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];
const stampFile = (root, part) => join(root, 'dist', `.${part}.stamp`);
const webConfig = (root) => join(root, 'apps', 'web', 'vite.config.ts');

/** Every file below `folder` that goes into a build; tests, notes and plain JavaScript do not. */
function* sources(folder, leaveOut = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules' || entry.name.startsWith('.') || leaveOut.includes(path)) continue;
    if (entry.isDirectory()) yield* sources(path, leaveOut);
    else if (!/\.spec\.tsx?$|\.md$|\.mjs$|\.d\.mts$/.test(entry.name)) yield path;
  }
}

function fingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: -1 };
    hash.update(`${relative(root, file)}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

function wanted(root) {
  const configs = CONFIGS.map((name) => join(root, name));
  const web = join(root, 'apps', 'web');
  return {
    server: fingerprint(root, [...configs, ...sources(join(root, 'apps'), [web]), ...sources(join(root, 'libs'))]),
    web: existsSync(webConfig(root)) ? fingerprint(root, [...configs, ...sources(web)]) : null,
  };
}

function made(root, part) {
  try {
    return readFileSync(stampFile(root, part), 'utf8');
  } catch {
    return null;
  }
}

/** Which parts have to be compiled. */
export function buildIsDue(root) {
  const { server, web } = wanted(root);
  return { server: made(root, 'server') !== server, web: web !== null && made(root, 'web') !== web };
}

export async function build(root, parts) {
  const stamps = wanted(root); // taken before compiling: a file saved meanwhile makes the next start build again
  mkdirSync(join(root, 'dist'), { recursive: true });
  const steps = [];
  if (parts.server)
    steps.push(
      one(
        root,
        'server',
        stamps.server,
        '正在编译服务端',
        'compiling the servers',
        ['node_modules/@nestjs/cli/bin/nest.js', 'build', 'all'],
        'dist/apps/api/src/main.js',
      ),
    );
  if (stamps.web === null)
    say('尚无办公端源码（apps/web/vite.config.ts），跳过其编译', 'no desk sources (apps/web/vite.config.ts): not built');
  else if (parts.web)
    steps.push(
      one(
        root,
        'web',
        stamps.web,
        '正在编译办公端页面',
        'building the desk',
        ['node_modules/vite/bin/vite.js', 'build', 'apps/web', '--logLevel', 'warn'],
        'dist/web/index.html',
      ),
    );
  const failure = (await Promise.allSettled(steps)).find((step) => step.status === 'rejected');
  if (failure) throw failure.reason;
  if (parts.server) removeOrphans(root);
}

async function one(root, part, stamp, zh, en, args, result) {
  rmSync(stampFile(root, part), { force: true });
  await during(zh, en, () => node(root, args, zh, en));
  if (!existsSync(join(root, result))) throw new Refusal(`${zh}没有产生 ${result}。`, `${en} did not produce ${result}.`);
  writeFileSync(stampFile(root, part), stamp);
}

function node(root, args, zh, en) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => child.kill();
    process.once('exit', end); // Ctrl-C or SIGTERM to us alone
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', () => process.off('exit', end));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) return resolve();
      if (/ENOSPC|no space left/i.test(output))
        return reject(
          new Refusal(
            '磁盘已满，编译没有完成，请腾出空间后重试。',
            'The disk is full and the build is not complete; free some space and try again.',
          ),
        );
      const how = signal === null ? '' : ` (${signal})`;
      return reject(new Refusal(`${zh}失败${how}，原因见上。`, `${en} failed${how}; the reason is above.`, { detail: readable(output) }));
    });
  });
}

/** Compilers colour what they write even when nobody looks at a terminal. */
function readable(output) {
  return process.stderr.isTTY ? output : output.replace(/\u001b\[[0-9;]*m/g, '');
}

/** A compiled file whose source was deleted would still be loaded (a migration, for one). */
function removeOrphans(root) {
  for (const part of ['apps', 'libs']) {
    const folder = join(root, 'dist', part);
    if (!existsSync(folder)) continue;
    for (const file of compiled(folder)) {
      const source = join(root, relative(join(root, 'dist'), file)).replace(/\.js$/, '');
      if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) for (const end of ['', '.map']) rmSync(file + end, { force: true });
    }
  }
}

function* compiled(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* compiled(path);
    else if (entry.name.endsWith('.js')) yield path;
  }
}
