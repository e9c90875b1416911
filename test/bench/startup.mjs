// `npm run bench -- startup [--rounds N] [--empty]`: seconds to ready of a first start and of later ones, and the memory at rest.
// Everything is compiled already; a clone's installation and build are timed by `npm start` itself. One JSON line last.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../apps/standalone/prepare.mjs';
import { endEverything } from '../support/server.mjs';

const args = process.argv.slice(2);
const rounds = Number(args[args.indexOf('--rounds') + 1]) || 5;
const isEmpty = args.includes('--empty');

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts, waits until both addresses are printed, and returns the seconds that took, the memory after 5 s of rest, and how long the stop took. */
async function once(dataFolder) {
  const env = {
    ...process.env,
    GUIKU_DATA_DIR: dataFolder,
    GUIKU_PORTAL_PORT: String(await freePort()),
    GUIKU_DESK_PORT: String(await freePort()),
  };
  const began = performance.now();
  const child = spawn(process.execPath, [join(ROOT, 'apps', 'standalone', 'start.mjs'), ...(isEmpty ? ['--empty'] : [])], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise((resolve) => child.once('close', resolve));
  await new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (output.includes('Guiku is ready')) resolve();
      });
    }
    void ended.then(() => reject(new Error(`did not start:\n${output}`)));
  });
  const ready = (performance.now() - began) / 1000;
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const memory = memoryBelow(child.pid);
  const stopping = performance.now();
  child.kill('SIGINT');
  await ended;
  return { ready, memory, stop: (performance.now() - stopping) / 1000 };
}

/** MB of proportional memory (shared pages counted once) of a process and all below it; null where /proc does not tell. */
function memoryBelow(pid) {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => [Number(name), parentOf(name)]),
    );
    const family = new Set([pid]);
    for (let grown = true; grown;) {
      grown = false;
      for (const [each, parent] of parents) {
        if (!family.has(parent) || family.has(each)) continue;
        family.add(each);
        grown = true;
      }
    }
    const kilobytes = [...family].map((each) =>
      Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0),
    );
    return kilobytes.reduce((sum, each) => sum + each, 0) / 1024;
  } catch {
    return null;
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const [loadBefore] = loadavg();
const dataFolder = mkdtempSync(join(tmpdir(), 'guiku-bench-'));
try {
  const first = await once(dataFolder);
  const later = [];
  for (let round = 0; round < rounds; round += 1) later.push(await once(dataFolder));
  const result = {
    bench: 'startup',
    node: process.versions.node,
    cpus: cpus().length,
    loadBefore: Number(loadBefore.toFixed(1)),
    demo: !isEmpty,
    rounds,
    firstReadySeconds: Number(first.ready.toFixed(2)),
    laterReadySeconds: Number(median(later.map(({ ready }) => ready)).toFixed(2)),
    laterReadyWorstSeconds: Number(Math.max(...later.map(({ ready }) => ready)).toFixed(2)),
    stopSeconds: Number(median(later.map(({ stop }) => stop)).toFixed(2)),
    restMegabytes: later[0].memory === null ? null : Math.round(median(later.map(({ memory }) => memory))),
  };
  process.stdout.write(
    [
      `load before        ${result.loadBefore} on ${result.cpus} processors`,
      `first start        ${result.firstReadySeconds} s${isEmpty ? '' : ' (with demo content)'}`,
      `later starts       ${result.laterReadySeconds} s median, ${result.laterReadyWorstSeconds} s worst of ${rounds}   (aim: under 4 s)`,
      `stop               ${result.stopSeconds} s`,
      `memory at rest     ${result.restMegabytes ?? '?'} MB in all          (aim: under 500 MB)`,
      JSON.stringify(result),
      '',
    ].join('\n'),
  );
} finally {
  await endEverything(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
}
