import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endEverything } from './server.mjs';

const START = join(__dirname, '../../apps/standalone/start.mjs');
const READY_WITHIN_MS = 240_000;

export interface DemoAccount {
  login: string;
  password: string;
  name: string;
  organ: string;
  roles: string[];
}

export interface StartOptions {
  /** Without demo content. */
  empty?: boolean;
  /** A data folder to start on again; a new one otherwise. */
  dataFolder?: string;
  env?: Record<string, string>;
}

export interface RunningGuiku {
  portal: string;
  desk: string;
  accounts: DemoAccount[];
  dataFolder: string;
  pid: number;
  /** Everything it has written to the terminal so far. */
  output(): string;
  /** Ctrl-C; resolves to the exit code when all has ended. The data folder stays. */
  stop(): Promise<number | null>;
  /** kill -9 of the start process alone. */
  kill(): Promise<void>;
  /** stop() where still running, what a kill() left is ended, and the data folder removed. */
  remove(): Promise<void>;
}

/** The real system as `npm start` runs it, on free ports and its own data folder. Rejects with its output when it does not come up. */
export async function startGuiku({ empty = false, dataFolder, env = {} }: StartOptions = {}): Promise<RunningGuiku> {
  const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'guiku-e2e-'));
  const ports = { portal: await freePort(), desk: await freePort() };
  const child = spawn(process.execPath, [START, ...(empty ? ['--empty'] : [])], {
    env: {
      ...cleanEnvironment(),
      ...env,
      GUIKU_DATA_DIR: folder,
      GUIKU_PORTAL_PORT: String(ports.portal),
      GUIKU_DESK_PORT: String(ports.desk),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
  await until(
    () => output.includes('Guiku is ready') && output.includes('Ctrl-C'),
    child,
    ended,
    () => output,
  );
  const stop = async (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  const accounts = join(folder, 'demo-accounts.json');
  return {
    portal: `http://localhost:${ports.portal}`,
    desk: `http://localhost:${ports.desk}`,
    accounts: existsSync(accounts) ? (JSON.parse(readFileSync(accounts, 'utf8')) as DemoAccount[]) : [],
    dataFolder: folder,
    pid: child.pid ?? 0,
    output: () => output,
    stop,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async remove() {
      if (child.exitCode === null && child.signalCode === null) await stop();
      await endEverything(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a person's shell would have: not the test run's own database. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of [
    'DATABASE_URL',
    'OWNER_DATABASE_URL',
    'PORTAL_DATABASE_URL',
    'MEILI_URL',
    'MEILI_KEY',
    'GUIKU_PUBLIC_URL',
    'NODE_ENV',
  ])
    Reflect.deleteProperty(env, name);
  return env;
}

async function until(isTrue: () => boolean, child: ChildProcess, ended: Promise<unknown>, output: () => string): Promise<void> {
  for (const deadline = Date.now() + READY_WITHIN_MS; !isTrue();) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGINT');
      await ended;
      throw new Error(`Guiku did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
