import type { IncomingMessage, ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import { MIGRATION_NAMES } from './migrate';
import type { Metrics } from './metrics';

/** Resolves when all is well, rejects with the reason when not. */
export type HealthCheck = () => Promise<void>;

export interface HealthOptions {
  /** Of the process: api, portal, worker. */
  name: string;
  checks: Record<string, HealthCheck>;
  metrics: Metrics;
}

/** Whatever takes middleware: an Express application, or a Nest one. */
interface Mountable {
  use(handler: (request: IncomingMessage, response: ServerResponse, next: () => void) => void): unknown;
}

/** A check that hangs is a check that fails: whoever asks is waiting. */
const CHECK_WITHIN_MS = 3_000;

/**
 * Answers `/healthz` (the process lives), `/readyz` (200 when every check passes, else 503; the names of what fails, never why) and
 * `/metrics`, and measures every other request. Mount it first.
 */
export function mountHealth(app: Mountable, options: HealthOptions): void {
  app.use((request, response, next) => {
    if (!isHealthRequest(request)) {
      measure(request, response, options.metrics);
      next();
      return;
    }
    void answerHealth(request, response, options);
  });
}

/** The whole of a server that has nothing but its health to show. */
export function healthListener(options: HealthOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (isHealthRequest(request)) void answerHealth(request, response, options);
    else send(response, 404, 'text/plain; charset=utf-8', '没有找到');
  };
}

/** The checks of a process that works on the database: reachable, and of this program's schema. */
export function databaseChecks(source: DataSource): Record<string, HealthCheck> {
  return {
    database: async () => {
      await source.query('SELECT 1');
    },
    migrations: async () => {
      const rows = await source.query<{ name: string }[]>('SELECT name FROM public_migration');
      const done = new Set(rows.map((row) => row.name));
      const missing = MIGRATION_NAMES.filter((name) => !done.has(name));
      if (missing.length > 0) throw new Error(`migrations have not run: ${missing.join(', ')}`);
    },
  };
}

const PATHS = new Set(['/healthz', '/readyz', '/metrics']);

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').split('?', 1)[0] ?? '/';
}

function isHealthRequest(request: IncomingMessage): boolean {
  return (request.method === 'GET' || request.method === 'HEAD') && PATHS.has(pathOf(request));
}

async function answerHealth(request: IncomingMessage, response: ServerResponse, options: HealthOptions): Promise<void> {
  const path = pathOf(request);
  if (path === '/metrics') {
    const { registry } = options.metrics;
    send(response, 200, registry.contentType, await registry.metrics());
    return;
  }
  const failing = path === '/readyz' ? await failingChecks(options.checks) : [];
  const body = { name: options.name, status: failing.length === 0 ? 'ok' : 'unavailable', ...(failing.length > 0 && { failing }) };
  send(response, failing.length === 0 ? 200 : 503, 'application/json; charset=utf-8', JSON.stringify(body));
}

async function failingChecks(checks: Record<string, HealthCheck>): Promise<string[]> {
  const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => ((await passes(check)) ? [] : [name])));
  return results.flat();
}

async function passes(check: HealthCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, CHECK_WITHIN_MS, false);
  });
  const inTime = check().then(
    () => true,
    () => false,
  );
  const isPassed = await Promise.race([inTime, late]);
  clearTimeout(timer);
  return isPassed;
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
  response.end(body);
}

/** The route's pattern, not its address, so that the number of series stays small; what no route took is counted together. */
function measure(request: IncomingMessage & { route?: { path?: unknown } }, response: ServerResponse, metrics: Metrics): void {
  const began = performance.now();
  response.once('close', () => {
    const pattern = request.route?.path;
    const route = typeof pattern === 'string' ? pattern : 'other';
    const labels = { method: request.method ?? 'GET', route, status: String(response.statusCode) };
    metrics.httpDuration.observe(labels, (performance.now() - began) / 1_000);
  });
}
