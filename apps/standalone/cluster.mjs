// The files of one embedded PostgreSQL: made by initdb, found or refused afterwards.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal, during, fullDisk, missingRight } from './say.mjs';

export const SUPERUSER = 'postgres';

export function program(binaries, name) {
  return join(binaries, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** How PostgreSQL's programs are run: as `account` where we are root, with messages in English for us to recognise. */
export function runAs(account) {
  const env = process.platform === 'win32' ? { ...process.env } : { PATH: process.env.PATH, HOME: '/', LC_ALL: 'C' };
  return account === null ? { env } : { env, uid: account.uid, gid: account.gid };
}

/** Makes the cluster `folder` if it is not there. It is made beside its place and renamed, so half a cluster is never taken for a whole one. */
export async function ensureCluster({ folder, binaries, account, password, version }) {
  if (existsSync(join(folder, 'PG_VERSION'))) return checkCluster(folder, account, version);
  await during('正在创建数据库', 'creating the database', async () => {
    const half = `${folder}.part`;
    const passwordFile = `${folder}.password`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true, mode: 0o700 });
    rmSync(passwordFile, { force: true });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (account) for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
    try {
      const args = [
        '-D',
        half,
        '-U',
        SUPERUSER,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
      ];
      const made = spawnSync(program(binaries, 'initdb'), args, { ...runAs(account), cwd: dirname(folder), encoding: 'utf8' });
      if (made.status !== 0) throw initFailed(made, folder);
      renameSync(half, folder);
    } finally {
      rmSync(passwordFile, { force: true });
      rmSync(half, { recursive: true, force: true });
    }
  });
}

function initFailed(made, folder) {
  const words = `${made.error?.message ?? ''}\n${made.stderr ?? ''}`;
  if (/No space left|ENOSPC|quota/i.test(words)) return fullDisk(folder);
  if (/Permission denied|EACCES/.test(words)) return missingRight(folder);
  if (made.error?.code === 'ENOENT') {
    return new Refusal(
      '内置的 PostgreSQL 不能在本机运行（可能缺少 glibc），请用 DATABASE_URL 指定一台 PostgreSQL。',
      'The embedded PostgreSQL does not run on this machine (glibc may be missing); name a PostgreSQL with DATABASE_URL.',
    );
  }
  return new Refusal('创建数据库失败（initdb），原因见上。', 'Creating the database failed (initdb); the reason is above.', {
    detail: words,
  });
}

function checkCluster(folder, account, version) {
  const made = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const have = version.split('.')[0];
  if (made !== have) {
    throw new Refusal(
      `数据由 PostgreSQL ${made} 创建，内置的是 PostgreSQL ${have}，不能直接打开；请先用原版本导出备份。`,
      `The data were made by PostgreSQL ${made} and the embedded one is ${have}; export a backup with the old version first.`,
    );
  }
  const { uid, mode } = statSync(folder);
  const us = account?.uid ?? process.getuid?.();
  // A copied folder has often become readable for others, which PostgreSQL refuses.
  if ((uid === us || account !== null) && (mode & 0o077) !== 0) chmodSync(folder, 0o700);
  if (us === undefined || uid === us) return;
  if (account === null) {
    throw new Refusal(
      `没有权限：数据文件夹 ${folder} 属于另一个用户（uid ${uid}），请用原来的用户启动。`,
      `Permission denied: the data folder ${folder} belongs to another user (uid ${uid}); start as the user that made it.`,
    );
  }
  giveTo(account, folder); // we are root: the folder was made by another user of this machine
}

function giveTo(account, folder) {
  lchownSync(folder, account.uid, account.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveTo(account, path);
    else lchownSync(path, account.uid, account.gid);
  }
}
