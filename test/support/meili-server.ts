import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './app';

const READY_WITHIN_MS = 60_000;

/** A Meilisearch of our own, started from a program that is on this machine: for tests that kill it. */
export class MeiliServer {
  readonly key = randomBytes(24).toString('base64url');
  private readonly folder = mkdtempSync(join(tmpdir(), 'guiku-meili-'));
  private child: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly port: number,
  ) {}

  static async start(program: string): Promise<MeiliServer> {
    const server = new MeiliServer(program, await freePort());
    await server.launch();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** kill -9, and again with the same data at the same address. */
  async crash(): Promise<void> {
    await this.kill();
    await this.launch();
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async kill(): Promise<void> {
    const { child } = this;
    if (child === null) return;
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
    this.child = null;
  }

  private async launch(): Promise<void> {
    const at = (name: string) => join(this.folder, name);
    const args = [
      ...['--http-addr', `127.0.0.1:${this.port}`, '--master-key', this.key, '--db-path', at('db'), '--dump-dir', at('dumps')],
      ...['--snapshot-dir', at('snapshots'), '--no-analytics', '--max-indexing-memory', '1GiB', '--log-level', 'ERROR'],
    ];
    this.child = spawn(this.program, args, { cwd: this.folder, stdio: 'ignore' });
    const end = Date.now() + READY_WITHIN_MS;
    for (;;) {
      const answer = await fetch(`${this.url}/health`).catch(() => null);
      if (answer?.ok === true) return;
      if (this.child.exitCode !== null || Date.now() > end) throw new Error(`${this.program} did not start`);
      await sleep(50);
    }
  }
}
