// PostgreSQL refuses to run as root. Which user of this machine runs it then, and where can that user go?
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { Refusal } from './say.mjs';

const CANDIDATES = ['postgres', 'guiku', 'nobody', 'daemon'];

/** `{ name, uid, gid }` when we are root and another user must run the database; null when we run it ourselves. Creates no user. */
export function databaseAccount() {
  if (process.getuid === undefined) return null;
  if (process.getuid() !== 0) {
    mustHaveName();
    return null;
  }
  const users = passwd();
  for (const name of CANDIDATES) {
    const found = users.find((user) => user.name === name && user.uid !== 0);
    if (found) return found;
  }
  throw new Refusal(
    `以 root 启动时需要一个普通系统用户来运行 PostgreSQL，但本机没有 ${CANDIDATES.join('、')} 中的任何一个，请改用普通用户启动。`,
    `Started as root, PostgreSQL needs an ordinary system user, and this machine has none of ${CANDIDATES.join(', ')}; start as an ordinary user instead.`,
  );
}

function passwd() {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}

/** initdb looks its user up by number: a container started with a bare `--user 12345` has no name to find. */
function mustHaveName() {
  try {
    userInfo();
  } catch {
    throw new Refusal(
      `当前用户（uid ${process.getuid()}）在本机没有用户名，PostgreSQL 不能运行，请换用 /etc/passwd 中的用户启动。`,
      `This user (uid ${process.getuid()}) has no name on this machine and PostgreSQL cannot run; start as a user listed in /etc/passwd.`,
    );
  }
}

/** Whether the account can reach `path` (a folder to enter or a program to run), asked of the system itself rather than computed. */
export function canReach(account, path) {
  if (account === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { uid: account.uid, gid: account.gid, cwd: '/', stdio: 'ignore' }).status === 0
  );
}
