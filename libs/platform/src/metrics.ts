import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a process tells its operator at /metrics (Prometheus text). Labels come from code, never from what a visitor types. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  /** Seconds from a request's arrival to the end of its answer. */
  readonly httpDuration = new Histogram({
    name: 'guiku_http_request_seconds',
    help: 'Seconds to answer a request',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly jobsDone = new Counter({
    name: 'guiku_jobs_total',
    help: 'Jobs that ran, by task and outcome (success, error: tried again, failed: given up)',
    labelNames: ['task', 'outcome'] as const,
    registers: [this.registry],
  });

  /** Questions that PostgreSQL answered since Meilisearch did not. */
  readonly searchFallbacks = new Counter({
    name: 'guiku_search_fallbacks_total',
    help: 'Searches that PostgreSQL answered because Meilisearch did not',
    registers: [this.registry],
  });

  constructor() {
    this.registry.setDefaultLabels({ app: 'guiku' });
    collectDefaultMetrics({ register: this.registry });
  }

  /** Connections of this process's pool, read when asked. */
  watchPool(pool: { totalCount: number; idleCount: number; waitingCount: number }): void {
    new Gauge({
      name: 'guiku_pool_connections',
      help: 'Database connections of this process; waiting: requests without one',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        this.set({ state: 'open' }, pool.totalCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }

  /** What each search engine has still to be told, read when asked; `parked`: refused for good, any of which asks for a person. */
  watchRelay(read: () => Promise<{ engine: string; count: number; parked: number }[]>): void {
    new Gauge({
      name: 'guiku_search_pending',
      help: 'Entries that an engine has still to be told of, by state; parked: alert above 0',
      labelNames: ['engine', 'state'] as const,
      registers: [this.registry],
      async collect() {
        this.reset();
        for (const { engine, count, parked } of await read()) {
          this.set({ engine, state: 'waiting' }, count);
          this.set({ engine, state: 'parked' }, parked);
        }
      },
    });
  }

  /** The queue as it is when asked; `failed`: jobs that used up their attempts, any of which asks for a person. */
  watchQueue(read: () => Promise<Record<'waiting' | 'running' | 'failed', number>>): void {
    new Gauge({
      name: 'guiku_jobs_failed',
      help: 'Jobs that exhausted their attempts; alert above 0',
      registers: [this.registry],
      async collect() {
        this.set((await read()).failed);
      },
    });
    new Gauge({
      name: 'guiku_jobs',
      help: 'Jobs not yet done, by state',
      labelNames: ['state'] as const,
      registers: [this.registry],
      async collect() {
        for (const [state, count] of Object.entries(await read())) this.set({ state }, count);
      },
    });
  }
}
