import { Injectable } from '@nestjs/common';
import { opinionHtml, ReviewQueries } from '@libs/review';
import { DataSource, In } from 'typeorm';
import { DraftEntity, MaterialEntity } from './draft.entity';

/** What the making of a published document left that is filed with it (报送材料, domain.md 3.3). */
export interface DraftPapers {
  drafterIds: string[];
  items: ({ kind: 'explanation' | 'basis' | 'opinion'; name: string } & (
    { html: string } | { sha256: string; mediaType: string; size: number }
  ))[];
}

/** For rooms and programs that act on a published document, not for a reader. */
@Injectable()
export class DraftPaperQueries {
  constructor(
    private readonly source: DataSource,
    private readonly reviews: ReviewQueries,
  ) {}

  /** 起草说明, 制定依据 and the issued 合法性审核意见书; null for a document that was not made here. */
  async papersOf(documentId: string): Promise<DraftPapers | null> {
    const { manager } = this.source;
    const draft = await manager.findOneBy(DraftEntity, { documentId });
    if (!draft) return null;
    const where = { draftId: draft.id, kind: In(['explanation', 'basis']) };
    const materials = await manager.find(MaterialEntity, { where, order: { addedAt: 'ASC', id: 'ASC' } });
    const items: DraftPapers['items'] = materials.flatMap(({ kind, fileName, fileHash, mediaType, fileSize }) =>
      fileName !== null && fileHash !== null && (kind === 'explanation' || kind === 'basis')
        ? [{ kind, name: fileName, sha256: fileHash, mediaType: mediaType ?? 'application/octet-stream', size: fileSize ?? 0 }]
        : [],
    );
    const opinion = (await this.reviews.latestFor(draft.id))?.opinion;
    if (opinion) {
      const name = `合法性审核意见书（${opinion.number}）.html`;
      items.push({ kind: 'opinion', name, html: opinionHtml(opinion.content, opinion.hash) });
    }
    return { drafterIds: draft.drafterIds, items };
  }
}
