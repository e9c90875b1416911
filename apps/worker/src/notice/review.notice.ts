import { DraftPartiesQueries } from '@libs/drafting';
import type { User } from '@libs/identity';
import type { NoticeKind } from '@libs/notice';
import { ReviewPartiesQueries, type Review, type ReviewState } from '@libs/review';
import type { Reach } from '../reaction';
import { peopleWith, tell, thosePeople, type Plan, type Telling } from './tell';

/** People around one review; who drafted it is never among its reviewers (INV-C). */
export class ReviewParties {
  constructor(
    readonly review: Review,
    private readonly reach: Reach,
  ) {}

  drafters = (): Promise<User[]> => this.those(this.review.drafterIds);
  handling = (): Promise<User[]> => this.those([this.review.handlerId, ...this.review.coReviewerIds]);
  intake = (): Promise<User[]> => peopleWith(this.reach, [this.review.intakeOrganId], 'draft.office');
  /** Who may accept it, or what one of them has taken on, its handler. */
  reviewers = async (): Promise<User[]> => (this.review.handlerId === null ? this.withoutDrafters('review.handle') : this.handling());
  seconds = async (): Promise<User[]> => this.without(await this.withoutDrafters('review.second'), this.handlers());
  signers = async (): Promise<User[]> =>
    this.without(await this.withoutDrafters('review.sign'), [...this.handlers(), ...this.review.secondReaderIds]);

  /** The office that has the draft after the opinion, as long as it has not gone on. */
  async office(): Promise<User[]> {
    const draft = this.review.subjectType === 'draft' ? await this.reach.get(DraftPartiesQueries).of(this.review.subjectId) : null;
    return draft?.state === 'submitted' ? peopleWith(this.reach, [draft.officeOrganId], 'draft.office') : [];
  }

  private handlers(): (string | null)[] {
    return [this.review.handlerId, ...this.review.coReviewerIds, ...this.review.formerHandlerIds];
  }

  private async withoutDrafters(permission: 'review.handle' | 'review.second' | 'review.sign'): Promise<User[]> {
    const { organId, reviewOrganId, draftingUnit, drafterIds } = this.review;
    const people = this.without(await peopleWith(this.reach, [reviewOrganId], permission), drafterIds);
    // Inside one organ the drafting section does not review its own draft.
    return organId === reviewOrganId ? people.filter(({ unit }) => unit === null || unit !== draftingUnit) : people;
  }

  private without(people: readonly User[], ids: readonly (string | null)[]): User[] {
    return people.filter(({ id }) => !ids.includes(id));
  }

  private those(ids: readonly (string | null)[]): Promise<User[]> {
    return thosePeople(this.reach, ids, (organId) => this.reach.get(ReviewPartiesQueries).maySee(this.review, organId));
  }
}

type Whom = (parties: ReviewParties) => Promise<User[]>;

/** Tells the reviewing side, on the review's page; only while the review is in one of `states`. */
function toReviewers(kind: NoticeKind, whom: Whom, states?: readonly ReviewState[]): Plan {
  return plan(async (parties) => {
    const { id, title, state } = parties.review;
    if (states && !states.includes(state)) return [];
    return [{ kind, to: await whom(parties), subjectType: 'review', subjectId: id, title }];
  });
}

/** Tells the submitting side and its office, on the draft's page. */
function toSubmitters(kind: NoticeKind, whom: Whom): Plan {
  return plan(async (parties) => {
    const { id, title, subjectType, subjectId } = parties.review;
    const subject = subjectType === 'draft' ? { subjectType, subjectId } : { subjectType: 'review', subjectId: id };
    return [{ kind, to: await whom(parties), ...subject, title }];
  });
}

function plan(telling: (parties: ReviewParties) => Promise<readonly Telling[]>): Plan {
  return async (event, reach) => {
    const review = await reach.get(ReviewPartiesQueries).of(event.subjectId);
    return review ? telling(new ReviewParties(review, reach)) : [];
  };
}

const both =
  (...whom: Whom[]): Whom =>
  async (parties) =>
    (await Promise.all(whom.map((each) => each(parties)))).flat();

/** 送审: to the office that forwards it, or straight to the reviewers. */
const opened: Plan = async (event, reach) => {
  const review = await reach.get(ReviewPartiesQueries).of(event.subjectId);
  // What is forwarded comes to the reviewers with the forwarding.
  return review?.intakeOrganId != null
    ? toReviewers('review.forward', (parties) => parties.intake(), ['at_office'])(event, reach)
    : toReviewers('review.accept', (parties) => parties.reviewers(), ['to_accept'])(event, reach);
};

/** 补正 comes back to where it was asked for. */
const resupplied: Plan = toReviewers(
  'review.resupplied',
  (parties) => (parties.review.state === 'at_office' ? parties.intake() : parties.reviewers()),
  ['at_office', 'to_accept', 'in_review'],
);

export const TELL_OF_REVIEW = {
  opened: [tell(opened)],
  forwarded: [tell(toReviewers('review.accept', (parties) => parties.reviewers(), ['to_accept']))],
  supplementRequested: [tell(toSubmitters('draft.supplement', (parties) => parties.drafters()))],
  resupplied: [tell(resupplied)],
  accepted: [tell(toSubmitters('draft.accepted', (parties) => parties.drafters()))],
  declined: [tell(toSubmitters('draft.declined', (parties) => parties.drafters()))],
  assigned: [tell(toReviewers('review.assigned', (parties) => parties.handling(), ['to_accept', 'in_review']))],
  sentForSecond: [tell(toReviewers('review.second', (parties) => parties.seconds(), ['second']))],
  sentForSign: [tell(toReviewers('review.sign', (parties) => parties.signers(), ['to_sign']))],
  sentBack: [tell(toReviewers('review.sentBack', (parties) => parties.handling(), ['in_review']))],
  issued: [
    tell(
      toSubmitters(
        'draft.opinion',
        both(
          (parties) => parties.drafters(),
          (parties) => parties.office(),
        ),
      ),
    ),
  ],
  answered: [tell(toReviewers('review.answered', (parties) => parties.handling()))],
  withdrawn: [tell(toReviewers('review.withdrawn', (parties) => parties.handling()))],
};
