import { DomainError, type Actor, type DomainEvent, type WorkCalendar } from '@libs/kernel';
import { dueAfter } from './clock';
import type { Command } from './command';
import { ACTIONS, WORKFLOW, type Action, type Filing, type LimitUnit, type Move, type State } from './filing';
import { refusals, type FilingCase } from './refusal';

export type FilingEvent = 'filing.open' | `filing.${Action}`;

/** Every fact that this room records. */
export const FILING_EVENTS: readonly FilingEvent[] = ['filing.open', ...ACTIONS.map((action) => `filing.${action}` as const)];

export interface Limit {
  days: number;
  unit: LimitUnit;
}

/** What a decision needs to know of the day and the rules of time. */
export interface Circumstances {
  now: Date;
  calendar: WorkCalendar;
  /** 登记、暂缓或不予登记的期限, 补正期限, 审查期限 of the office's level today. */
  accept: Limit;
  supplement: Limit;
  review: Limit;
}

export interface Decision {
  changes: Partial<Filing>;
  event: DomainEvent<FilingEvent>;
}

/** The state after the command. */
function stateAfter(filing: Pick<Filing, 'state'>, command: Command): State {
  const { to }: Move = WORKFLOW[command.action];
  if (to === 'same') return filing.state;
  if (to === 'outcome') return command.action === 'recordReceipt' ? command.receipt.outcome : filing.state;
  return to;
}

/** The row's new values and the fact to record, or a DomainError. Touches nothing; the number is the service's to take. */
export function decide(subject: FilingCase, command: Command, by: Actor, at: Circumstances): Decision {
  const found = refusals(subject, command, by);
  if (found.length > 0) throw new DomainError('conflict', 'filing_refused', { action: command.action, refusals: found });
  const changes: Partial<Filing> = { state: stateAfter(subject.filing, command), ...changesOf(subject, command, by) };
  const limit = limitOf(changes.state ?? subject.filing.state, subject.filing, at);
  if (changes.state !== subject.filing.state) {
    const runningFrom =
      limit && (command.action === 'submit' || command.action === 'resubmit' ? (changes.submittedOn ?? null) : subject.today);
    changes.runningDays = limit?.days ?? null;
    changes.runningUnit = limit?.unit ?? null;
    changes.runningFrom = runningFrom;
    changes.dueOn = limit && runningFrom !== null ? dueAfter(at.calendar, runningFrom, limit.days, limit.unit).on : null;
  }
  return {
    changes,
    event: {
      type: `filing.${command.action}`,
      subjectType: 'filing',
      subjectId: subject.filing.id,
      actorId: by.id,
      at: at.now,
      detail: detailOf(command),
    },
  };
}

function limitOf(state: State, filing: Filing, at: Circumstances): Limit | null {
  if (state === 'submitted') return filing.isOutside ? null : at.accept;
  if (state === 'supplement') return at.supplement;
  return state === 'in_review' ? at.review : null;
}

function changesOf({ filing, today }: FilingCase, command: Command, by: Actor): Partial<Filing> {
  switch (command.action) {
    case 'submit':
    case 'resubmit':
      return filing.isOutside
        ? { submittedOn: command.sentOn ?? today, submittedBy: by.id, submitWay: command.way }
        : { submittedOn: today, submittedBy: by.id, submitWay: 'system' };
    case 'recordReceipt': {
      const { outcome, number, receivedOn, note } = command.receipt;
      if (outcome === 'registered') return { filingNumber: number, registeredOn: receivedOn };
      return outcome === 'refused' ? { refusalReason: note, closedOn: today } : {};
    }
    case 'register':
      return { registeredOn: today, registeredBy: by.id };
    case 'refuse':
      return { refusalReason: command.reason.trim(), closedOn: today };
    case 'startReview':
      return { reviewStartedOn: today, reviewerId: by.id };
    case 'closeReview':
      return { conclusion: command.conclusion, closedOn: today };
    default:
      return {};
  }
}

/** What the log keeps of a command; names of files stand in their own rows. */
function detailOf(command: Command): Record<string, unknown> {
  switch (command.action) {
    case 'addItem':
      return { kind: command.item.kind, sha256: command.item.sha256 };
    case 'submit':
    case 'resubmit':
      return { way: command.way, sentOn: command.sentOn };
    case 'recordReceipt': {
      const { number, receivedOn, outcome } = command.receipt;
      return { number, receivedOn, outcome };
    }
    default:
      // Canonical JSON leaves undefined members out: the action is the event's type already.
      return { ...command, action: undefined };
  }
}
