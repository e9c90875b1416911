// The log files of the data folder stay small: at 20 MB one is copied to <name>.log.1 and emptied (its writers append, so they go on).
import fs, { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

const LARGEST_BYTES = 20 * 1024 * 1024;
const LOW_BYTES = 200 * 1024 * 1024;
let hasWarned = false;

export function turnOver(path) {
  const logs = join(path, 'logs');
  for (const name of readdirSync(logs)) {
    const file = join(logs, name);
    if (!name.endsWith('.log') || statSync(file).size < LARGEST_BYTES) continue;
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }
}

/** One line when the disk gets full while we run, before the database has to refuse. */
export function watchDisk(path) {
  const { bavail, bsize } = fs.statfsSync(path);
  const isLow = bavail * bsize < LOW_BYTES;
  if (isLow && !hasWarned)
    say(
      `磁盘将满：${path} 所在的磁盘只剩 ${Math.round((bavail * bsize) / 1048576)} MB`,
      `the disk is nearly full: ${Math.round((bavail * bsize) / 1048576)} MB left for ${path}`,
    );
  hasWarned = isLow;
}
