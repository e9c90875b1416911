import { Inject, Injectable } from '@nestjs/common';
import type { Audience } from './domain/search-entry';
import type { Answers, QuickHit, SearchRequest, SearchResult } from './engine';

/** Injection token: who answers. */
export const SEARCH_ENGINE = Symbol('SEARCH_ENGINE');

/** What may be asked of the index. Nothing legal is decided from it (INV-G). */
@Injectable()
export class SearchQueries {
  constructor(@Inject(SEARCH_ENGINE) private readonly engine: Answers) {}

  /** One page of documents with their best passages; `public` sees published text only. */
  search(request: SearchRequest, audience: Audience): Promise<SearchResult> {
    return this.engine.search(request, audience);
  }

  /** Ctrl+K: entries by number or title as they are typed. */
  quick(typed: string, audience: Audience, limit = 8): Promise<QuickHit[]> {
    return this.engine.quick(typed, audience, limit);
  }
}
