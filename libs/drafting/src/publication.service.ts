import { Injectable } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import type { Tx } from '@libs/platform';
import { RegistryService, type RegisterDocument } from '@libs/registry';
import { citationsOf, parseText } from '@libs/text';
import type { PublicationFields } from './domain/command';
import type { Carrier } from './domain/draft';
import { publicFileOf } from './domain/public-file';
import { publishedText } from './domain/text';
import { effectiveDay, toRegistration } from './draft-case.service';
import { DraftTextEntity, PublicationEntity, type DraftEntity } from './draft.entity';
import { CARRIER_WORDS } from './messages';
import type { PublicEdition } from './source-file';

/** Hands a finished draft over to the registry; the only writer of `publication`. */
@Injectable()
export class PublicationService {
  constructor(private readonly registry: RegistryService) {}

  /**
   * 登记公布: registers the document with its first version in the caller's transaction, and notes where and when it was published.
   * Errors: those of `RegistryService.registerIn`.
   */
  async publishIn(
    tx: Tx,
    draft: DraftEntity,
    fields: PublicationFields,
    { warnings, edition }: { warnings: readonly string[]; edition: PublicEdition | null },
    by: Actor,
  ) {
    const source = await tx.db.findOneByOrFail(DraftTextEntity, { id: draft.textId });
    const text = publishedText(source.text);
    const parsed = parseText(text);
    const isOpen = draft.docClass !== 'INTERNAL';
    const files = filesOf(draft, source, edition);
    const shown = files.find((file) => file.isPublic);
    const origin = publicFileOf(draft, source, edition);
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
      files,
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
      publicFileOrigin: origin === 'none' || origin === 'missing' ? null : origin,
      publicFileHash: shown?.sha256 ?? null,
      publicFileSourceHash: shown === undefined ? null : origin === 'as_is' ? source.fileHash : (edition?.sourceHash ?? null),
      recordedBy: by.id,
      recordedAt: tx.now,
    });
    return { documentId, slug, repealed, publicFile: origin, publicFileHash: shown?.sha256 ?? null };
  }
}

/** The sealed file of the draft, private; and in public the same where it is bare text, else the copy that was made for it. */
function filesOf(draft: DraftEntity, source: DraftTextEntity, edition: PublicEdition | null): NonNullable<RegisterDocument['files']> {
  const origin = publicFileOf(draft, source, edition);
  const named = (extension: string) => `${draft.title}${extension}`;
  const own = {
    sha256: source.fileHash,
    role: 'original',
    name: named(/\.[A-Za-z0-9]{1,8}$/.exec(source.fileName)?.[0] ?? ''),
    mediaType: source.mediaType,
    size: source.fileSize,
    isPublic: origin === 'as_is',
  } as const;
  if (edition === null || (origin !== 'cleaned' && origin !== 'print')) return [own];
  const { sha256, mediaType, size, extension } = edition;
  // A file that was clean already is its own copy: it stands once, in public.
  const isSame = sha256 === own.sha256;
  return [{ sha256, role: 'original', name: named(extension), mediaType, size, isPublic: true }, ...(isSame ? [] : [own])];
}

function carrierName(carrier: Carrier): string {
  return CARRIER_WORDS[carrier].zh;
}

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
