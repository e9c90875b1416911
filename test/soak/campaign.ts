import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CleanupModule, EntryService } from '@libs/cleanup';
import { IdentityModule, permissionsOf } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import { RegistryModule, ReplayService } from '@libs/registry';
import { SettingsModule, SettingsSeed } from '@libs/settings';
import { campaignFactory, proposal, type CampaignFactory } from '../support/campaign';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, MANY_LIKE_ONE } from '../support/documents';
import { Random, seedFrom } from '../support/random';
import { startTestServer } from '../support/server.mjs';
import { openWorker } from '../support/soak-worker';

/**
 * `npm run soak -- campaign [KILLS] [SEED] [ENTRIES]` (12, of the moment, 2000): one campaign over ENTRIES documents of 40 organs; processes of
 * their own fill the same rows in at once, are killed with kill -9 at random and started anew; then the decision is published by
 * two processes at once, killed at random again, until it stands. It holds when:
 * 1. every acknowledged row is there as it was acknowledged, revision by revision: nothing lost;
 * 2. no two acknowledged writes bear one revision of a row: nothing is decided twice;
 * 3. after every kill the publication is there whole or not at all; in the end each document has one event;
 * 4. the figures add up to the worklist, and a replay of the events finds no difference.
 */
const ORGANS = 40;
const FILLERS = 3;
const PUBLISHERS = 2;
/** Rows that the fillers fight over. */
const HOT = 300;

interface Task {
  databaseUrl: string;
  dataDir: string;
  campaignId: string;
  bureauId: string;
  kind: 'fill' | 'publish';
  seed: number;
}

/** What a worker process says was acknowledged to it. */
type Said =
  | { ready: true }
  | { acknowledged: { entryId: string; revision: number; disposition: string }[] }
  | { refused: string }
  | { published: string };

interface Outcome {
  acknowledged: Map<string, string>;
  rows: number;
  refused: Record<string, number>;
  published: string[];
  kills: number;
  faults: string[];
}

class Soak {
  readonly outcome: Outcome = { acknowledged: new Map(), rows: 0, refused: {}, published: [], kills: 0, faults: [] };
  private readonly running = new Set<ChildProcess>();
  private readonly ready = new Set<ChildProcess>();
  private isOver = false;

  constructor(
    private readonly context: TestContext,
    private readonly factory: CampaignFactory,
    private readonly bureau: Actor,
    private readonly random: Random,
  ) {}

  async run(kills: number, entries: number): Promise<string> {
    const id = await this.prepare(entries);
    await this.killed(id, 'fill', FILLERS, kills);
    await this.compare(id);
    // Every document ends, so that each has exactly one event to count.
    await this.factory.settle(id, () => proposal('REPEAL'), this.bureau);
    await this.killed(id, 'publish', PUBLISHERS, Math.max(2, Math.ceil(kills / 3)));
    await this.verify(id, entries);
    return id;
  }

  private async prepare(entries: number): Promise<string> {
    const { context, bureau } = this;
    const documents = await documentFactory(context);
    await context.get(SettingsSeed).seed(SYSTEM);
    const { documentId } = await documents.register();
    await context.database.query(MANY_LIKE_ONE, [documentId, entries]);
    await context.database.query(
      `UPDATE document d SET responsible_organ_id = o.id
         FROM (SELECT id, row_number() OVER (ORDER BY code) AS n FROM organ WHERE kind = 'department' LIMIT $1) o
        WHERE d.title LIKE '批量%' AND (hashtext(d.id::text) & 2147483647) % $1 = o.n - 1`,
      [ORGANS],
    );
    await context.get(ReplayService).rebuild();
    const empty = await this.factory.create(bureau);
    const { scope } = (await this.factory.queries.get(empty, bureau)).campaign;
    const id = await this.factory.create(bureau, { scope: { ...scope, keyword: '批量' } });
    await this.factory.act(id, { action: 'freeze' }, bureau);
    await this.factory.act(id, { action: 'open' }, bureau);
    return id;
  }

  /** Lets `count` processes work while `kills` of them are killed, one after the other; for publication until it stands. */
  private async killed(id: string, kind: Task['kind'], count: number, kills: number): Promise<void> {
    this.isOver = false;
    for (let n = 0; n < count; n += 1) this.start(id, kind);
    for (let n = 0; n < kills; n += 1) {
      // Only who is at work is worth killing: a process needs a while to come up.
      for (const end = Date.now() + 60_000; this.ready.size === 0 && Date.now() < end;) await sleep(20);
      await sleep(kind === 'fill' ? this.random.integer(200, 5000) : this.random.integer(0, 1500));
      const victim = this.random.pick([...(this.ready.size > 0 ? this.ready : this.running)]);
      this.ready.delete(victim);
      victim.kill('SIGKILL');
      this.outcome.kills += 1;
      if (kind === 'publish') await this.wholeOrNothing(id);
    }
    if (kind === 'publish') for (const end = Date.now() + 120_000; (await this.decided(id)) === 0 && Date.now() < end;) await sleep(200);
    else await sleep(2500);
    this.isOver = true;
    await Promise.all([...this.running].map((child) => new Promise((resolve) => child.once('exit', resolve).kill('SIGKILL'))));
  }

  private start(campaignId: string, kind: Task['kind']): void {
    const { database, dataDir } = this.context;
    const seed = this.random.integer(1, 1_000_000);
    const task: Task = { databaseUrl: database.app, dataDir, campaignId, bureauId: this.bureau.organId, kind, seed };
    const child = fork(__filename, ['worker', JSON.stringify(task)], {
      execArgv: ['--require', join(__dirname, '../support/from-source.cjs')],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.running.add(child);
    child.on('message', (said: Said) => {
      if ('ready' in said) this.ready.add(child);
      else this.hear(said);
    });
    child.once('exit', () => {
      this.running.delete(child);
      this.ready.delete(child);
      if (!this.isOver) this.start(campaignId, kind);
    });
  }

  private hear(said: Exclude<Said, { ready: true }>): void {
    const { outcome } = this;
    if ('refused' in said) outcome.refused[said.refused] = (outcome.refused[said.refused] ?? 0) + 1;
    else if ('published' in said) outcome.published.push(said.published);
    else
      for (const { entryId, revision, disposition } of said.acknowledged) {
        outcome.rows += 1;
        const key = `${entryId} ${revision}`;
        if (outcome.acknowledged.has(key)) outcome.faults.push(`acknowledged twice: ${key}`);
        outcome.acknowledged.set(key, disposition);
      }
  }

  /** Every acknowledged row stands in the history as it was acknowledged. */
  private async compare(id: string): Promise<void> {
    const rows = await this.context.database.query<{ key: string; disposition: string }>(
      `SELECT entry_id || ' ' || revision AS key, disposition FROM campaign_entry_revision WHERE campaign_id = $1`,
      [id],
    );
    const stored = new Map(rows.map(({ key, disposition }) => [key, disposition]));
    for (const [key, disposition] of this.outcome.acknowledged) {
      if (stored.get(key) !== disposition) this.outcome.faults.push(`lost: ${key} ${disposition}, stored ${stored.get(key) ?? 'nothing'}`);
    }
  }

  private async decided(id: string): Promise<number> {
    const [row] = await this.context.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM campaign_decision_entry x JOIN campaign_decision d ON d.id = x.decision_id WHERE d.campaign_id = $1`,
      [id],
    );
    return row?.n ?? 0;
  }

  private async wholeOrNothing(id: string): Promise<void> {
    const [row] = await this.context.database.query<{ decided: number; executed: number; events: number; entries: number }>(WHOLE, [id]);
    const { decided = -1, executed = -1, events = -1, entries = 0 } = row ?? {};
    const isWhole = [decided, executed, events].every((n) => n === entries) || [decided, executed, events].every((n) => n === 0);
    if (!isWhole) this.outcome.faults.push(`torn publication: ${JSON.stringify(row)}`);
  }

  private async verify(id: string, entries: number): Promise<void> {
    await this.wholeOrNothing(id);
    if ((await this.decided(id)) !== entries) this.outcome.faults.push('the decision was not published');
    if (this.outcome.published.length > 1) this.outcome.faults.push(`${this.outcome.published.length} publications were acknowledged`);
    const twice = await this.context.database.query(
      `SELECT document_id FROM effect_event WHERE type = 'REPEALED' GROUP BY document_id HAVING count(*) > 1`,
    );
    if (twice.length > 0) this.outcome.faults.push(`${twice.length} documents were repealed twice`);
    const figures = await this.factory.figures.figures(id, this.bureau);
    if (figures.total !== entries || figures.done !== entries) this.outcome.faults.push(`figures: ${figures.done} of ${figures.total}`);
    const { differences } = await this.context.get(ReplayService).check();
    if (differences.length > 0) this.outcome.faults.push(`${differences.length} derived rows differ from the events`);
  }
}

/** Entries of the campaign decided, executed and repealed, beside how many there are. */
const WHOLE = `
  SELECT (SELECT count(*)::int FROM campaign_decision_entry x JOIN campaign_entry e ON e.id = x.entry_id WHERE e.campaign_id = $1) AS decided,
         (SELECT count(*)::int FROM campaign_item WHERE campaign_id = $1 AND state = 'executed') AS executed,
         (SELECT count(*)::int FROM effect_event v JOIN campaign_entry e ON e.document_id = v.document_id
           WHERE e.campaign_id = $1 AND v.type = 'REPEALED') AS events,
         (SELECT count(*)::int FROM campaign_entry WHERE campaign_id = $1) AS entries`;

const MODULES = [IdentityModule, SettingsModule, RegistryModule, CleanupModule];

function bureauOf(organId: string): Actor {
  return { ...SYSTEM, organId, permissions: permissionsOf(['reviewer', 'signatory']) };
}

/** A process of its own: fills random rows in, or publishes, until it is killed. */
async function work(task: Task): Promise<void> {
  const get = await openWorker(task.databaseUrl, task.dataDir, MODULES);
  const bureau = bureauOf(task.bureauId);
  const random = new Random(task.seed);
  const factory = campaignFactory({ get });
  const say = (said: Said): void => void process.send?.(said);
  say({ ready: true });
  if (task.kind === 'publish') return publish(task, bureau, factory, say);
  const rows = await factory.rows(task.campaignId, bureau);
  // Few enough rows for the processes to meet on them.
  const hot = rows.slice(0, HOT);
  const revisions = new Map(rows.map(({ id, revision }) => [id, revision]));
  const entries = get(EntryService);
  for (;;) {
    const picked = [...new Set(Array.from({ length: random.integer(1, 30) }, () => random.pick(hot).id))];
    const typed = proposal(random.pick(['KEEP', 'REPEAL', 'LAPSE', 'EXCLUDE'] as const));
    const seen = picked.map((entryId) => ({ entryId, expectedRevision: revisions.get(entryId) ?? 1, proposal: typed }));
    try {
      const saved = await entries.fill(task.campaignId, seen, bureau);
      say({ acknowledged: saved.map(({ id, revision }) => ({ entryId: id, revision, disposition: typed.disposition ?? '' })) });
      for (const { id, revision } of saved) revisions.set(id, revision);
    } catch (error) {
      const { code, detail } = error as { code?: string; detail?: { stale?: { entryId: string; revision: number }[] } };
      say({ refused: code ?? String(error) });
      for (const { entryId, revision } of detail?.stale ?? []) revisions.set(entryId, revision);
    }
  }
}

async function publish(task: Task, bureau: Actor, factory: CampaignFactory, say: (said: Said) => void): Promise<void> {
  for (;;) {
    const rows = (await factory.rows(task.campaignId, bureau)).filter(({ state }) => state === 'agreed');
    if (rows.length === 0) return sleep(60_000).then(() => undefined);
    const ids = rows.map(({ id }) => id);
    await factory.publish(task.campaignId, ids, bureau).then(
      (decisionId) => {
        say({ published: decisionId });
      },
      (error: unknown) => {
        say({ refused: (error as { code?: string }).code ?? String(error) });
      },
    );
  }
}

async function main([kills = process.env['GUIKU_SOAK_ROUNDS'] ?? '12', givenSeed, entries = '2000']: string[]): Promise<number> {
  const random = new Random(seedFrom(givenSeed));
  process.stdout.write(`seed ${random.seed}, ${kills} kills, ${entries} entries\n`);
  const server = await startTestServer(join(__dirname, '../..'));
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
  const context = await openContext({ modules: MODULES, at: new Date().toISOString() });
  try {
    const documents = await documentFactory(context);
    const bureau = bureauOf(await documents.organ('bz-sfj'));
    const soak = new Soak(context, campaignFactory(context), bureau, random);
    const began = Date.now();
    await soak.run(Number(kills), Number(entries));
    const { acknowledged, rows, refused, published, kills: killed, faults } = soak.outcome;
    for (const fault of new Set(faults)) process.stdout.write(`${fault}\n`);
    const counts = { acknowledgedRows: rows, revisions: acknowledged.size, refused, published: published.length };
    const result = {
      soak: 'campaign',
      seed: random.seed,
      entries: Number(entries),
      organs: ORGANS,
      killed,
      ...counts,
      faults: faults.length,
    };
    process.stdout.write(`${JSON.stringify({ ...result, seconds: Math.round((Date.now() - began) / 1000) })}\n`);
    return faults.length === 0 && rows > 0 ? 0 : 1;
  } finally {
    await context.close();
    await server.stop();
  }
}

const [role, ...rest] = process.argv.slice(2);
const running = role === 'worker' ? work(JSON.parse(rest[0] ?? '{}') as Task).then(() => 0) : main(process.argv.slice(2));
running.then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
