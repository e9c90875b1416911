// `npm test`, `npm run check`, `npm run bench -- NAME`, `npm run soak -- NAME`; `node test/run.mjs integration` for one kind of test. One line a step; a failing step's output is shown whole.
// The last line is `N passed, N failed` (and `, N skipped`), counting tests and steps; the exit code is 0 only when nothing failed.
import '../apps/standalone/node-version.mjs';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, prepare } from '../apps/standalone/prepare.mjs';
import { report, seconds } from '../apps/standalone/say.mjs';
import { checkSteps, testSteps } from './steps.mjs';

const USAGE = 'usage: npm test [-- PATTERN] | npm run check | npm run bench -- NAME [ARGS] | npm run soak -- NAME [ARGS]\n';
const total = { passed: 0, failed: 0, skipped: 0 };

async function perform(step) {
  const began = performance.now();
  let result;
  try {
    result = await step.run();
  } catch (error) {
    result = {
      passed: 0,
      failed: 1,
      skipped: 0,
      output: error?.zh ? `${error.zh}\n${error.en}\n${error.detail ?? ''}` : String(error?.stack ?? error),
    };
  }
  const { passed, failed, skipped, output, notes = [] } = result;
  for (const [name, count] of Object.entries({ passed, failed, skipped })) total[name] += count;
  if (failed > 0) process.stdout.write(`\n${output.trimEnd()}\n`);
  const counts = step.isTests ? `  ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}` : '';
  process.stdout.write(`${failed > 0 ? '✗' : '✓'} ${step.name}  ${seconds(began)} s${counts}\n`);
  for (const note of notes) process.stdout.write(`    skipped: ${note}\n`);
  return failed === 0;
}

/** Two at a time: the machine that this has to be pleasant on has two cores. */
async function performTogether(steps) {
  const waiting = [...steps];
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) await perform(step);
  };
  await Promise.all([worker(), worker()]);
}

async function performInTurn(steps) {
  for (const step of steps) await perform(step);
}

async function suite(isCheck, patterns, only) {
  await perform({
    name: 'prepare (install and build)',
    async run() {
      await prepare();
      return { passed: 1, failed: 0, skipped: 0, output: '' };
    },
  });
  process.env.GUIKU_PREPARED = '1'; // everything we start may trust that
  // Types, style and pure tests can be judged without a build; without packages nothing can.
  if (existsSync(join(ROOT, 'node_modules', 'jest'))) {
    if (isCheck) await performTogether(checkSteps(ROOT));
    await performInTurn(testSteps(ROOT, patterns, only));
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed === 0 ? 0 : 1;
}

/** Runs test/bench/NAME.* or test/soak/NAME.* with the remaining arguments; TypeScript runs from source. */
async function script(kind, [name, ...args]) {
  const folder = join(ROOT, 'test', kind);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const file = ['.mjs', '.cjs', '.ts'].map((end) => `${name}${end}`).find((candidate) => files.includes(candidate));
  if (file === undefined) {
    const names = files.filter((each) => !each.includes('.spec.')).map((each) => each.replace(/\.[a-z.]+$/, ''));
    process.stderr.write(
      `No such ${kind}: ${name ?? '(none given)'}. There are: ${[...new Set(names)].join(', ') || 'none yet'}\n${USAGE}`,
    );
    return 2;
  }
  await prepare();
  process.env.GUIKU_PREPARED = '1';
  const fromSource = file.endsWith('.ts') ? ['--require', join(ROOT, 'test', 'support', 'from-source.cjs')] : [];
  const child = spawn(process.execPath, [...fromSource, join(folder, file), ...args], { cwd: ROOT, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

function main([command, ...args]) {
  switch (command) {
    case 'test':
    case 'check':
      return suite(command === 'check', args);
    case 'unit':
    case 'integration':
    case 'e2e':
    case 'browser':
      return suite(false, args, command);
    case 'bench':
    case 'soak':
      return script(command, args);
    default:
      process.stderr.write(USAGE);
      return Promise.resolve(2);
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => process.exit(report(error)),
);
