import { Injectable } from '@nestjs/common';
import type { LegalDate } from '@libs/kernel';
import { formatArticleNumber, type Passage, type Unit } from '@libs/text';
import { DataSource } from 'typeorm';
import type { FileRole, RelationKind } from './domain/document';
import type { EffectDetail, EffectEventType } from './domain/effect-event';
import type { Status } from './domain/effect';

/** A text and the days on which it stood. */
export interface PublicVersion {
  id: string;
  ordinal: number;
  from: LegalDate;
  /** First day on which another text stood; null while it is the last. */
  to: LegalDate | null;
  sha256: string;
}

export interface PublicText extends PublicVersion {
  text: string;
  units: Unit[];
  articles: Passage[];
  /** Clauses whose status on the day differs from the document's: path → status. */
  clauses: Record<string, Status>;
}

/** A document named by another one: a link when it is public here. */
export interface NamedPublicDocument {
  slug: string | null;
  title: string | null;
  docNumber: string | null;
}

export interface PublicEvent {
  id: string;
  type: EffectEventType;
  on: LegalDate;
  detail: EffectDetail;
  basis: string | null;
  by: NamedPublicDocument | null;
}

export interface PublicRelation extends NamedPublicDocument {
  kind: RelationKind;
  /** out: this document names the other; in: the other names this one. */
  direction: 'out' | 'in';
  articles: string[];
}

export interface PublicFile {
  id: string;
  role: FileRole;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
}

export interface ArticleWording {
  label: string;
  heading: string | null;
  text: string;
  from: LegalDate;
  to: LegalDate | null;
  versionOrdinals: number[];
}

/** The texts, history and files of one public document. Reads public_* relations only (INV-E). */
@Injectable()
export class PublicTextQueries {
  constructor(private readonly source: DataSource) {}

  /** The text that stood on `day`; null before publication. */
  async textOn(documentId: string, day: LegalDate): Promise<PublicText | null> {
    const [version] = await this.source.query<Omit<PublicText, 'clauses'>[]>(
      `SELECT id, ordinal, from_on AS "from", to_on AS "to", sha256, text, units, articles FROM public_version
        WHERE document_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)`,
      [documentId, day],
    );
    return version ? { ...version, clauses: await this.clausesOn(documentId, day) } : null;
  }

  /** The text with this ordinal, as on its first day; null when there is none. */
  async versionText(documentId: string, ordinal: number): Promise<PublicText | null> {
    const [version] = await this.source.query<{ from: LegalDate }[]>(
      'SELECT from_on AS "from" FROM public_version WHERE document_id = $1 AND ordinal = $2',
      [documentId, ordinal],
    );
    return version ? this.textOn(documentId, version.from) : null;
  }

  /** Every text in order of time, without the text itself. */
  versions(documentId: string): Promise<PublicVersion[]> {
    return this.source.query<PublicVersion[]>(
      'SELECT id, ordinal, from_on AS "from", to_on AS "to", sha256 FROM public_version WHERE document_id = $1 ORDER BY from_on',
      [documentId],
    );
  }

  /** 沿革: what happened to the document, in order. */
  async history(documentId: string): Promise<PublicEvent[]> {
    const rows = await this.source.query<(Omit<PublicEvent, 'by'> & NamedPublicDocument)[]>(
      `SELECT e.id, e.type, e.event_on AS "on", e.detail, e.basis, s.slug, coalesce(s.inner_title, s.title) AS title, s.doc_number AS "docNumber"
         FROM public_event e LEFT JOIN public_document s ON s.id = e.source_document_id
        WHERE e.document_id = $1 ORDER BY e.event_on, e.id`,
      [documentId],
    );
    return rows.map(({ id, type, on, detail, basis, slug, title, docNumber }) => {
      const named = { slug, title: title ?? detail.byTitle ?? null, docNumber: docNumber ?? detail.byNumber ?? null };
      return { id, type, on, detail, basis, by: named.title === null && named.docNumber === null ? null : named };
    });
  }

  /** What it names and what names it. */
  async relations(documentId: string): Promise<PublicRelation[]> {
    return this.source.query<PublicRelation[]>(
      `SELECT r.kind, 'out' AS direction, o.slug, coalesce(r.to_title, o.inner_title, o.title) AS title,
              coalesce(o.doc_number, r.to_number) AS "docNumber", r.articles
         FROM public_relation r LEFT JOIN public_document o ON o.id = r.to_document_id WHERE r.from_document_id = $1
       UNION ALL
       SELECT r.kind, 'in', o.slug, coalesce(o.inner_title, o.title), o.doc_number, r.articles
         FROM public_relation r JOIN public_document o ON o.id = r.from_document_id WHERE r.to_document_id = $1
       ORDER BY direction DESC, kind, title`,
      [documentId],
    );
  }

  files(documentId: string): Promise<PublicFile[]> {
    return this.source.query<PublicFile[]>(
      `SELECT id, role, name, media_type AS "mediaType", size, sha256 FROM public_file WHERE document_id = $1 ORDER BY role DESC, id`,
      [documentId],
    );
  }

  /** One file of a public document, by its id; null when it is not public (any more). */
  async file(fileId: string): Promise<PublicFile | null> {
    const [file] = await this.source.query<PublicFile[]>(
      'SELECT id, role, name, media_type AS "mediaType", size, sha256 FROM public_file WHERE id = $1',
      [fileId],
    );
    return file ?? null;
  }

  /**
   * 本条沿革: the wordings of article `number` (`12`, `224-1`) through time, neighbours of equal wording as one.
   * Of a notice with a distributed document the latter's article is meant where both have one.
   */
  async articleWordings(documentId: string, number: string): Promise<ArticleWording[]> {
    const versions = await this.source.query<(PublicVersion & { articles: Passage[] })[]>(
      'SELECT id, ordinal, from_on AS "from", to_on AS "to", sha256, articles FROM public_version WHERE document_id = $1 ORDER BY from_on',
      [documentId],
    );
    const label = /^\d+(-\d+)*$/.test(number) ? formatArticleNumber(number) : null;
    const wordings: ArticleWording[] = [];
    for (const { ordinal, from, to, articles } of versions) {
      const named = articles.filter(
        (article) => article.path === `art${number}` || article.path.endsWith(`/art${number}`) || article.label === label,
      );
      const article = named.find(({ path }) => path.startsWith('inner/')) ?? named[0];
      if (!article) continue;
      const last = wordings.at(-1);
      if (last && last.text === article.text && last.to === from) {
        last.to = to;
        last.versionOrdinals.push(ordinal);
      } else {
        wordings.push({ label: article.label, heading: article.heading, text: article.text, from, to, versionOrdinals: [ordinal] });
      }
    }
    return wordings;
  }

  private async clausesOn(documentId: string, day: LegalDate): Promise<Record<string, Status>> {
    const rows = await this.source.query<{ clause: string; status: Status }[]>(
      `SELECT clause, status FROM public_period
        WHERE document_id = $1 AND clause <> '' AND from_on <= $2 AND (to_on IS NULL OR to_on > $2)`,
      [documentId, day],
    );
    return Object.fromEntries(rows.map(({ clause, status }) => [clause, status]));
  }
}
