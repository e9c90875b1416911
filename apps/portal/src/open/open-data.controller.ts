import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { DomainError, isLegalDate, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { PublicQueries, STATUSES, type PublicDocument } from '@libs/registry';
import { SearchQueries, type SearchResult } from '@libs/search';
import { SynonymQueries } from '@libs/settings';
import { askedIn, requestOf, text } from '../search/asked';

const PAGE = 100;

/** Open data: the public register for programs. The same public relations as the pages, no account, no key. */
@Controller('open/v1')
export class OpenDataController {
  constructor(
    private readonly documents: PublicQueries,
    private readonly search: SearchQueries,
    private readonly synonyms: SynonymQueries,
    private readonly clock: Clock,
  ) {}

  /** All public documents with their status on `on` (default today), newest publication first; `after` = `next` of the page before. */
  @Get('documents')
  async list(@Query() query: Record<string, unknown>): Promise<{ on: LegalDate; items: PublicDocument[]; next: string | null }> {
    const on = this.day(query['on']);
    const page = await this.documents.lists.catalogue(
      on,
      { statuses: STATUSES },
      { after: text(query['after']) ?? undefined, limit: PAGE },
    );
    return { on, ...page };
  }

  /** The text as it stood on `on`, as printed. */
  @Get('documents/:slug.txt')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async plain(@Param('slug') slug: string, @Query('on') on: unknown): Promise<string> {
    const day = this.day(on);
    const document = await this.find(slug, day);
    const found = await this.documents.texts.textOn(document.id, day);
    if (!found) throw new DomainError('not_found', 'version_unknown', { day });
    return found.text;
  }

  @Get(['documents/:slug.json', 'documents/:slug'])
  async document(@Param('slug') slug: string, @Query('on') on: unknown): Promise<Record<string, unknown>> {
    const day = this.day(on);
    const document = await this.find(slug, day);
    const { texts } = this.documents;
    const [found, history, versions, relations, files] = await Promise.all([
      texts.textOn(document.id, day),
      texts.history(document.id),
      texts.versions(document.id),
      texts.relations(document.id),
      texts.files(document.id),
    ]);
    return { on: day, ...document, text: found, history, versions, relations, files };
  }

  @Get('search')
  async results(@Query() query: Record<string, unknown>): Promise<SearchResult> {
    const request = requestOf(askedIn(query), this.clock.today(), text(query['after']), 20);
    return this.search.search({ ...request, synonyms: await this.synonyms.groups() }, 'public');
  }

  private day(value: unknown): LegalDate {
    return isLegalDate(value) ? value : this.clock.today();
  }

  private async find(slug: string, day: LegalDate): Promise<PublicDocument> {
    const document = await this.documents.documents.bySlug(slug, day);
    if (!document && (await this.documents.documents.withheld(slug, day)))
      throw new DomainError('not_found', 'document_withheld', { slug });
    if (!document) throw new DomainError('not_found', 'document_unknown', { slug });
    return document;
  }
}
