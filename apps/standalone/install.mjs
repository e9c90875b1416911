// npm packages: installed when node_modules is missing or is not what package-lock.json says.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal, during } from './say.mjs';

const stampFile = (root) => join(root, 'node_modules', '.guiku-install.json');

function fingerprint(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

export function installIsDue(root) {
  const lock = fingerprint(root);
  if (readJson(stampFile(root))?.lock === lock) return false;
  if (!installedByHand(root)) return true;
  try {
    writeFileSync(stampFile(root), JSON.stringify({ lock }));
  } catch {
    // A read-only checkout: the comparison is simply made again next time.
  }
  return false;
}

/** `npm install` run by a person leaves npm's own record; when it agrees with the lock file there is nothing to do. */
function installedByHand(root) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  const there = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !there) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || entry.devOptional === true || there[path]?.version === entry.version,
  );
}

export async function install(root) {
  // npm ci empties the folder: through a link it would empty another checkout's.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Refusal(
      'node_modules 是符号链接，依赖包已过期；请删除该链接后重新启动。',
      'node_modules is a symbolic link and out of date; remove the link and start again.',
    );
  }
  rmSync(stampFile(root), { force: true });
  const options = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  await during('正在安装依赖包（npm ci）', 'installing packages (npm ci)', () => npm(root, ['ci', ...options])).catch((error) => {
    // Some registries do not have every platform's optional packages; npm ci then finds the lock file incomplete, npm install does not mind.
    if (!/EUSAGE[\s\S]*in sync/.test(error.detail ?? '')) throw error;
    return during('package-lock.json 不完整，改用 npm install', 'package-lock.json is incomplete: npm install instead', () =>
      npm(root, ['install', '--no-save', ...options]),
    );
  });
  writeFileSync(stampFile(root), JSON.stringify({ lock: fingerprint(root) }));
}

function npm(root, args) {
  const script = process.env.npm_execpath ?? '';
  const [command, first] = /npm-cli\.c?js$/.test(script) ? [process.execPath, [script]] : ['npm', []];
  const options = { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && command === 'npm' };
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], options);
    const end = () => child.kill();
    process.once('exit', end); // Ctrl-C or SIGTERM to us alone
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(0, 20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', () => process.off('exit', end));
    child.on('error', () =>
      reject(new Refusal('找不到 npm，请安装随 Node.js 一起发布的 npm。', 'npm was not found; install the npm that comes with Node.js.')),
    );
    child.on('exit', (code) => (code === 0 ? resolve() : reject(failed(output))));
  });
}

function failed(output) {
  if (/ENOSPC|no space left/i.test(output))
    return new Refusal(
      '磁盘已满，依赖包没有装完，请腾出空间后重试。',
      'The disk is full and the packages are not complete; free some space and try again.',
    );
  if (/EACCES|EROFS|EPERM/.test(output)) {
    return new Refusal(
      '没有权限：不能写入 node_modules，依赖包没有装完。',
      'Permission denied: node_modules cannot be written, the packages are not complete.',
      { detail: output },
    );
  }
  if (/ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|network/i.test(output)) {
    return new Refusal(
      '连接不到 npm 软件源，依赖包没有装完；请检查网络或 npm 的 registry、proxy 设置后重试。',
      'The npm registry cannot be reached, the packages are not complete; check the network or npm’s registry and proxy settings.',
      { detail: output },
    );
  }
  return new Refusal('依赖包安装失败（npm ci），原因见上。', 'Installing the packages failed (npm ci); the reason is above.', {
    detail: output,
  });
}
