import { Injectable } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import type { Tx } from '@libs/platform';
import { RegistryService, type RegisterDocument } from '@libs/registry';
import { citationsOf, parseText } from '@libs/text';
import type { PublicationFields } from './domain/command';
import type { Carrier } from './domain/draft';
import { STAGE_MARK } from './domain/text';
import { effectiveDay, toRegistration } from './draft-case.service';
import { DraftTextEntity, PublicationEntity, type DraftEntity } from './draft.entity';
import { CARRIER_WORDS } from './messages';

/** Hands a finished draft over to the registry; the only writer of `publication`. */
@Injectable()
export class PublicationService {
  constructor(private readonly registry: RegistryService) {}

  /**
   * 登记公布: registers the document with its first version in the caller's transaction, and notes where and when it was published.
   * Errors: those of `RegistryService.registerIn`.
   */
  async publishIn(tx: Tx, draft: DraftEntity, fields: PublicationFields, warnings: readonly string[], by: Actor) {
    const source = await tx.db.findOneByOrFail(DraftTextEntity, { id: draft.textId });
    const text = withoutStage(source.text);
    const parsed = parseText(text);
    const isOpen = draft.docClass !== 'INTERNAL';
    const { documentId, slug, repealed } = await this.registry.registerIn(tx, {
      ...toRegistration(draft, fields),
      docClass: draft.docClass,
      classReasons: '起草时认定',
      innerTitle: parsed.innerTitle,
      issuerIds: [draft.issuerOrganId],
      responsibleOrganId: draft.draftingOrganId,
      topic: null,
      publicity: isOpen ? 'public' : 'not_public',
      publicityReason: isOpen ? null : '内部文件',
      carrier: carrierName(fields.carrier),
      carrierAddress: fields.carrierAddress,
      text,
      relations: relationsOf(text),
      repeals: fields.repeals,
      files: [
        {
          sha256: source.fileHash,
          role: 'original',
          name: `${draft.title}${/\.[A-Za-z0-9]{1,8}$/.exec(source.fileName)?.[0] ?? ''}`,
          mediaType: source.mediaType,
          size: source.fileSize,
          isPublic: isOpen,
        },
      ],
      by,
    });
    draft.documentId = documentId;
    await tx.insert(PublicationEntity, {
      draftId: draft.id,
      documentId,
      slug,
      carrier: fields.carrier,
      carrierAddress: fields.carrierAddress,
      publishedOn: fields.publishedOn,
      effectiveOn: effectiveDay(fields),
      effectivePhrase: fields.effectivePhrase,
      termYears: fields.termYears,
      validThrough: fields.validThrough,
      repeals: [...fields.repeals],
      warnings: [...warnings],
      warningsReason: fields.warningsReason,
      recordedBy: by.id,
      recordedAt: tx.now,
    });
    return { documentId, slug, repealed };
  }
}

function carrierName(carrier: Carrier): string {
  return CARRIER_WORDS[carrier].zh;
}

/** The text as published: a title no longer says that it is a draft (送审稿). Nothing else is touched. */
function withoutStage(text: string): string {
  return text
    .split('\n')
    .map((line, index) => (index < TITLE_LINES ? line.replace(STAGE_MARK, '') : line))
    .join('\n');
}

/** A title stands in the first lines. */
const TITLE_LINES = 5;

/** What the text itself names as its basis, or cites. */
function relationsOf(text: string): RegisterDocument['relations'] {
  const relations = new Map<string, NonNullable<RegisterDocument['relations']>[number]>();
  for (const { relation, title, docNumber, articles } of citationsOf(text, parseText(text).units)) {
    if ((relation !== 'basis' && relation !== 'cites') || (title === null && docNumber === null)) continue;
    const key = `${relation}|${title ?? ''}|${docNumber ?? ''}`;
    const known = relations.get(key);
    const named = [...new Set([...(known?.articles ?? []), ...articles])];
    relations.set(key, { kind: relation, title, docNumber, articles: named });
  }
  return [...relations.values()];
}
