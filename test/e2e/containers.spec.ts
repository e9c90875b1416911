/** What the containers run: prepare, api, portal and worker from their environment alone, secrets as files, on Debian's PostgreSQL 15. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startDebianPostgres } from '../support/debian-postgres';

const ROOT = join(__dirname, '../..');
const RUN = join(ROOT, 'docker/run.mjs');

it('runs the three programs side by side, each with its own secrets', async () => {
  const server = await startDebianPostgres();
  if (!server || process.env['GUIKU_PREPARED'] !== '1') {
    process.stderr.write('containers: PostgreSQL 15 is not installed, or nothing is built; not run\n');
    server?.stop();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'guiku-containers-'));
  const dataDir = join(folder, 'data');
  mkdirSync(join(dataDir, 'blobs/public'), { recursive: true });
  const secret = (name: string, value: string) => {
    writeFileSync(join(folder, name), `${value}\n`);
    return join(folder, name);
  };
  const url = (role: string) =>
    secret(role, server.admin.replace('postgres@', `${role}:secret-of-${role}@`).replace(/\/postgres$/, '/guiku'));
  const urls = {
    OWNER_DATABASE_URL_FILE: url('guiku_owner'),
    DATABASE_URL_FILE: url('guiku_app'),
    PORTAL_DATABASE_URL_FILE: url('guiku_portal'),
  };
  const base = { PATH: process.env['PATH'], GUIKU_DATA_DIR: dataDir, GUIKU_PUBLIC_URL: 'https://guiku.example' };
  const children: ChildProcess[] = [];
  try {
    const prepare = () =>
      spawnSync(process.execPath, [RUN, 'prepare'], {
        env: { ...base, ...urls, ADMIN_DATABASE_URL_FILE: secret('admin', server.admin), GUIKU_DESK_URL: 'https://desk.intranet:8443' },
        encoding: 'utf8',
      });
    expect(prepare()).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/https:\/\/desk\.intranet:8443\/setup\S*\w{16}/) as unknown,
    });
    expect(prepare().status).toBe(0);
    const { OWNER_DATABASE_URL_FILE, DATABASE_URL_FILE, PORTAL_DATABASE_URL_FILE } = urls;
    const session = (name: string) => ({ GUIKU_SESSION_SECRET_FILE: secret(name, name.repeat(8)) });
    const ports = await Promise.all([freePort(), freePort(), freePort()]);
    const start = (program: string, port: number | undefined, env: NodeJS.ProcessEnv) => {
      children.push(spawn(process.execPath, [RUN, program], { env: { ...base, PORT: String(port), ...env }, stdio: 'ignore' }));
    };
    start('api', ports[0], { DATABASE_URL_FILE, ...session('desk') });
    start('portal', ports[1], { PORTAL_DATABASE_URL_FILE, ...session('site') });
    start('worker', ports[2], { DATABASE_URL_FILE, OWNER_DATABASE_URL_FILE });
    for (const port of ports) expect(await ready(port)).toBe(true);
    expect(await (await fetch(`http://127.0.0.1:${ports[1]}/`)).text()).toContain('行政规范性文件');
    const ended = children.map(
      (child) =>
        new Promise((resolve) =>
          child.once('exit', (code, signal) => {
            resolve(code ?? signal);
          }),
        ),
    );
    for (const child of children) child.kill('SIGTERM');
    const codes = await Promise.race([Promise.all(ended), sleep(10_000, 'too slow', { ref: false })]);
    expect(codes).toHaveLength(3);
  } finally {
    for (const child of children) child.kill('SIGKILL');
    server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);

async function ready(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return true;
    await sleep(250);
  }
  return false;
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
