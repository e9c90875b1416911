import { CampaignPartiesQueries } from '@libs/cleanup';
import { FilingPartiesQueries } from '@libs/filing';
import { OrganQueries } from '@libs/identity';
import { addDays, DomainError, type LegalDate, type WorkCalendar } from '@libs/kernel';
import { NoticeService, reminderKey, stepOf, termStepOf, type NewNotice, type ReminderPolicy } from '@libs/notice';
import { Clock, Transactions } from '@libs/platform';
import { TermQueries } from '@libs/registry';
import { ReviewPartiesQueries } from '@libs/review';
import { CalendarQueries, TimeLimitQueries, type LimitKey } from '@libs/settings';
import type { Reach } from '../reaction';
import { registrarsOf, submittersOf } from './filing.notice';
import { ReviewParties } from './review.notice';
import { peopleWith } from './tell';

/** The day of a reminder and the rules of time. */
export interface ReminderDay {
  today: LegalDate;
  calendar: WorkCalendar;
  policy: ReminderPolicy;
  /** A limit of the settings, in its own unit. */
  days: (key: LimitKey) => Promise<number>;
}

/** Something that is due, or whose term ends, and the step of its reminders that today is in. */
export type DueThing = Omit<NewNotice, 'key'> & { dueOn: LegalDate; step: string };

/** A room's due things. A room with due dates adds its own to `DUE_SOURCES`; whoever is named may see the thing. */
export interface DueSource {
  name: string;
  due(day: ReminderDay, reach: Reach): Promise<DueThing[]>;
}

const ids = (people: readonly { id: string }[]): string[] => people.map(({ id }) => id);

/** 审核期限: to its handlers; once overdue to who signs too. A stopped clock reminds nobody. */
const reviews: DueSource = {
  name: 'reviews',
  async due({ today, calendar, policy }, reach) {
    const found: DueThing[] = [];
    for (const { review, clock } of await reach.get(ReviewPartiesQueries).running()) {
      const step = clock.status !== 'running' || clock.dueOn === null ? null : stepOf(calendar, clock.dueOn, today, policy);
      if (step === null || clock.dueOn === null) continue;
      const parties = new ReviewParties(review, reach);
      const holding =
        review.state === 'second'
          ? await parties.seconds()
          : review.state === 'to_sign'
            ? await parties.signers()
            : await parties.handling();
      const late = clock.dueOn < today ? [...(await parties.handling()), ...(await parties.signers())] : [];
      const to = ids([...holding, ...late]);
      found.push({ kind: 'due.review', subjectType: 'review', subjectId: review.id, title: review.title, dueOn: clock.dueOn, step, to });
    }
    return found;
  },
};

/** 补正期限: to the drafters; once overdue to the reviewing side too, who may decline it. */
const supplements: DueSource = {
  name: 'supplements',
  async due({ today, calendar, policy }, reach) {
    const found: DueThing[] = [];
    for (const { review, dueOn } of await reach.get(ReviewPartiesQueries).waitingForSupplement()) {
      const step = stepOf(calendar, dueOn, today, policy);
      if (step === null) continue;
      const parties = new ReviewParties(review, reach);
      const told = { kind: 'due.supplement', title: review.title, dueOn, step } as const;
      const submitter = review.subjectType === 'draft' ? { subjectType: 'draft', subjectId: review.subjectId } : null;
      const own = { subjectType: 'review', subjectId: review.id };
      found.push({ ...told, ...(submitter ?? own), to: ids(await parties.drafters()) });
      if (dueOn < today) found.push({ ...told, ...own, to: ids(await parties.reviewers()) });
    }
    return found;
  },
};

/** 报送、登记、补正期限 of filings: to the side that is to act. */
const filings: DueSource = {
  name: 'filings',
  async due({ today, calendar, policy }, reach) {
    const found: DueThing[] = [];
    for (const { filing, title, clock } of await reach.get(FilingPartiesQueries).running()) {
      const step = clock.dueOn === null ? null : stepOf(calendar, clock.dueOn, today, policy);
      if (step === null || clock.dueOn === null) continue;
      const isSubmitters = clock.what === 'submit' || clock.what === 'supplement';
      const to = ids(await (isSubmitters ? submittersOf : registrarsOf)(filing, reach));
      found.push({ kind: 'due.filing', subjectType: 'filing', subjectId: filing.id, title, dueOn: clock.dueOn, step, to });
    }
    return found;
  },
};

/** 清理填报 and 落实: to the organ that owes it; once overdue to who runs the campaign too. */
const cleanups: DueSource = {
  name: 'cleanups',
  async due({ today, calendar, policy }, reach) {
    const found: DueThing[] = [];
    for (const { campaignId: subjectId, title, organId, bureauId, dueOn } of await reach.get(CampaignPartiesQueries).duties()) {
      const step = stepOf(calendar, dueOn, today, policy);
      if (step === null) continue;
      const late = dueOn < today ? await peopleWith(reach, [bureauId], 'cleanup.run') : [];
      const to = ids([...(await peopleWith(reach, [organId], 'cleanup.fill')), ...late]);
      found.push({ kind: 'due.cleanup', subjectType: 'campaign', subjectId, title, dueOn, step, to });
    }
    return found;
  },
};

/** 有效期将届满 (domain.md 2.6): to the responsible organ and the justice bureau of its government. */
const terms: DueSource = {
  name: 'terms',
  async due({ today, days }, reach) {
    const keys = ['term.evaluate', 'reminder.term_second', 'reminder.term_third', 'reminder.term_last'] as const;
    const steps = await Promise.all(keys.map(days));
    const found: DueThing[] = [];
    for (const term of await reach.get(TermQueries).ending(today, addDays(today, Math.max(...steps)))) {
      const step = termStepOf(term.validThrough, today, steps);
      if (step === null) continue;
      const { id: subjectId, title, validThrough: dueOn, responsibleOrganId } = term;
      const bureau = await bureauOf(responsibleOrganId, reach);
      const to = ids([
        ...(await peopleWith(reach, [responsibleOrganId], 'draft.write', 'draft.office')),
        ...(await peopleWith(reach, [bureau], 'review.handle')),
      ]);
      found.push({ kind: 'due.term', subjectType: 'document', subjectId, title, dueOn, step, to });
    }
    return found;
  },
};

/** Null for an organ that belongs to no government here, or whose government has no bureau on record. */
async function bureauOf(organId: string, { get }: Reach): Promise<string | null> {
  try {
    return (await get(OrganQueries).justiceBureauOf(organId)).id;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Whose due dates are reminded of. */
const DUE_SOURCES: readonly DueSource[] = [reviews, supplements, filings, cleanups, terms];

/**
 * Tells everybody of what is due, as of today. Idempotent: the key of a notice is the thing, its due day and the step. One source's failure
 * leaves the others their turn; then the run fails and is tried again.
 */
export async function remind(reach: Reach, sources: readonly DueSource[] = DUE_SOURCES): Promise<number> {
  const { get } = reach;
  const today = get(Clock).today();
  const days = async (key: LimitKey) => (await get(TimeLimitQueries).limit(key, { level: null, on: today })).days;
  const policy = { before: await days('reminder.before'), again: await days('reminder.again') };
  const day: ReminderDay = { today, calendar: await get(CalendarQueries).calendar(), policy, days };
  const failures: unknown[] = [];
  let told = 0;
  for (const source of sources) {
    try {
      for (const { step, ...thing } of await source.due(day, reach)) {
        const notice = { ...thing, key: reminderKey(thing.subjectId, thing.dueOn, step) };
        told += await get(Transactions).run((tx) => get(NoticeService).tellIn(tx, notice));
      }
    } catch (error) {
      reach.log.error({ err: error, source: source.name }, 'reminders failed');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some reminders failed');
  return told;
}
