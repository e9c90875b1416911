// The data folder (GUIKU_DATA_DIR, ./data): everything that has to survive a restart, and the lock that keeps it to one running Guiku.
//   lock.json       who runs on it now             secrets.json   passwords and the session secret, mode 0600
//   state.json      what has been done to it       postgres/      the embedded server's files (or state.json says where else)
//   logs/           one file a process             blobs/         the applications' files
import { randomBytes } from 'node:crypto';
import fs, {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyBinaries, embeddedPostgres } from './binaries.mjs';
import { canReach, databaseAccount } from './account.mjs';
import { tryLock } from './lock.mjs';
import { Refusal, explain, fullDisk, say } from './say.mjs';

const LEAST_FREE_BYTES = 64 * 1024 * 1024;
const ELSEWHERE = '/var/lib/guiku';

export function dataFolderPath() {
  return resolve(process.env.GUIKU_DATA_DIR || 'data');
}

/** Opens (and makes) the data folder and takes its lock. Refuses with one sentence what cannot work. */
export async function openDataFolder(path = dataFolderPath()) {
  try {
    makeFolder(join(path, 'logs'));
    const free = fs.statfsSync(path); // not by name: an old Node without it must get as far as the version check
    if (free.bavail * free.bsize < LEAST_FREE_BYTES) throw fullDisk(path);
    const lock = await tryLock(join(path, 'lock.json'));
    if (!lock.held) throw taken(path, lock.holder);
    return folderAt(path, lock);
  } catch (error) {
    throw explain(error, path);
  }
}

function makeFolder(path) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
  } catch (error) {
    // On a read-only file system Node says only that nothing is there; its parent says why.
    if (error.code === 'ENOENT') accessSync(nearestThere(path), constants.W_OK);
    throw error;
  }
}

function nearestThere(path) {
  return existsSync(path) || dirname(path) === path ? path : nearestThere(dirname(path));
}

function taken(path, holder) {
  return new Refusal(
    `数据文件夹 ${path} 正由另一个规库使用（进程 ${holder.pid}，${holder.since ?? '?'} 启动），请先停止它，或用 GUIKU_DATA_DIR 另选一个文件夹。`,
    `The data folder ${path} is in use by another Guiku (process ${holder.pid}, started ${holder.since ?? '?'}); stop it first or choose another folder with GUIKU_DATA_DIR.`,
  );
}

export function readState(path) {
  return readJson(join(path, 'state.json')) ?? {};
}

function folderAt(path, lock) {
  return {
    path,
    log: (name) => join(path, 'logs', `${name}.log`),
    secrets: () => secretsIn(path),
    state: () => readState(path),
    /** Changes state.json, durably: after a power cut it is the old or the new one, never half. */
    remember: (changes) => writeJson(join(path, 'state.json'), { ...readState(path), ...changes }),
    release: lock.release,
  };
}

export function secretsIn(path) {
  const file = join(path, 'secrets.json');
  const found = readJson(file);
  if (found !== null) return found;
  if (existsSync(join(path, 'postgres', 'PG_VERSION'))) {
    throw new Refusal(
      `${file} 不见了，没有其中的密码打不开已有的数据库；请从备份中恢复该文件。`,
      `${file} is missing and the existing database cannot be opened without its passwords; restore the file from a backup.`,
    );
  }
  const made = { superuser: secret(), owner: secret(), app: secret(), portal: secret(), session: secret() };
  writeJson(file, made);
  return made;
}

const secret = () => randomBytes(24).toString('base64url');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    if (error instanceof SyntaxError)
      throw new Refusal(`${file} 的内容已损坏，请从备份中恢复。`, `${file} is damaged; restore it from a backup.`);
    throw error;
  }
}

function writeJson(file, value) {
  const half = `${file}.part`;
  const handle = openSync(half, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(half, file);
}

/**
 * Where the embedded server's files and programs are for this folder, and who runs them. As root the database user must be able to reach
 * both: what it cannot reach is put below /var/lib/guiku, said once in a sentence and remembered in state.json.
 */
export function postgresPlace(folder, root) {
  const postgres = embeddedPostgres(root);
  const account = databaseAccount();
  const found = {
    version: postgres.version,
    account,
    binaries: postgres.folder,
    folder: folder.state().postgres ?? join(folder.path, 'postgres'),
  };
  if (account === null) return found;
  if (!canReach(account, join(postgres.folder, 'bin', 'postgres'))) found.binaries = copyBinaries(postgres, ELSEWHERE);
  openFor(account, folder.path);
  if (!canReach(account, dirname(found.folder))) {
    found.folder = join(ELSEWHERE, `data-${randomBytes(5).toString('hex')}`, 'postgres');
    mkdirSync(dirname(found.folder), { recursive: true, mode: 0o711 });
    folder.remember({ postgres: found.folder });
    say(
      `数据库用户 ${account.name} 不能进入 ${folder.path}，数据库文件改放在 ${found.folder}，备份时请一并包括`,
      `the database user ${account.name} cannot enter ${folder.path}; the database files go to ${found.folder}, include them in backups`,
    );
  }
  return found;
}

/** Lets the database user pass through our own folder (not read it). */
function openFor(account, path) {
  const { mode, uid } = statSync(path);
  if (uid === account.uid || (mode & 0o001) !== 0) return;
  chmodSync(path, (mode & 0o777) | 0o011);
}
