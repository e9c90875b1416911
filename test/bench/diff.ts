import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { flattenArticles, parseText } from '@libs/text';
import { LIMIT_MS, timed, TOOLS, type Timing, type Tool } from './diff-peers';

/**
 * `npm run bench -- diff [--data DIR]`: two versions of a law compared, over all pairs of versions/pairs.jsonl, by ours and by four others; then laws of
 * 104,000 and 500,000 characters put together from the articles of those pairs. Ours parses both texts, aligns the articles and marks words; the
 * others only mark. Times are processor time, since other work shares the machine; each tool runs in a process of its own, ours five times, the median of each pair.
 * Memory is the peak of a process that does one comparison, above one that does none.
 */
const AIM = { timesFasterThanHtmldiffAtP90: 20, msOf104k: 50, growthTo500k: 6 };
const PEERS: Tool[] = ['htmldiff-js', 'diff-match-patch', 'diff words', 'diff chars'];
const LAWS = { '104k': [650, 104_000], '500k': [3125, 500_000] } as const;

const WARM = 20;

interface Pair {
  old: string;
  new: string;
}

const median = (values: number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const at = (values: number[], share: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Articles of real laws, cut or joined to one length, numbered through; the revision changes every third, drops and adds every twentieth. */
function law(articles: readonly string[], count: number, characters: number): Pair {
  const length = Math.floor(characters / count) - 8;
  const joined = articles.join('');
  const body = (n: number): string =>
    joined.slice((n * length) % (joined.length - length), ((n * length) % (joined.length - length)) + length);
  const print = (bodies: string[]): string =>
    `某某管理条例\n${bodies.map((text, index) => `第${index + 1}条　${text.replace(/\s/g, '')}。\n`).join('')}`;
  const before = Array.from({ length: count }, (_, n) => body(n));
  const after = before.flatMap((text, n) => {
    if (n % 20 === 19) return n % 40 === 19 ? [] : [text, `县级以上人民政府应当建立${text.slice(0, 60)}制度`];
    return [n % 3 === 0 ? `${text.slice(0, 20)}应当依法${text.slice(22, 90)}、${text.slice(91)}` : text];
  });
  return { old: print(before), new: print(after) };
}

function texts(data: string): Pair[] {
  const rows = readFileSync(join(data, 'versions/pairs.jsonl'), 'utf8').trim().split('\n');
  const read = (file: string): string => readFileSync(join(data, 'versions', file), 'utf8');
  return rows.map((row) => JSON.parse(row) as Pair).map((pair) => ({ old: read(pair.old), new: read(pair.new) }));
}

const articlesOf = (pairs: readonly Pair[]): string[] =>
  pairs.flatMap(({ old }) =>
    flattenArticles(parseText(old).units)
      .filter(({ path }) => /(?:^|\/)art[^/]*$/.test(path))
      .map(({ text }) => text),
  );

/** Megabytes at the peak of a process of its own. */
function peakOf(tool: Tool | 'none', name: keyof typeof LAWS, data: string): number {
  return Math.round(Number(child('--one', tool, name, '--data', data)) / 1000);
}

function one(tool: string, name: keyof typeof LAWS, data: string): number {
  const { old, new: fresh } = law(articlesOf(texts(data)), LAWS[name][0], LAWS[name][1]);
  if (tool !== 'none') TOOLS[tool as Tool](old, fresh);
  process.stdout.write(String(process.resourceUsage().maxRSS));
  return 0;
}

/** What `--pass TOOL` prints. */
interface Pass {
  timings: Timing[];
}

/** One tool over all pairs in a process of its own: nobody pays for another's garbage. Ours several times, the median of each pair. */
function pass(tool: Tool, data: string): number {
  const pairs = texts(data);
  for (const { old, new: fresh } of pairs.slice(0, WARM)) timed(tool, old.slice(0, 5000), fresh.slice(0, 5000));
  const runs = Array.from({ length: tool === 'ours' ? 5 : 1 }, () => pairs.map(({ old, new: fresh }) => timed(tool, old, fresh)));
  const timings = pairs.map((_, index) => ({
    ms: median(runs.map((run) => run[index]?.ms ?? 0)),
    finished: runs.every((run) => run[index]?.finished),
  }));
  process.stdout.write(JSON.stringify({ timings } satisfies Pass));
  return 0;
}

function child(...args: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...process.execArgv, __filename, ...args], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function overPairs(data: string): Record<Tool, Timing[]> {
  const results = {} as Record<Tool, Timing[]>;
  for (const tool of Object.keys(TOOLS) as Tool[]) results[tool] = (JSON.parse(child('--pass', tool, '--data', data)) as Pass).timings;
  return results;
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  return [head, ...rows]
    .map((row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '))
    .join('\n');
}

function main(): number {
  const given = process.argv.indexOf('--data');
  const data = resolve((given > 0 ? process.argv[given + 1] : undefined) ?? process.env['GUIKU_TEST_DATA'] ?? '../shared/data');
  if (!existsSync(join(data, 'versions/pairs.jsonl'))) {
    process.stderr.write('No real data here: set GUIKU_TEST_DATA, or give --data DIR (the folder that holds versions/pairs.jsonl).\n');
    return 2;
  }
  const single = process.argv.indexOf('--one');
  if (single > 0) return one(process.argv[single + 1] ?? '', process.argv[single + 2] as keyof typeof LAWS, data);

  const passing = process.argv.indexOf('--pass');
  if (passing > 0) return pass(process.argv[passing + 1] as Tool, data);

  const pairs = texts(data);
  const results = overPairs(data);
  const times = (tool: Tool): number[] => results[tool].map(({ ms }) => ms);
  const tools = (Object.keys(TOOLS) as Tool[]).map((tool) => ({
    tool,
    p50: Number(at(times(tool), 0.5).toFixed(1)),
    p90: Number(at(times(tool), 0.9).toFixed(1)),
    max: Number(at(times(tool), 1).toFixed(1)),
    finished: results[tool].filter(({ finished }) => finished).length,
    timesOursAtP90: Number((at(times(tool), 0.9) / at(times('ours'), 0.9)).toFixed(1)),
  }));
  const articles = articlesOf(pairs);
  const laws = (Object.keys(LAWS) as (keyof typeof LAWS)[]).map((name) => {
    const { old, new: fresh } = law(articles, LAWS[name][0], LAWS[name][1]);
    const clock = Array.from({ length: 9 }, () => {
      const began = performance.now();
      timed('ours', old, fresh);
      return performance.now() - began;
    });
    const base = peakOf('none', name, data);
    const peers = name === '104k' ? PEERS : [];
    return {
      name,
      characters: old.length,
      articles: LAWS[name][0],
      ms: Number(median(Array.from({ length: 9 }, () => timed('ours', old, fresh).ms)).toFixed(1)),
      clockMs: Number(median(clock).toFixed(1)),
      peers: Object.fromEntries(peers.map((peer) => [peer, Math.round(timed(peer, old, fresh).ms)])),
      peakMb: Object.fromEntries((['ours', ...peers] as Tool[]).map((tool) => [tool, Math.max(0, peakOf(tool, name, data) - base)])),
    };
  });
  const growth = Number(((laws[1]?.ms ?? 0) / (laws[0]?.ms ?? 1)).toFixed(1));
  const rows = tools.map(({ tool, p50, p90, max, finished, timesOursAtP90 }) =>
    [tool, p50, p90, max, `${finished}/${pairs.length}`, timesOursAtP90].map(String),
  );
  process.stdout.write(
    [
      `${pairs.length} pairs, milliseconds of processor time; a tool that stops itself does so after ${LIMIT_MS} ms`,
      table(['', 'p50', 'p90', 'max', 'finished', '÷ ours (p90)'], rows),
      ...laws.map(
        ({ name, characters, articles: count, ms, clockMs, peers, peakMb }) =>
          `${name}: ${characters} characters, ${count} articles: ours ${ms} ms (${clockMs} by the clock); others ${JSON.stringify(peers)} ms; memory ${JSON.stringify(peakMb)} MB`,
      ),
      `500k costs ${growth}× of 104k`,
      JSON.stringify({ bench: 'diff', pairs: pairs.length, tools, laws, growthTo500k: growth, aim: AIM }),
    ].join('\n') + '\n',
  );
  return 0;
}

process.exit(main());
