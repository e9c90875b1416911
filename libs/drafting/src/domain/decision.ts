import { DomainError, type Actor, type DomainEvent, type LegalDate } from '@libs/kernel';
import type { Command } from './command';
import { ACTIONS, OUTCOME_STATE, SIDE, WORKFLOW, type Action, type Draft, type Move, type State } from './draft';
import { refusals, type DraftCase } from './refusal';

export type DraftingEvent = 'drafting.create' | 'drafting.handOver' | `drafting.${Action}`;

/** Every fact that this room records. */
export const DRAFTING_EVENTS: readonly DraftingEvent[] = [
  'drafting.create',
  'drafting.handOver',
  ...ACTIONS.map((action) => `drafting.${action}` as const),
];

export interface Decision {
  changes: Partial<Draft>;
  event: DomainEvent<DraftingEvent>;
}

function stateAfter(draft: Draft, command: Command): State {
  const { to }: Move = WORKFLOW[command.action];
  if (to === 'same') return draft.state;
  if (to === 'outcome') return command.action === 'recordMeeting' ? OUTCOME_STATE[command.outcome] : draft.state;
  return to;
}

/** Commands by which somebody takes part in writing, and so may not review (INV-C). */
const WRITES: readonly Action[] = [
  'edit',
  'replaceText',
  'addMaterial',
  'waiveMaterial',
  'removeMaterial',
  'submit',
  'resupply',
  'respond',
  'respondAll',
];

/** The row's new values and the fact to record, or a DomainError. Touches nothing. */
export function decide(subject: DraftCase, command: Command, by: Actor, now: Date): Decision {
  const found: string[] = refusals(subject, command, by);
  const extra = command.action === 'publish' ? subject.registration.refusals.filter((code) => !found.includes(code)) : [];
  if (found.length > 0 || extra.length > 0) {
    throw new DomainError('conflict', 'draft_refused', {
      action: command.action,
      refusals: [...found, ...extra],
      ...(found.includes('something_missing') ? { missing: subject.missing } : {}),
      ...(found.includes('warnings_need_reason') ? { warnings: subject.registration.warnings } : {}),
    });
  }
  const { draft } = subject;
  const changes: Partial<Draft> = { state: stateAfter(draft, command), ...changesOf(draft, command, subject.today) };
  if (SIDE[command.action] === 'drafter' && WRITES.includes(command.action) && !draft.drafterIds.includes(by.id)) {
    changes.drafterIds = [...draft.drafterIds, by.id];
  }
  return {
    changes,
    event: {
      type: `drafting.${command.action}`,
      subjectType: 'draft',
      subjectId: draft.id,
      actorId: by.id,
      at: now,
      detail: detailOf(command),
    },
  };
}

function changesOf(draft: Draft, command: Command, today: LegalDate): Partial<Draft> {
  switch (command.action) {
    case 'edit': {
      const { title, kind, docClass, contactPhone, meetingOn } = command.fields;
      const typed = { title, kind, docClass, contactPhone, meetingOn };
      return Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined));
    }
    case 'replaceText':
      return { needsFinalText: false };
    case 'submit':
      return { round: draft.round + 1, urgentReason: command.urgentReason };
    case 'recordMeeting':
      return {
        passedOn: OUTCOME_STATE[command.outcome] === 'signing' ? command.heldOn : null,
        needsFinalText: command.outcome === 'passed_amended',
      };
    case 'recordSignature':
      return { signedOn: command.signedOn };
    case 'voidNumber':
      return { numberId: null, docNumber: null };
    case 'publish':
    case 'terminate':
      return { closedOn: today };
    default:
      return {};
  }
}

/** What the log keeps: identifiers, dates, reasons; a contact's phone number is not among them. */
function detailOf(command: Command): Record<string, unknown> {
  switch (command.action) {
    case 'edit':
      return { fields: Object.keys(command.fields).sort() };
    case 'respond':
      return { answers: command.answers.map(({ remarkId, adoption }) => ({ remarkId, adoption })) };
    case 'recordSignature':
      return { signedOn: command.signedOn };
    default:
      // Canonical JSON leaves undefined members out: the action is the event's type already.
      return { ...command, action: undefined };
  }
}
