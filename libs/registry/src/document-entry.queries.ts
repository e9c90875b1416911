import { Injectable } from '@nestjs/common';
import type { Passage } from '@libs/text';
import { DataSource } from 'typeorm';
import { entryPassages, type EntryPassage } from './domain/entry';

/** A document as search knows it: the shape of `SearchEntry`, which this room may not import. */
export interface DocumentEntry {
  kind: 'document';
  id: string;
  slug: string;
  title: string;
  number: string | null;
  numberKey: string | null;
  audience: 'public' | 'staff';
  issuerId: string;
  issuerName: string;
  level: string;
  regionCode: string;
  docClass: string;
  titleKind: string;
  topic: string | null;
  publishedOn: string | null;
  effectiveOn: string | null;
  periods: { status: string; from: string; to: string | null }[];
  passages: EntryPassage[];
}

/** Gives search its entries: the present state of a document, whatever changed (design.md 6). */
@Injectable()
export class DocumentEntryQueries {
  readonly kind = 'document';

  constructor(private readonly source: DataSource) {}

  /**
   * The document's entry: `public` when the portal shows it, else `staff`. Null when it is withheld or not public (a search of
   * the desk has no say in who may see such a document), or when there is none.
   */
  async entry(id: string): Promise<DocumentEntry | null> {
    const [row] = await this.source.query<Omit<DocumentEntry, 'kind' | 'periods' | 'passages'>[]>(
      `SELECT d.id, d.slug, d.title, d.doc_number AS number, d.doc_number_key AS "numberKey", 'public' AS audience, d.lead_issuer_id AS "issuerId",
              o.name AS "issuerName", o.level, o.region_code AS "regionCode", d.doc_class AS "docClass", d.title_kind AS "titleKind", d.topic,
              d.published_on AS "publishedOn", d.effective_on AS "effectiveOn"
         FROM public_document d JOIN organ o ON o.id = d.lead_issuer_id WHERE d.id = $1`,
      [id],
    );
    if (!row) return null;
    const periods = await this.source.query<DocumentEntry['periods']>(
      `SELECT status, from_on AS "from", to_on AS "to" FROM effect_period WHERE document_id = $1 AND clause = '' ORDER BY from_on`,
      [id],
    );
    const texts = await this.source.query<{ articles: Passage[]; from: string; to: string | null }[]>(
      `SELECT v.articles, p.from_on AS "from", p.to_on AS "to" FROM document_version v JOIN version_period p ON p.version_id = v.id
        WHERE v.document_id = $1 ORDER BY p.from_on`,
      [id],
    );
    return { kind: this.kind, ...row, periods, passages: entryPassages(texts) };
  }

  /** Ids of all documents, in order, after `after`. */
  async ids(after: string | null, limit: number): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      'SELECT id FROM document WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  }
}
