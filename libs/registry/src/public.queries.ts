import { Injectable } from '@nestjs/common';
import { PublicCatalogueQueries } from './public-catalogue.queries';
import { PublicDocumentQueries } from './public-document.queries';
import { PublicTextQueries } from './public-text.queries';

/**
 * All that the portal reads of the registry: public_* relations only, so that it works under the role guiku_portal and
 * sees no unpublished word even by mistake (INV-E).
 */
@Injectable()
export class PublicQueries {
  constructor(
    /** One document, by its address or number. */
    readonly documents: PublicDocumentQueries,
    /** Its texts, history, relations, files. */
    readonly texts: PublicTextQueries,
    /** Lists and counts. */
    readonly lists: PublicCatalogueQueries,
  ) {}
}
