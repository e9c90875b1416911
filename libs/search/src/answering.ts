import type { Log } from '@libs/platform';
import type { Audience } from './domain/search-entry';
import { EngineUnavailable, type Answers, type QuickHit, type SearchRequest, type SearchResult } from './engine';

/** After a failure the preferred engine is left alone for so long; then one question tries it again. */
const REST_MS = 5_000;

interface Options {
  log: Log;
  /** Told of every question that the other engine had to answer. */
  onFallback: () => void;
  /** Milliseconds that only grow. */
  elapsed?: () => number;
}

/**
 * Asks the preferred engine; while it cannot answer, the built-in one does, at once and without a word to the searcher. Nobody waits twice
 * for a server that is down: after a failure it is not asked for some seconds.
 */
export class Answering implements Answers {
  private restsUntil = 0;
  private isDown = false;

  constructor(
    private readonly preferred: Answers,
    private readonly builtIn: Answers,
    private readonly options: Options,
  ) {}

  search(request: SearchRequest, audience: Audience): Promise<SearchResult> {
    return this.ask((engine) => engine.search(request, audience));
  }

  quick(typed: string, audience: Audience, limit: number): Promise<QuickHit[]> {
    return this.ask((engine) => engine.quick(typed, audience, limit));
  }

  private async ask<T>(question: (engine: Answers) => Promise<T>): Promise<T> {
    const { log, onFallback, elapsed = () => performance.now() } = this.options;
    if (elapsed() >= this.restsUntil) {
      // Whoever asks while this is open is answered by the other: only one finds out.
      if (this.isDown) this.restsUntil = elapsed() + REST_MS;
      try {
        const result = await question(this.preferred);
        if (this.isDown) log.info('the search engine answers again');
        [this.isDown, this.restsUntil] = [false, 0];
        return result;
      } catch (error) {
        if (error instanceof EngineUnavailable) {
          if (!this.isDown) log.warn({ err: error }, 'the search engine does not answer; PostgreSQL does');
          [this.isDown, this.restsUntil] = [true, elapsed() + REST_MS];
        } else {
          log.error({ err: error }, 'the search engine refused a question; PostgreSQL answers it');
        }
      }
    }
    onFallback();
    return question(this.builtIn);
  }
}
