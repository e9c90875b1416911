import { Injectable } from '@nestjs/common';
import { DomainError, type LegalDate } from '@libs/kernel';
import { DataSource } from 'typeorm';
import type { DocClass } from './domain/document';
import type { FileFacts } from './document-facts.queries';

/** Of a document what its filing (备案) needs. */
export interface FiledDocument {
  id: string;
  slug: string;
  title: string;
  docNumber: string | null;
  docClass: DocClass;
  /** The lead (牵头机关) first. */
  issuerIds: string[];
  responsibleOrganId: string;
  publishedOn: LegalDate | null;
  effectiveOn: LegalDate | null;
  /** 历史文件（未经本系统办理）: filed, or not, before this system. */
  processUnknown: boolean;
  files: Pick<FileFacts, 'role' | 'name' | 'mediaType' | 'size' | 'sha256'>[];
}

/** For rooms that act on a document as such, not for a reader: nobody's say in who may see it is asked. */
@Injectable()
export class FiledDocumentQueries {
  constructor(private readonly source: DataSource) {}

  /** Errors: `not_found`. */
  async get(id: string): Promise<FiledDocument> {
    const [row] = await this.source.query<FiledDocument[]>(
      `SELECT d.id, d.slug, d.title, d.doc_number AS "docNumber", d.doc_class AS "docClass", d.responsible_organ_id AS "responsibleOrganId",
              s.published_on AS "publishedOn", s.effective_on AS "effectiveOn", d.process_unknown AS "processUnknown",
              (SELECT json_agg(i.organ_id ORDER BY i.ordinal) FROM document_issuer i WHERE i.document_id = d.id) AS "issuerIds",
              coalesce((SELECT json_agg(json_build_object('role', f.role, 'name', f.name, 'mediaType', f.media_type, 'size', f.size,
                'sha256', f.sha256) ORDER BY f.id) FROM document_file f WHERE f.document_id = d.id), '[]') AS files
         FROM document d JOIN effect_summary s ON s.document_id = d.id WHERE d.id = $1`,
      [id],
    );
    if (!row) throw new DomainError('not_found', 'not_found', { id });
    return row;
  }
}
