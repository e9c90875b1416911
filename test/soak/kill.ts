import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startGuiku, type RunningGuiku } from '../support/app';
import { Desk } from '../support/desk';
import { DEPARTMENT, GOVERNMENT, Ledger, Matter, type People } from '../support/matter';
import { Random, seedFrom } from '../support/random';
import { processesOf, urlsOfRunning } from '../support/running.mjs';

/**
 * `npm run soak -- kill [ROUNDS] [SEED]` (5): documents go their way over HTTP, several at once; each round kills a random process with
 * kill -9 (api, portal, worker, the database, start itself), lets it come back, and asks (INV-F):
 * 1. every acknowledged command is in the log, once for each acknowledgement;
 * 2. its effects are there once: number, document, search entry, file text;
 * 3. every job is done within 60 s of the system's being ready again.
 */
const TARGETS = ['api', 'portal', 'worker', 'postgres', 'start'] as const;
const RESUMED_WITHIN_MS = 60_000;
const AT_ONCE = 3;

class Soak {
  private isPaused = false;
  private isOver = false;
  private inFlight = 0;
  private serial = 0;
  readonly ledger = new Ledger();
  readonly published: Matter[] = [];
  readonly faults: string[] = [];
  readonly killed: Record<string, number> = {};
  slowestMs = 0;

  constructor(
    private running: RunningGuiku,
    private readonly random: Random,
  ) {}

  async run(rounds: number): Promise<void> {
    const desk = new Desk(() => this.running.desk, this.running.accounts);
    const issuers = await this.issuers();
    const lines = Array.from({ length: AT_ONCE }, (_, line) => this.work(desk, line % 2 === 0 ? DEPARTMENT : GOVERNMENT, issuers));
    for (let round = 1; round <= rounds; round += 1) {
      await sleep(this.random.integer(300, 4_000));
      const target = this.random.pick(TARGETS);
      process.stdout.write(`round ${round}: kill -9 ${target}\n`);
      await this.kill(target);
      await sleep(this.random.integer(0, 1_500));
      await this.check(round);
    }
    this.isOver = true;
    await Promise.all(lines);
    await this.check(rounds + 1);
    this.verifyAudit();
  }

  stop(): Promise<void> {
    return this.running.remove();
  }

  /** One line of work: a document after the other. */
  private async work(desk: Desk, people: People, issuers: Map<string, string>): Promise<void> {
    while (!this.isOver) {
      const matter = new Matter((this.serial += 1), desk, people, issuers.get(people.issuerOrganCode) ?? '', this.ledger);
      while (!matter.isPublished && !this.hasEnded()) {
        if (this.isPaused) {
          await sleep(50);
          continue;
        }
        this.inFlight += 1;
        try {
          await matter.step();
        } catch (error) {
          this.faults.push(String(error));
          break;
        } finally {
          this.inFlight -= 1;
        }
      }
      if (matter.isPublished) this.published.push(matter);
    }
  }

  private hasEnded(): boolean {
    return this.isOver;
  }

  private async kill(target: (typeof TARGETS)[number]): Promise<void> {
    this.killed[target] = (this.killed[target] ?? 0) + 1;
    if (target === 'start') {
      await this.running.kill();
      this.running = await startGuiku({ dataFolder: this.running.dataFolder });
      return;
    }
    const pid = processesOf(this.running.dataFolder)[target];
    if (pid !== undefined) process.kill(pid, 'SIGKILL'); // undefined: it is just being started again
  }

  private async check(round: number): Promise<void> {
    await this.ready();
    const began = Date.now();
    this.isPaused = true;
    while (this.inFlight > 0) await sleep(20);
    await this.quiet(round, began);
    await this.onDatabase(async (client) => {
      await this.checkCommands(client);
      await this.checkEffects(client);
    });
    await this.checkPortal();
    this.isPaused = false;
    process.stdout.write(
      `  ${this.ledger.entries.size} commands by subject, ${this.published.length} published, ${this.faults.length} faults\n`,
    );
  }

  private async ready(): Promise<void> {
    const isUp = async (base: string) => (await fetch(`${base}/readyz`).catch(() => null))?.status === 200;
    for (const end = Date.now() + 120_000; !((await isUp(this.running.desk)) && (await isUp(this.running.portal)));) {
      if (Date.now() > end) throw new Error(`not ready again within 120 s:\n${this.running.output()}`);
      await sleep(100);
    }
  }

  /** Waits until every job of an event is done; scheduled ones come and go. */
  private async quiet(round: number, began: number): Promise<void> {
    const left = () =>
      this.onDatabase(async (client) => {
        const { rows } = await client.query<{ n: number }>(
          `SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE key IS NULL OR key NOT LIKE 'scheduled:%'`,
        );
        return rows[0]?.n ?? 0;
      });
    for (let n = await left(); n > 0; n = await left()) {
      if (Date.now() - began > RESUMED_WITHIN_MS + 30_000) {
        this.faults.push(`round ${round}: ${n} jobs are not done`);
        return;
      }
      await sleep(200);
    }
    const tookMs = Date.now() - began;
    this.slowestMs = Math.max(this.slowestMs, tookMs);
    if (tookMs > RESUMED_WITHIN_MS) this.faults.push(`round ${round}: resumed after ${tookMs} ms`);
  }

  private async checkCommands(client: Client): Promise<void> {
    const { rows } = await client.query<{ subject_id: string; type: string; n: number }>(
      'SELECT subject_id, type, count(*)::int AS n FROM audit_event GROUP BY subject_id, type',
    );
    const logged = new Map(rows.map((row) => [`${row.subject_id} ${row.type}`, row.n]));
    for (const [key, { done, lost }] of this.ledger.entries) {
      const n = logged.get(key) ?? 0;
      if (n < done || n > done + lost) this.faults.push(`${key}: ${done} acknowledged, ${lost} unknown, ${n} in the log`);
    }
  }

  private async checkEffects(client: Client): Promise<void> {
    for (const [what, sql] of Object.entries(ONCE)) {
      const { rows } = await client.query<{ id: string }>(sql);
      for (const { id } of rows) this.faults.push(`${what}: ${id}`);
    }
  }

  private async checkPortal(): Promise<void> {
    for (const { page } of this.published) {
      const address = `${this.running.portal}/n/${encodeURIComponent(page?.docNumber ?? '')}`;
      const answer = await fetch(address, { redirect: 'manual' });
      const location = answer.headers.get('location') ?? '';
      if (!location.includes(page?.publication?.slug ?? '?'))
        this.faults.push(`${page?.docNumber ?? ''} leads to ${answer.status} ${location}`);
    }
  }

  private verifyAudit(): void {
    const guiku = join(__dirname, '../../apps/cli/guiku.mjs');
    const env = { ...process.env, GUIKU_DATA_DIR: this.running.dataFolder };
    const { status, stdout, stderr } = spawnSync(process.execPath, [guiku, 'audit', 'verify'], { env, encoding: 'utf8' });
    if (status !== 0) this.faults.push(`audit verify: ${stdout}${stderr}`);
  }

  private async issuers(): Promise<Map<string, string>> {
    return this.onDatabase(async (client) => {
      const { rows } = await client.query<{ code: string; id: string }>('SELECT code, id FROM organ');
      return new Map(rows.map(({ code, id }) => [code, id]));
    });
  }

  private async onDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: urlsOfRunning(this.running.dataFolder).owner });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
}

/** Each finds what should not be. */
const ONCE = {
  'a published draft without exactly one assigned number': `
    SELECT d.id FROM draft d LEFT JOIN issued_number n ON n.subject_type = 'draft' AND n.subject_id::text = d.id::text AND n.state = 'assigned' AND n.kind = 'document'
    WHERE d.state = 'published' AND d.doc_number IS NOT NULL GROUP BY d.id HAVING count(n.id) <> 1`,
  'an event of a document that was not marked for search exactly once': `
    SELECT e.id FROM audit_event e LEFT JOIN reaction_done r ON r.event_id = e.id AND r.reaction = 'search.mark'
    WHERE e.subject_type = 'document' GROUP BY e.id HAVING count(r.event_id) <> 1`,
  'a public document without exactly one entry in the index': `
    SELECT d.id FROM public_document d LEFT JOIN public_entry e ON e.kind = 'document' AND e.id::text = d.id::text GROUP BY d.id HAVING count(e.id) <> 1`,
  'a file that was not read once': `
    SELECT f.id FROM file f LEFT JOIN file_text t ON t.file_id = f.id
    WHERE f.state NOT IN ('read', 'unreadable') OR (f.state = 'read' AND t.file_id IS NULL) GROUP BY f.id`,
  'a mark for search that was not sent': `SELECT id FROM search_pending`,
};

async function main([rounds = process.env['GUIKU_SOAK_ROUNDS'] ?? '5', givenSeed]: string[]): Promise<number> {
  const random = new Random(seedFrom(givenSeed));
  process.stdout.write(`seed ${random.seed}, ${rounds} rounds\n`);
  const soak = new Soak(await startGuiku(), random);
  try {
    await soak.run(Number(rounds));
  } finally {
    await soak.stop();
  }
  for (const fault of new Set(soak.faults)) process.stdout.write(`${fault}\n`);
  const { ledger, published, faults, killed, slowestMs } = soak;
  const sum = (of: 'done' | 'lost') => [...ledger.entries.values()].reduce((total, entry) => total + entry[of], 0);
  const [acknowledged, lost] = [sum('done'), sum('lost')];
  const result = {
    soak: 'kill',
    seed: random.seed,
    rounds: Number(rounds),
    killed,
    acknowledged,
    lost,
    published: published.length,
    slowestMs,
    faults: faults.length,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return faults.length === 0 && acknowledged > 0 ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
