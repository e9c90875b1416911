import { Injectable } from '@nestjs/common';
import { sha256, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, type Tx } from '@libs/platform';
import { IsNull } from 'typeorm';
import type { Command } from './domain/command';
import type { Decision } from './domain/decision';
import { lastAnswers, PROBLEM_TYPES, type Check, type Remark, type Response } from './domain/remark';
import {
  ReviewCheckEntity,
  ReviewPauseEntity,
  ReviewRemarkEntity,
  ReviewResponseEntity,
  ReviewSupplementEntity,
  ReviewTextEntity,
  type ReviewEntity,
} from './review.entity';

/** A text as it is handed in for review. */
export interface SubmittedText {
  text: string;
  units: object[];
  fileHash: string | null;
}

export interface LoadedCase {
  review: ReviewEntity;
  remarks: ReviewRemarkEntity[];
  checks: ReviewCheckEntity[];
}

/** What hangs on a review: texts, remarks, answers, checks, pauses, supplements. Used by ReviewService alone. */
@Injectable()
export class ReviewPartService {
  constructor(private readonly ids: Ids) {}

  /** What a command writes beside the review's own row; the id of the remark it concerns. */
  async writeIn(
    tx: Tx,
    { review, remarks, checks }: LoadedCase,
    command: Command,
    decision: Decision,
    by: Actor,
    today: LegalDate,
  ): Promise<string | null> {
    const reviewId = review.id;
    if (decision.pause === 'opens')
      await tx.insert(ReviewPauseEntity, { id: this.ids.next(), reviewId, from: today, to: null, reason: '补正' });
    if (decision.pause === 'closes') await tx.db.update(ReviewPauseEntity, { reviewId, to: IsNull() }, { to: today });
    switch (command.action) {
      case 'requestSupplement':
        await this.insertSupplement(tx, reviewId, command, decision, by, today);
        return null;
      case 'resupply':
      case 'withdraw':
        await tx.db.update(ReviewSupplementEntity, { reviewId, resuppliedOn: IsNull() }, { resuppliedOn: today });
        return null;
      case 'addRemark':
        return this.insertRemark(tx, reviewId, nextSerial(remarks), command.remark, by);
      case 'editRemark':
        await tx.db.update(ReviewRemarkEntity, { id: command.remarkId, reviewId }, { ...command.remark, writtenAt: tx.now });
        return command.remarkId;
      case 'removeRemark':
        await tx.db.delete(ReviewRemarkEntity, { id: command.remarkId, reviewId });
        return command.remarkId;
      case 'setCheck':
        await this.putChecks(tx, reviewId, [{ item: command.item, result: command.result, note: command.note }], by);
        return null;
      case 'allClear':
        await this.putChecks(tx, reviewId, unset(checks), by);
        return null;
      case 'answer':
        await this.putResponses(tx, reviewId, command.responses, by);
        return null;
      default:
        return null;
    }
  }

  /** Keeps a text as it was handed in; `seq` counts the turns. */
  async insertTextIn(tx: Tx, reviewId: string, seq: number, { text, units, fileHash }: SubmittedText): Promise<void> {
    await tx.insert(ReviewTextEntity, { reviewId, seq, text, units, textHash: sha256(text), fileHash, recordedAt: tx.now });
  }

  private async insertSupplement(
    tx: Tx,
    reviewId: string,
    command: Extract<Command, { action: 'requestSupplement' }>,
    { supplement }: Decision,
    by: Actor,
    today: LegalDate,
  ): Promise<void> {
    await tx.insert(ReviewSupplementEntity, {
      id: this.ids.next(),
      reviewId,
      items: command.items.map((item) => item.trim()).filter((item) => item !== ''),
      reason: command.reason,
      requestedBy: by.id,
      requestedOn: today,
      dueOn: supplement?.dueOn ?? today,
      provisional: supplement?.provisional ?? false,
      resuppliedOn: null,
    });
  }

  private async insertRemark(
    tx: Tx,
    reviewId: string,
    serial: number,
    remark: Omit<Remark, 'id' | 'reviewId' | 'serial' | 'authorId'>,
    by: Actor,
  ) {
    const id = this.ids.next();
    await tx.insert(ReviewRemarkEntity, { ...remark, id, reviewId, serial, authorId: by.id, writtenAt: tx.now });
    return id;
  }

  private async putChecks(tx: Tx, reviewId: string, checks: Check[], by: Actor): Promise<void> {
    if (checks.length === 0) return;
    const rows = checks.map((check) => ({ ...check, reviewId, setBy: by.id, setAt: tx.now }));
    await tx.db.upsert(ReviewCheckEntity, rows, ['reviewId', 'item']);
  }

  private async putResponses(tx: Tx, reviewId: string, responses: Response[], by: Actor): Promise<void> {
    if (responses.length === 0) return;
    const earlier = await tx.db.findBy(ReviewResponseEntity, { reviewId });
    const last = new Map(lastAnswers(earlier).map((answer) => [answer.remarkId, answer]));
    const changed = responses.filter(({ remarkId, adoption, reason }) => {
      const before = last.get(remarkId);
      return before?.adoption !== adoption || before.reason !== reason;
    });
    if (changed.length === 0) return;
    const rows = changed.map(({ remarkId, adoption, reason }) => ({
      remarkId,
      seq: (last.get(remarkId)?.seq ?? 0) + 1,
      reviewId,
      adoption,
      reason,
      respondedBy: by.id,
      respondedAt: tx.now,
    }));
    await tx.insert(ReviewResponseEntity, rows);
  }
}

/** 其余各项未发现问题: what nobody has set yet. */
function unset(checks: readonly Check[]): Check[] {
  const set = new Set(checks.map((check) => check.item));
  return PROBLEM_TYPES.filter((item) => !set.has(item)).map((item) => ({ item, result: 'clear', note: null }));
}

function nextSerial(remarks: readonly Remark[]): number {
  return Math.max(0, ...remarks.map((remark) => remark.serial)) + 1;
}
