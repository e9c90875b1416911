import 'reflect-metadata';
import { join } from 'node:path';
import { forgeAndVerify } from '../support/forgeries';
import { Random, seedFrom } from '../support/random';
import { startTestServer } from '../support/server.mjs';

/** `npm run soak -- audit [ROUNDS] [SEED]`: forges the audit log at random places (200 times) and asks whether each was named (INV-H). */
async function main([rounds = '200', givenSeed]: string[]): Promise<number> {
  const random = new Random(seedFrom(givenSeed));
  process.stdout.write(`seed ${random.seed}, ${rounds} rounds\n`);
  const server = await startTestServer(join(__dirname, '../..'));
  process.env['GUIKU_TEST_SERVER'] = JSON.stringify({ admin: server.admin, run: server.run });
  try {
    const { clean, rounds: done } = await forgeAndVerify(random, Number(rounds), 40);
    const kinds = [...new Set(done.map((round) => round.what))].sort();
    for (const what of kinds) {
      const of = done.filter((round) => round.what === what);
      process.stdout.write(`${what.padEnd(50)} ${of.filter((round) => round.isNamed).length} of ${of.length} named\n`);
    }
    const missed = done.filter((round) => !round.isNamed).length;
    const accused = done.filter((round) => round.accused.length > 0).length;
    process.stdout.write(
      `${JSON.stringify({ soak: 'audit', seed: random.seed, rounds: done.length, missed, accused, clean: clean.length })}\n`,
    );
    return missed + accused + clean.length === 0 ? 0 : 1;
  } finally {
    await server.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  },
);
