import { addDays, DomainError, nextWorkday, type Actor, type DomainEvent, type LegalDate, type WorkCalendar } from '@libs/kernel';
import { dueOf, type Pause } from './clock';
import type { Command } from './command';
import { refusals, type ReviewCase } from './refusal';
import { ACTIONS, stateAfter, type Action, type Review } from './review';

export type ReviewEvent = 'review.open' | `review.${Action}`;

/** Every fact that this room records. */
export const REVIEW_EVENTS: readonly ReviewEvent[] = ['review.open', ...ACTIONS.map((action) => `review.${action}` as const)];

/** What a decision needs to know of the day and the rules of time. */
export interface Circumstances {
  now: Date;
  today: LegalDate;
  calendar: WorkCalendar;
  pauses: readonly Pause[];
  /** 审核期限, working days (国办发〔2018〕115号: 5 to 15). */
  reviewDays: number;
  /** 补正期限, natural days. */
  supplementDays: number;
}

export interface Decision {
  changes: Partial<Review>;
  /** The pause that begins or ends with it. */
  pause: 'opens' | 'closes' | null;
  /** Until when the supplement is due. */
  supplement: { dueOn: LegalDate; provisional: boolean } | null;
  event: DomainEvent<ReviewEvent>;
}

const CLOSES: readonly Action[] = ['decline', 'issue', 'withdraw'];

/** The row's new values and the fact to record, or a DomainError. Touches nothing. */
export function decide(subject: ReviewCase, command: Command, by: Actor, at: Circumstances): Decision {
  const found = refusals(subject, command, by);
  if (found.length > 0) throw new DomainError('conflict', 'review_refused', { action: command.action, refusals: found });
  const { review } = subject;
  const changes: Partial<Review> = { state: stateAfter(review, command.action), ...changesOf(review, command, by, at) };
  if (CLOSES.includes(command.action)) changes.closedOn = at.today;
  const pause = pauseOf(review, command.action);
  if (command.action === 'resupply' || command.action === 'accept' || command.action === 'extend') {
    const pauses = at.pauses.map((row) => ({ ...row, to: row.to ?? at.today }));
    changes.dueOn = dueOf(at.calendar, { ...review, ...changes }, pauses, at.today)?.on ?? null;
  }
  const due = nextWorkday(at.calendar, addDays(at.today, at.supplementDays));
  return {
    changes,
    pause,
    supplement: command.action === 'requestSupplement' ? { dueOn: due.on, provisional: due.provisional } : null,
    event: {
      type: `review.${command.action}`,
      subjectType: 'review',
      subjectId: review.id,
      actorId: by.id,
      at: at.now,
      detail: detailOf(command),
    },
  };
}

/** The clock runs from acceptance only: a supplement asked for before it has nothing to stop. */
function pauseOf(review: Review, action: Action): Decision['pause'] {
  if (review.acceptedOn === null) return null;
  if (action === 'requestSupplement') return 'opens';
  const ends = action === 'resupply' || (action === 'withdraw' && review.state === 'supplement');
  return ends ? 'closes' : null;
}

function changesOf(review: Review, command: Command, by: Actor, at: Circumstances): Partial<Review> {
  switch (command.action) {
    case 'forward':
      return { forwardedOn: at.today };
    case 'requestSupplement':
      return { resumeState: review.state };
    case 'resupply':
      return { resumeState: null };
    case 'accept':
      return { acceptedOn: at.today, limitDays: at.reviewDays, handlerId: review.handlerId ?? by.id };
    case 'assign':
      return handledBy(review, command.reviewer.id, others(command.coReviewers, command.reviewer.id));
    case 'handOver':
      return handledBy(
        review,
        command.reviewer.id,
        review.coReviewerIds.filter((id) => id !== command.reviewer.id),
      );
    case 'extend':
      return { extendedDays: review.extendedDays + command.days };
    case 'markUrgent':
      return { urgentReason: command.reason };
    case 'sendForSecond':
      return { proposedVerdict: command.verdict, explanation: command.explanation };
    case 'sendForSign':
      return {
        proposedVerdict: command.verdict,
        explanation: command.explanation,
        secondId: review.state === 'second' ? by.id : null,
        secondReaderIds: readBy(review, by),
      };
    case 'sendBack':
      return { secondId: null, secondReaderIds: readBy(review, by) };
    default:
      return {};
  }
}

/** New handlers; who handled it until now stays known. Before acceptance nothing was handled yet: that was only an assignment. */
export function handledBy(review: Review, handlerId: string, coReviewerIds: string[]): Partial<Review> {
  const until = review.acceptedOn === null ? [] : [review.handlerId ?? [], review.coReviewerIds].flat();
  const left = until.filter((id) => id !== handlerId && !coReviewerIds.includes(id));
  return { handlerId, coReviewerIds, formerHandlerIds: [...new Set([...review.formerHandlerIds, ...left])] };
}

function readBy(review: Review, by: Actor): string[] {
  return review.state === 'second' ? [...new Set([...review.secondReaderIds, by.id])] : review.secondReaderIds;
}

function others(people: readonly { id: string }[], but: string): string[] {
  return [...new Set(people.map((person) => person.id))].filter((id) => id !== but);
}

/** What the log keeps of a command: identifiers, dates and reasons; the texts stand in their own rows. */
function detailOf(command: Command): Record<string, unknown> {
  switch (command.action) {
    case 'assign':
      return { reviewerId: command.reviewer.id, coReviewerIds: command.coReviewers.map((person) => person.id) };
    case 'handOver':
      return { reviewerId: command.reviewer.id, reason: command.reason };
    case 'addRemark':
      return { path: command.remark.path, problemType: command.remark.problemType, severity: command.remark.severity };
    case 'editRemark':
      return { remarkId: command.remarkId, problemType: command.remark.problemType, severity: command.remark.severity };
    case 'answer':
      return { responses: command.responses.map(({ remarkId, adoption }) => ({ remarkId, adoption })) };
    case 'forward':
      return { intakeNumber: command.intakeNumber ?? null };
    default:
      // Canonical JSON leaves undefined members out: the action is the event's type already.
      return { ...command, action: undefined };
  }
}
