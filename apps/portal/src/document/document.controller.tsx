import { Controller, Get, Header, Inject, Param, Query, Redirect } from '@nestjs/common';
import { DomainError, isLegalDate, parseDateInput, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { PublicQueries, type PublicDocument } from '@libs/registry';
import { diffTexts } from '@libs/text';
import { toString as qrCode } from 'qrcode';
import { html } from '../http/render';
import { SITE, type SiteSettings } from '../site';
import { ComparePage } from './compare.page';
import { DocumentPage } from './document.page';
import { ArticlePage, HistoryPage } from './history.page';

const PAGE_TYPE = 'text/html; charset=utf-8';

/** `/d/{slug}` and what hangs below it; `/n/{number}` leads there. */
@Controller()
export class DocumentController {
  constructor(
    private readonly documents: PublicQueries,
    private readonly clock: Clock,
    @Inject(SITE) private readonly site: SiteSettings,
  ) {}

  @Get('d/:slug')
  @Header('Content-Type', PAGE_TYPE)
  today(@Param('slug') slug: string): Promise<string> {
    return this.page(slug, this.clock.today());
  }

  /** The form of the page sends its day here; the permanent form is the path. */
  @Get('d/:slug/on')
  @Redirect()
  chosenDay(@Param('slug') slug: string, @Query('day') typed: unknown): { url: string } {
    const day = typeof typed === 'string' ? parseDateInput(typed) : null;
    return { url: `/d/${encodeURIComponent(slug)}${day === null ? '' : `/on/${day}`}` };
  }

  @Get('d/:slug/on/:day')
  @Header('Content-Type', PAGE_TYPE)
  onDay(@Param('slug') slug: string, @Param('day') day: string): Promise<string> {
    if (!isLegalDate(day)) throw new DomainError('not_found', 'day_not_readable', { day });
    return this.page(slug, day);
  }

  @Get('d/:slug/history')
  @Header('Content-Type', PAGE_TYPE)
  async history(@Param('slug') slug: string): Promise<string> {
    const document = await this.find(slug, this.clock.today());
    const [history, versions] = await Promise.all([this.documents.texts.history(document.id), this.documents.texts.versions(document.id)]);
    return html(<HistoryPage site={this.site} document={document} history={history} versions={versions} />);
  }

  @Get('d/:slug/article/:number')
  @Header('Content-Type', PAGE_TYPE)
  async article(@Param('slug') slug: string, @Param('number') number: string): Promise<string> {
    const document = await this.find(slug, this.clock.today());
    const wordings = await this.documents.texts.articleWordings(document.id, number);
    if (wordings.length === 0) throw new DomainError('not_found', 'article_unknown', { number });
    return html(<ArticlePage site={this.site} document={document} number={number} wordings={wordings} />);
  }

  @Get('d/:slug/compare/:pair')
  @Header('Content-Type', PAGE_TYPE)
  async compare(@Param('slug') slug: string, @Param('pair') pair: string): Promise<string> {
    const document = await this.find(slug, this.clock.today());
    const [, older, newer] = /^(\d{1,4})\.\.(\d{1,4})$/.exec(pair) ?? [];
    const texts = await Promise.all([older, newer].map((ordinal) => this.documents.texts.versionText(document.id, Number(ordinal ?? 0))));
    const [before, after] = texts;
    if (!before || !after) throw new DomainError('not_found', 'version_unknown', { pair });
    const diff = diffTexts(before.text, after.text);
    return html(<ComparePage site={this.site} document={document} older={before} newer={after} diff={diff} />);
  }

  /** A document number in any spelling leads to its document; a number printed twice, or unknown, leads to the search. */
  @Get('n/:number')
  @Redirect()
  async byNumber(@Param('number') typed: string): Promise<{ url: string }> {
    const [found, another] = await this.documents.documents.byNumber(typed, this.clock.today());
    return { url: found && !another ? `/d/${found.slug}` : `/search?scope=all&q=${encodeURIComponent(typed)}` };
  }

  private async page(slug: string, day: LegalDate): Promise<string> {
    const document = await this.find(slug, day);
    const { texts } = this.documents;
    const [text, history, versions, relations, files] = await Promise.all([
      texts.textOn(document.id, day),
      texts.history(document.id),
      texts.versions(document.id),
      texts.relations(document.id),
      texts.files(document.id),
    ]);
    const code = await qrCode(`${this.site.address}/d/${slug}`, { type: 'svg', margin: 1, width: 128 });
    const today = this.clock.today();
    return html(
      <DocumentPage
        site={this.site}
        document={document}
        text={text}
        history={history}
        versions={versions}
        relations={relations}
        files={files}
        day={day}
        today={today}
        qrCode={code}
      />,
    );
  }

  private async find(slug: string, day: LegalDate): Promise<PublicDocument> {
    const document = await this.documents.documents.bySlug(slug, day);
    if (document) return document;
    const withheld = await this.documents.documents.withheld(slug, day);
    if (withheld) throw new DomainError('not_found', 'document_withheld', { withheld });
    throw new DomainError('not_found', 'document_unknown', { slug });
  }
}
