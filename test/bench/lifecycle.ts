import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { DraftingModule, DraftService, type DraftCommand, type SourceFile } from '@libs/drafting';
import { ExtractionModule } from '@libs/extraction';
import { IdentityModule } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { RegistryModule } from '@libs/registry';
import { ReviewModule, ReviewService, type ReviewCommand } from '@libs/review';
import { SettingsModule } from '@libs/settings';
import { Client } from 'pg';
import { openContext } from '../support/context';
import { openLifecycle, REMARK, ROUND_ONE, ROUND_TWO, type Lifecycle } from '../support/lifecycle';
import { startTestServer } from '../support/server.mjs';
import { countOf, rowsOf, writeAgain } from './lifecycle-rows';

/**
 * `npm run bench -- lifecycle [--lifecycles N] [--clients N]`: full ways of a government document, from the upload through two rounds of
 * review to publication, by the product's own commands (each with its transaction, log row and job). Beside it the same rows by plain SQL.
 */
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at > 0 ? Number(process.argv[at + 1]) : otherwise;
};

/** One whole way; returns the draft's id and how many commands it took. */
async function way(life: Lifecycle, reviews: ReviewService, drafts: DraftService): Promise<{ id: string; commands: number }> {
  const { people } = life;
  let commands = 0;
  const issuerOrganId = await life.organ('bz-gov-office');
  const made = await drafts.create(
    await life.upload(ROUND_ONE, people.drafter),
    { issuerOrganId, contactPhone: '0996-2020000' },
    people.drafter,
  );
  const { id } = made;
  let { revision } = made;
  const act = async (command: DraftCommand, by: Actor, file?: SourceFile) => {
    commands += 1;
    ({ revision } = await drafts.act(id, revision, command, by, { file }));
  };
  for (const kind of ['explanation', 'basis', 'own_legal_opinion'] as const) {
    const file = await life.upload(`${kind} ${id}`, people.drafter);
    await act({ action: 'addMaterial', kind, fileId: file.id, conclusion: null, datedOn: null }, people.drafter, file);
  }
  await act({ action: 'waiveMaterial', kind: 'consultation', reason: '应急' }, people.drafter);
  await act({ action: 'addMaterial', kind: 'fair_competition', fileId: null, conclusion: 'not_concerned', datedOn: null }, people.drafter);
  const round = async (verdict: 'SHOULD_AMEND' | 'LEGAL') => {
    await act({ action: 'submit', urgentReason: null, letterNumber: null }, people.drafter);
    const reviewId = await life.reviewId(id);
    const steps: [ReviewCommand, Actor][] = [
      [{ action: 'forward' }, people.office],
      [{ action: 'accept' }, people.reviewer],
      ...(verdict === 'SHOULD_AMEND' ? [[{ action: 'addRemark', remark: REMARK }, people.reviewer] as [ReviewCommand, Actor]] : []),
      [{ action: 'allClear' }, people.reviewer],
      [{ action: 'sendForSecond', verdict, explanation: null }, people.reviewer],
      [{ action: 'sendForSign', verdict, explanation: null }, people.second],
      [{ action: 'issue', verdict }, people.signatory],
    ];
    for (const [index, [command, by]] of steps.entries()) {
      commands += 1;
      await reviews.act(reviewId, index + 1, command, by);
    }
  };
  await round('SHOULD_AMEND');
  await act({ action: 'revise' }, people.drafter);
  await act({ action: 'respondAll' }, people.drafter);
  const amended = await life.upload(ROUND_TWO, people.drafter);
  await act({ action: 'replaceText', fileId: amended.id }, people.drafter, amended);
  await round('LEGAL');
  await act({ action: 'table' }, people.drafter);
  await act({ action: 'recordMeeting', meeting: '常务会议', heldOn: '2026-05-20', outcome: 'passed', record: '通过' }, people.office);
  await act({ action: 'recordSignature', signer: '州长', signedOn: '2026-05-20' }, people.office);
  await act({ action: 'takeNumber' }, people.office);
  const publication = {
    effectiveOn: '2026-08-01',
    effectivePhrase: null,
    termYears: 5,
    validThrough: null,
    repeals: [],
    warningsReason: null,
  };
  await act(
    { action: 'publish', carrier: 'website', carrierAddress: 'https://www.example.cn/1', publishedOn: '2026-05-20', ...publication },
    people.office,
  );
  return { id, commands: commands + 1 };
}

/** Runs `work` `count` times on `clients` at once; seconds. */
async function timed(count: number, clients: number, work: (no: number) => Promise<unknown>): Promise<number> {
  let no = 0;
  const began = performance.now();
  const client = async () => {
    while (no < count) {
      no += 1;
      await work(no);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return (performance.now() - began) / 1000;
}

const round2 = (value: number) => Math.round(value * 100) / 100;

async function main(): Promise<number> {
  const count = option('lifecycles', 40);
  const many = option('clients', 4);
  const server = await startTestServer(join(__dirname, '../..'));
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
  const modules = [IdentityModule, SettingsModule, ExtractionModule, RegistryModule, ReviewModule, DraftingModule];
  const context = await openContext({ modules, at: '2026-05-20T02:00:00Z' });
  const plain = new Client({ connectionString: context.database.owner });
  await plain.connect();
  try {
    const life = await openLifecycle(context);
    const run = () => way(life, context.get(ReviewService), context.get(DraftService));
    const { id, commands } = await run(); // warm
    const sample = await rowsOf(plain, id);
    const table: Record<string, string | number>[] = [];
    for (const clients of [1, many]) {
      const seconds = await timed(count, clients, run);
      table.push({
        what: 'commands',
        clients,
        lifecycles: count,
        seconds: round2(seconds),
        'a second': round2(count / seconds),
        'ms a command': round2((seconds * 1000 * clients) / count / commands),
      });
    }
    const seconds = await timed(count, 1, (no) => writeAgain(plain, sample, no));
    table.push({
      what: 'same rows, plain SQL',
      clients: 1,
      lifecycles: count,
      seconds: round2(seconds),
      'a second': round2(count / seconds),
      'ms a command': round2((seconds * 1000) / count / commands),
    });
    console.table(table);
    process.stdout.write(`${JSON.stringify({ bench: 'lifecycle', commands, rows: countOf(sample), table })}\n`);
    return 0;
  } finally {
    await plain.end();
    await context.close();
    await server.stop();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 1;
  },
);
