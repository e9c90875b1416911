import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startGuiku, type RunningGuiku } from '../support/app';

const START = join(__dirname, '../../apps/standalone/start.mjs');

interface Refused {
  code: number | null;
  errors: string;
}

/** A start that is expected to be refused. */
function refusedStart(env: Record<string, string>, args: string[] = []): Refused {
  const ran = spawnSync(process.execPath, [START, ...args], { env: { ...process.env, ...env }, encoding: 'utf8', timeout: 60_000 });
  return { code: ran.status, errors: ran.stderr };
}

/** The processes that run for a data folder: the applications and PostgreSQL. */
function processesOf(dataFolder: string): number[] {
  const state = JSON.parse(readFileSync(join(dataFolder, 'state.json'), 'utf8')) as { children?: { pid: number }[]; postgres?: string };
  return [...(state.children ?? []).map((child) => child.pid), postgresOf(dataFolder)];
}

function postgresOf(dataFolder: string): number {
  const state = JSON.parse(readFileSync(join(dataFolder, 'state.json'), 'utf8')) as { postgres?: string };
  return Number(readFileSync(join(state.postgres ?? join(dataFolder, 'postgres'), 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A process that has ended and only waits for its parent to notice (Z) is not alive. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function eventually(isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<void> {
  for (const deadline = Date.now() + withinMs; !(await isTrue());) {
    if (Date.now() > deadline) throw new Error(`not true within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isReady = (address: string): Promise<boolean> =>
  fetch(`${address}/readyz`).then(
    (response) => response.status === 200,
    () => false,
  );

function listenOn(port: number): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) =>
    server.listen(port, () => {
      resolve(server);
    }),
  );
}

jest.setTimeout(300_000);

describe('npm start', () => {
  let guiku: RunningGuiku;
  let dataFolder: string;
  const restart = async (): Promise<void> => {
    guiku = await startGuiku({ empty: true, dataFolder });
  };

  beforeAll(async () => {
    guiku = await startGuiku({ empty: true });
    ({ dataFolder } = guiku);
  });
  afterAll(() => guiku.remove());

  it('answers on both addresses that it prints', async () => {
    expect(guiku.output()).toContain(guiku.portal);
    expect(guiku.output()).toContain(guiku.desk);
    expect(await isReady(guiku.portal)).toBe(true);
    expect(await isReady(guiku.desk)).toBe(true);
  });

  it('prints a one-time link for the first administrator of an empty registry', () => {
    expect(guiku.output()).toMatch(/One-time link.*\n\s+http:\/\/localhost:\d+\/\S+/);
  });

  it('refuses a second start on its data folder in one sentence, and goes on itself', async () => {
    const { code, errors } = refusedStart({ GUIKU_DATA_DIR: dataFolder, GUIKU_PORTAL_PORT: '0', GUIKU_DESK_PORT: '0' });
    expect(code).toBe(1);
    expect(errors.trim().split('\n')).toEqual([
      expect.stringMatching(/^错误：数据文件夹 .*正由另一个规库使用/),
      expect.stringMatching(/^Error: The data folder .* is in use/),
    ]);
    expect(await isReady(guiku.desk)).toBe(true);
  });

  it('refuses a busy port, and leaves nothing running', async () => {
    const port = await freePort();
    const other = await listenOn(port);
    const folder = mkdtempSync(join(tmpdir(), 'guiku-e2e-'));
    try {
      const { code, errors } = refusedStart({
        GUIKU_DATA_DIR: folder,
        GUIKU_PORTAL_PORT: String(port),
        GUIKU_DESK_PORT: String(await freePort()),
      });
      expect(code).toBe(1);
      expect(errors).toMatch(new RegExp(`^错误：端口 ${port} 已被其他程序占用`));
      expect(errors.trim().split('\n')).toHaveLength(2);
    } finally {
      other.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('refuses a data folder that is a file, and an option that it does not know', () => {
    const folder = mkdtempSync(join(tmpdir(), 'guiku-e2e-'));
    writeFileSync(join(folder, 'file'), '');
    expect(refusedStart({ GUIKU_DATA_DIR: join(folder, 'file') })).toEqual({
      code: 1,
      errors: expect.stringMatching(/^错误：.*不是文件夹/) as string,
    });
    expect(refusedStart({}, ['--emtpy'])).toEqual({ code: 2, errors: expect.stringMatching(/^错误：不认识的参数 --emtpy/) as string });
    rmSync(folder, { recursive: true, force: true });
  });

  it('brings back an application and PostgreSQL that are killed', async () => {
    const before = processesOf(dataFolder);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await eventually(() => !before.some(isAlive), 5_000);
    await eventually(async () => (await isReady(guiku.portal)) && (await isReady(guiku.desk)), 60_000);
    expect(processesOf(dataFolder).filter((pid) => before.includes(pid))).toEqual([]);
  });

  it('takes over PostgreSQL after its own kill -9, whose applications have ended by themselves', async () => {
    const before = processesOf(dataFolder);
    const postgres = postgresOf(dataFolder);
    await guiku.kill();
    await eventually(() => before.filter((pid) => pid !== postgres).every((pid) => !isAlive(pid)), 15_000);
    expect(isAlive(postgres)).toBe(true);
    await restart();
    expect(postgresOf(dataFolder)).toBe(postgres);
    expect(await isReady(guiku.desk)).toBe(true);
  });

  it('stops on Ctrl-C with exit code 0 and leaves no process', async () => {
    const before = processesOf(dataFolder);
    expect(before.every(isAlive)).toBe(true);
    expect(await guiku.stop()).toBe(0);
    expect(before.filter(isAlive)).toEqual([]);
    await restart();
  });
});
