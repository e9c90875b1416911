import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BIN = '/usr/lib/postgresql/15/bin';

/** Debian's PostgreSQL 15 on a free port, in a folder that goes away; null where it is not installed. */
export async function startDebianPostgres(): Promise<{ admin: string; stop(): void } | null> {
  if (!existsSync(join(BIN, 'initdb'))) return null;
  const top = mkdtempSync(join(tmpdir(), 'guiku-pg15-'));
  const folder = join(top, 'data');
  mkdirSync(folder, { mode: 0o700 });
  const isRoot = process.getuid?.() === 0;
  const user = isRoot ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (isRoot) {
    chmodSync(top, 0o711);
    chownSync(folder, user.uid ?? 0, user.gid ?? 0);
  }
  const run = (program: string, args: string[]) => execFileSync(join(BIN, program), args, { ...user, cwd: folder, stdio: 'ignore' });
  const port = await freePort();
  run('initdb', ['-D', folder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']);
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  run('pg_ctl', ['-D', folder, '-l', join(folder, 'log'), '-w', '-o', settings, 'start']);
  return {
    admin: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', ['-D', folder, '-m', 'immediate', '-w', 'stop']);
      rmSync(top, { recursive: true, force: true });
    },
  };
}

/** Of the user that Debian's package makes; PostgreSQL refuses to run as root. */
function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}
