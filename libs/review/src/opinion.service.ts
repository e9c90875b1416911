import { Injectable } from '@nestjs/common';
import type { Actor, LegalDate } from '@libs/kernel';
import type { Tx } from '@libs/platform';
import { NumberService } from '@libs/settings';
import type { ReviewClock } from './domain/clock';
import { opinionHash, type OpinionContent } from './domain/opinion';
import { PROBLEM_TYPES, type Check, type Remark, type RemarkText } from './domain/remark';
import type { Review, Verdict } from './domain/review';
import { ReviewOpinionEntity, ReviewTextEntity } from './review.entity';

/** Freezes what an opinion says; the only writer of `review_opinion`. */
@Injectable()
export class OpinionService {
  constructor(private readonly numbers: NumberService) {}

  /** Numbers and freezes the opinion in the caller's transaction (INV-B). Errors: those of `NumberService.assignIn`. */
  async issueIn(
    tx: Tx,
    review: Review,
    opinion: {
      verdict: Verdict;
      remarks: readonly Remark[];
      checks: readonly Check[];
      clock: ReviewClock;
      /** Organs and people by id. */
      names: ReadonlyMap<string, string>;
      today: LegalDate;
      by: Actor;
    },
  ): Promise<{ number: string; hash: string }> {
    const { verdict, remarks, checks, clock, names, today, by } = opinion;
    const number = await this.numbers.assignIn(tx, {
      organId: review.reviewOrganId,
      kind: 'opinion',
      year: Number(today.slice(0, 4)),
      subjectType: 'review',
      subjectId: review.id,
      by,
    });
    const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
    const text = await tx.db.findOneOrFail(ReviewTextEntity, { where: { reviewId: review.id }, order: { seq: 'DESC' } });
    const content: OpinionContent = {
      number: number.canonical,
      reviewOrgan: nameOf(review.reviewOrganId) ?? '',
      addressee: nameOf(review.organId) ?? '',
      title: review.title,
      round: review.round,
      acceptedOn: review.acceptedOn ?? today,
      issuedOn: today,
      verdict,
      must: inOrder(remarks, 'must', text.units),
      should: inOrder(remarks, 'should', text.units),
      checks: PROBLEM_TYPES.flatMap((item) => {
        const set = checks.find((check) => check.item === item);
        return set ? [{ item, result: set.result, note: set.note }] : [];
      }),
      explanation: review.explanation,
      textHash: text.textHash,
      handler: nameOf(review.handlerId) ?? '',
      second: nameOf(review.secondId),
      signatory: by.name,
      usedDays: clock.usedDays,
      pausedDays: clock.pausedDays,
    };
    const hash = opinionHash(content);
    await tx.insert(ReviewOpinionEntity, {
      reviewId: review.id,
      numberId: number.id,
      number: number.canonical,
      verdict,
      content,
      hash,
      issuedBy: by.id,
      issuedOn: today,
      issuedAt: tx.now,
    });
    return { number: number.canonical, hash };
  }
}

/** Remarks of one severity as the paper lists them: by their place in the text, those on the whole document first. */
function inOrder(remarks: readonly Remark[], severity: Remark['severity'], units: readonly object[]): RemarkText[] {
  const order = new Map<string, number>();
  const number = (list: readonly object[]) => {
    for (const unit of list as { path: string; children: object[] }[]) {
      order.set(unit.path, order.size + 1);
      number(unit.children);
    }
  };
  number(units);
  const placeOf = (remark: Remark) => (remark.path === null ? 0 : (order.get(remark.path) ?? order.size + 1));
  return remarks
    .filter((remark) => remark.severity === severity)
    .sort((a, b) => placeOf(a) - placeOf(b) || a.serial - b.serial)
    .map((remark) => ({
      path: remark.path,
      place: remark.place,
      quotedText: remark.quotedText,
      problemType: remark.problemType,
      basisLaw: remark.basisLaw,
      basisArticle: remark.basisArticle,
      basisQuotation: remark.basisQuotation,
      comment: remark.comment,
      suggestedText: remark.suggestedText,
      suggestsDeletion: remark.suggestsDeletion,
      severity: remark.severity,
    }));
}
