import { Injectable } from '@nestjs/common';
import { DomainError, sha256, type Actor } from '@libs/kernel';
import { Clock, Ids, type Tx } from '@libs/platform';
import type { Command } from './domain/command';
import { readText, type TextStage } from './domain/text';
import { frozen, type LoadedDraft } from './draft-case.service';
import {
  DeliberationEntity,
  DraftTextEntity,
  InterpretationEntity,
  MaterialEntity,
  SubmissionEntity,
  type DraftEntity,
} from './draft.entity';
import type { SourceFile } from './source-file';

/** What hangs on a draft: texts, materials, submissions, meetings. Used by DraftService alone. */
@Injectable()
export class DraftPartService {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Keeps an upload as one of the matter's texts, with what was read from it. */
  async insertTextIn(
    tx: Tx,
    { file, by, ...row }: { id: string; draftId: string; seq: number; stage: TextStage; file: SourceFile; by: Actor },
  ): Promise<void> {
    const text = file.text ?? '';
    const { parsed, facts } = readText(text);
    await tx.insert(DraftTextEntity, {
      ...row,
      fileId: file.id,
      fileName: file.name,
      fileHash: file.sha256,
      mediaType: file.mediaType,
      fileSize: file.size,
      text,
      units: parsed.units,
      facts,
      hash: sha256(text),
      createdBy: by.id,
      createdAt: tx.now,
    });
  }

  /** Adds a paper, a conclusion, or the reason for there being none. */
  async insertMaterialIn(
    tx: Tx,
    draft: DraftEntity,
    command: Extract<Command, { action: 'addMaterial' | 'waiveMaterial' }>,
    file: SourceFile | null,
    by: Actor,
  ) {
    const isPaper = command.action === 'addMaterial';
    if (isPaper && command.fileId !== null && file === null)
      throw new DomainError('conflict', 'draft_refused', { refusals: ['file_missing'] });
    const materialId = this.ids.next();
    await tx.insert(MaterialEntity, {
      id: materialId,
      draftId: draft.id,
      kind: command.kind,
      fileId: file?.id ?? null,
      fileName: file?.name ?? null,
      fileHash: file?.sha256 ?? null,
      mediaType: file?.mediaType ?? null,
      fileSize: file?.size ?? null,
      waivedReason: isPaper ? null : command.reason,
      conclusion: isPaper ? command.conclusion : null,
      datedOn: isPaper ? command.datedOn : null,
      addedBy: by.id,
      addedAt: tx.now,
    });
    return { materialId };
  }

  /** Notes where a published document is explained (政策解读). */
  async insertInterpretationIn(
    tx: Tx,
    draft: DraftEntity,
    { address, publishedOn, fileId }: Extract<Command, { action: 'recordInterpretation' }>,
    file: SourceFile | null,
    by: Actor,
  ) {
    if (fileId !== null && file === null) throw new DomainError('conflict', 'draft_refused', { refusals: ['file_missing'] });
    const id = this.ids.next();
    await tx.insert(InterpretationEntity, {
      id,
      draftId: draft.id,
      address: address?.trim() || null,
      fileId: file?.id ?? null,
      fileName: file?.name ?? null,
      fileHash: file?.sha256 ?? null,
      mediaType: file?.mediaType ?? null,
      fileSize: file?.size ?? null,
      publishedOn,
      recordedBy: by.id,
      recordedAt: tx.now,
    });
    return { interpretationId: id };
  }

  /** Freezes what is sent for review (INV-B); returns its hash. */
  async insertSubmissionIn(
    tx: Tx,
    given: Pick<SubmissionEntity, 'id' | 'part' | 'reviewId' | 'letterNumber'>,
    { text, materials }: LoadedDraft,
    draft: DraftEntity,
    by: Actor,
  ): Promise<string> {
    const contents = frozen(draft, text, materials);
    await tx.insert(SubmissionEntity, {
      ...given,
      ...contents,
      draftId: draft.id,
      round: draft.round,
      textId: draft.textId,
      submittedBy: by.id,
      submittedOn: this.clock.today(),
      submittedAt: tx.now,
    });
    return contents.hash;
  }

  /** Notes a meeting's outcome on the text and opinion it had before it. */
  async insertDeliberationIn(
    tx: Tx,
    draft: DraftEntity,
    reviewId: string,
    { meeting, heldOn, outcome, record }: Extract<Command, { action: 'recordMeeting' }>,
    by: Actor,
  ) {
    const id = this.ids.next();
    const { id: draftId, textId } = draft;
    await tx.insert(DeliberationEntity, {
      id,
      draftId,
      reviewId,
      textId,
      meeting,
      heldOn,
      outcome,
      record,
      recordedBy: by.id,
      recordedAt: tx.now,
    });
    return { deliberationId: id, reviewId };
  }
}
