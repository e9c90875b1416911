import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  type EnqueuedTask,
  type MultiSearchQuery,
  type SearchResponse,
} from 'meilisearch';
import { EngineUnavailable } from '../engine';
import type { MeiliRecord } from './record';

/** Where the server is and what opens it. */
export interface MeiliOptions {
  url: string;
  key?: string | undefined;
  /** Begins the names of our indexes; another one for each installation that shares a server. */
  prefix?: string | undefined;
}

/** A searcher is not kept waiting: PostgreSQL answers after that. */
const SEARCH_TIMEOUT_MS = 2_000;
/** A batch of texts may take that long to be taken in, before it is worked on. */
const WRITE_TIMEOUT_MS = 60_000;
const POLL_MS = 25;

/** Hands one task to the server; not before it is called: two requests under way may arrive in either order. */
export type Task = () => Promise<EnqueuedTask>;

export type Asked = MultiSearchQuery & { indexUid: string };
export type Found = SearchResponse<MeiliRecord>;

/** A Meilisearch server: asks, and follows what it told it to its end. Every error says whether the server or the request was at fault. */
export class MeiliClient {
  readonly prefix: string;
  private readonly asking: Meilisearch;
  readonly writing: Meilisearch;

  constructor({ url, key, prefix = 'guiku' }: MeiliOptions) {
    this.prefix = prefix;
    this.asking = new Meilisearch({ host: url, apiKey: key, timeout: SEARCH_TIMEOUT_MS });
    this.writing = new Meilisearch({ host: url, apiKey: key, timeout: WRITE_TIMEOUT_MS });
  }

  /** Answers in the order of the questions; none is no request. */
  async ask(queries: Asked[]): Promise<Found[]> {
    if (queries.length === 0) return [];
    const { results } = await told(this.asking.multiSearch<{ queries: Asked[] }, MeiliRecord>({ queries }));
    return results;
  }

  /** Hands the tasks over one after the other, and waits, however long it takes, until they are done. Errors: `Error` with the server's reason when one of them failed. */
  async finish(tasks: readonly Task[]): Promise<void> {
    const enqueued: EnqueuedTask[] = [];
    // In order: the server works on them in the order in which they come in.
    for (const task of tasks) enqueued.push(await told(task()));
    for (const { taskUid } of enqueued) {
      // `waitForTask` gives up after five seconds unless told not to, and resolves for failed tasks, too.
      const task = await told(this.writing.tasks.waitForTask(taskUid, { timeout: 0, interval: POLL_MS }));
      if (task.status !== 'succeeded')
        throw new Error(`Meilisearch: ${task.type} ${task.status}: ${task.error?.message ?? 'no reason given'}`);
    }
  }

  async hasIndex(uid: string): Promise<boolean> {
    try {
      await this.writing.getRawIndex(uid);
      return true;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.response.status === 404) return false;
      throw translated(error);
    }
  }
}

/** The request's answer, its failure in our words. */
export async function told<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw translated(error);
  }
}

/** Refused for what it asks (4xx about the request) is the request's fault; anything else is the server's, its key's or its index's. */
function translated(error: unknown): unknown {
  if (error instanceof MeilisearchRequestError || error instanceof MeilisearchRequestTimeOutError)
    return new EngineUnavailable(error.message, { cause: error });
  if (error instanceof MeilisearchApiError) {
    const { status } = error.response;
    const isRequest = status >= 400 && status < 500 && ![401, 403, 404, 408, 429].includes(status);
    if (!isRequest) return new EngineUnavailable(`${status} ${error.message}`, { cause: error });
  }
  return error;
}
