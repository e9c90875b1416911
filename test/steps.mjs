// The steps of `npm test` and `npm run check`. A step's run() resolves to { passed, failed, skipped, output, notes? }.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenLinks } from './doc-links.mjs';
import { createDatabase, grantDatabase, startTestServer, urlsOf, withClient } from './support/server.mjs';

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(130);
  });
}

/** Runs a program under Node and resolves to its exit code and everything it wrote. */
function node(root, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: signal === null ? output : `${output}\nended by ${signal}` });
    });
  });
}

const verdict = (isGood, output) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0, output });

function program(root, name, args) {
  return {
    name,
    async run() {
      const { code, output } = await node(root, args);
      return verdict(code === 0, output);
    },
  };
}

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  knip: 'node_modules/knip/bin/knip.js',
  jest: 'node_modules/jest/bin/jest.js',
  openapi: 'node_modules/openapi-typescript/bin/cli.js',
};

/** Everything of `npm run check` that is not a test. */
export function checkSteps(root) {
  const guiku = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  return [
    program(root, 'lint (eslint)', [bin.eslint, '.', '--max-warnings=0']),
    program(root, 'types (tsc)', [bin.tsc, '-p', 'tsconfig.json', '--noEmit']),
    program(root, 'types of the desk (tsc)', [bin.tsc, '-p', 'apps/web/tsconfig.json', '--noEmit']),
    program(root, 'format (prettier)', [bin.prettier, '--check', '.', '--log-level=warn']),
    program(root, 'boundaries (dependency-cruiser)', [
      bin.depcruise,
      'apps',
      'libs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ]),
    program(root, 'dead code (knip)', [bin.knip, '--no-progress']),
    {
      name: 'links in the documents',
      run() {
        const broken = brokenLinks(root);
        return Promise.resolve(verdict(broken.length === 0, broken.join('\n')));
      },
    },
    program(root, 'drift of openapi.json', [guiku, 'openapi', '--check']),
    program(root, 'drift of the desk client', [bin.openapi, 'apps/api/openapi.json', '-o', 'apps/web/src/api/schema.d.ts', '--check']),
    { name: 'drift of schema.sql', run: () => schemaDrift(root, guiku) },
  ];
}

/** A migrated, otherwise empty database; `guiku schema --check` compares its catalogue with docs/schema.sql. */
async function schemaDrift(root, guiku) {
  const server = await startTestServer(root);
  const data = mkdtempSync(join(tmpdir(), 'guiku-schema-'));
  try {
    const database = `guiku_test_${server.run}_schema`;
    const urls = urlsOf(server.admin, database);
    await withClient(server.admin, (client) => createDatabase(client, database));
    await withClient(urls.admin, grantDatabase);
    const env = { DATABASE_URL: urls.app, OWNER_DATABASE_URL: urls.owner, PORTAL_DATABASE_URL: urls.portal, GUIKU_DATA_DIR: data };
    const migrated = await node(root, [guiku, 'migrate'], env);
    if (migrated.code !== 0) return verdict(false, migrated.output);
    const { code, output } = await node(root, [guiku, 'schema', '--check'], env);
    return verdict(code === 0, output);
  } finally {
    await server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** One step a kind of test, or `only` one of them. Those that start the whole system run one file at a time. */
export function testSteps(root, patterns = [], only) {
  return [
    ['unit', 2],
    ['integration', 2],
    ['e2e', 1],
    ['browser', 1],
  ]
    .filter(([project]) => only === undefined || only === project)
    .map(([project, workers]) => ({ name: `${project} tests`, isTests: true, run: () => jest(root, project, workers, patterns) }));
}

async function jest(root, project, workers, patterns) {
  const folder = mkdtempSync(join(tmpdir(), 'guiku-jest-'));
  try {
    const file = join(folder, 'result.json');
    const args = [
      bin.jest,
      '--selectProjects',
      project,
      `--maxWorkers=${workers}`,
      '--passWithNoTests',
      '--json',
      `--outputFile=${file}`,
      '--silent=false',
      ...patterns,
    ];
    const { code, output } = await node(root, args, { NODE_ENV: 'test' });
    if (!existsSync(file)) return verdict(code === 0, output);
    const result = JSON.parse(readFileSync(file, 'utf8'));
    // A file that does not even load has no tests to count: it counts as one failure.
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return {
      passed: result.numPassedTests,
      failed: failed === 0 && code !== 0 ? 1 : failed,
      skipped: result.numPendingTests + result.numTodoTests,
      output: withoutJson(output),
      notes: reasons(result),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const withoutJson = (output) =>
  output
    .split('\n')
    .filter((line) => !line.startsWith('{"num'))
    .join('\n');

/** Why tests were skipped: they say so in their title, `[skipped: …]`. */
function reasons(result) {
  const titles = result.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'pending')
    .map((test) => test.fullName);
  return [...new Set(titles.map((title) => /\[skipped: ([^\]]+)\]/.exec(title)?.[1] ?? title))];
}
