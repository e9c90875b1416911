import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries, type Organ, type User } from '@libs/identity';
import { addDays, addWorkingDays, workingDaysBetween, type Actor, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { ReviewQueries, type ReviewRow } from '@libs/review';
import { CalendarQueries, TimeLimitQueries } from '@libs/settings';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import type { Draft, State } from './domain/draft';
import { PHASE_HOLDER, phaseOf, type Holder, type Phase } from './domain/phase';
import { DraftEntity, PublicationEntity } from './draft.entity';

export interface DraftFilter {
  states?: readonly State[];
  issuerOrganId?: string;
  draftingOrganId?: string;
  /** Drafted by the one who asks. */
  isMine?: boolean;
  isOpen?: boolean;
  /** Part of the title, or of the document number. */
  text?: string;
  /** Id of the last draft of the page before. */
  after?: string;
  limit: number;
}

/** A draft as lists show it: where it stands, and who is to act. */
export interface DraftRow {
  draft: Draft;
  phase: Phase;
  review: ReviewRow | null;
  issuer: Organ | null;
  draftingOrgan: Organ | null;
  holder: { side: Holder; organ: Organ | null; person: User | null };
  /** What is due of it, other than its review: the interpretation of a published document. */
  due: { on: LegalDate; leftDays: number } | null;
}

/** The home pages' blocks (ui-words 8). */
export const DRAFT_GROUPS = [
  'to_supplement', // 补正
  'to_answer', // 答复意见
  'to_send', // 起草中、待再送审
  'on_the_way', // 我的事项走到哪一步
  'incoming', // 新来文
  'to_table', // 待提请审议（已出具意见）
  'next_meeting', // 下次会议议题: what is meant for a meeting, reviewed or not
  'to_deliberate', // 待审议
  'to_sign', // 待签发
  'to_number', // 待编号
  'to_publish', // 待公布
  'to_interpret', // 解读未交
] as const;
export type DraftGroupCode = (typeof DRAFT_GROUPS)[number];

export interface DraftGroup {
  code: DraftGroupCode;
  /** Of what is shown; lists on the home page end at 100. */
  count: number;
  items: DraftRow[];
}

const CLOSED: readonly State[] = ['published', 'terminated'];
const GROUP_SIZE = 100;

/** Lists of drafts; each shows only what `by` may see (domain.md 21.13). */
@Injectable()
export class DraftListQueries {
  constructor(
    private readonly source: DataSource,
    private readonly reviews: ReviewQueries,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly clock: Clock,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
  ) {}

  /** A page, the newest matter first. */
  async page(filter: DraftFilter, by: Actor): Promise<{ items: DraftRow[]; next: string | null }> {
    const query = this.visible(by)
      .orderBy('draft.id', 'DESC')
      .limit(filter.limit + 1);
    narrow(query, filter, by);
    const found = await query.getMany();
    const items = found.slice(0, filter.limit);
    return { items: await this.rows(items), next: found.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** What waits for the one who asks: the drafter's blocks and those of the office, by their permissions. */
  async groups(by: Actor): Promise<DraftGroup[]> {
    const groups: DraftGroup[] = [];
    const add = (code: DraftGroupCode, items: DraftRow[]) => groups.push({ code, count: items.length, items });
    if (by.permissions.has('draft.write')) {
      const own = await this.visible(by)
        .andWhere('draft.drafting_organ_id = :own AND draft.state NOT IN (:...closed)', { closed: CLOSED })
        .orderBy('draft.id', 'DESC')
        .limit(GROUP_SIZE)
        .getMany();
      const rows = await this.rows(own);
      const inPhase = (...phases: Phase[]) => rows.filter((row) => phases.includes(row.phase));
      add('to_supplement', inPhase('supplement'));
      add(
        'to_answer',
        rows.filter((row) => row.draft.state === 'submitted' && row.phase === 'revising'),
      );
      add('to_table', inPhase('opinion'));
      add(
        'to_send',
        rows.filter((row) => row.draft.state === 'drafting' || row.phase === 'declined'),
      );
      add('on_the_way', rows);
      add('to_interpret', await this.uninterpreted('draft.drafting_organ_id = :own', by));
    }
    if (by.permissions.has('draft.office')) {
      const office = await this.visible(by)
        .andWhere('(draft.office_organ_id = :own OR draft.intake_organ_id = :own)')
        .andWhere(`draft.state IN ('submitted', 'deliberating', 'signing', 'numbering', 'publishing')`)
        .orderBy('draft.meeting_on', 'ASC', 'NULLS LAST')
        .addOrderBy('draft.id', 'ASC')
        .limit(GROUP_SIZE)
        .getMany();
      const rows = await this.rows(office);
      const isOffice = (row: DraftRow) => row.draft.officeOrganId === by.organId;
      add(
        'incoming',
        rows.filter((row) => row.phase === 'at_office' && row.draft.intakeOrganId === by.organId),
      );
      add(
        'next_meeting',
        rows.filter(({ draft }) => draft.meetingOn !== null && (draft.state === 'submitted' || draft.state === 'deliberating')),
      );
      add(
        'to_deliberate',
        rows.filter((row) => row.phase === 'deliberating' && isOffice(row)),
      );
      add(
        'to_sign',
        rows.filter((row) => row.phase === 'signing' && isOffice(row)),
      );
      add(
        'to_number',
        rows.filter((row) => row.phase === 'numbering' && isOffice(row)),
      );
      add(
        'to_publish',
        rows.filter((row) => row.phase === 'publishing' && isOffice(row)),
      );
      // The office asks when it is late; the drafter's own page shows it from the day of publication.
      const late = (await this.uninterpreted('draft.office_organ_id = :own', by)).filter((row) => (row.due?.leftDays ?? 0) < 0);
      if (!groups.some((group) => group.code === 'to_interpret')) add('to_interpret', late);
    }
    return groups;
  }

  /** Published documents that nothing explains yet (解读未交), with the day on which it is due (domain.md 21.8). */
  private async uninterpreted(whose: string, by: Actor): Promise<DraftRow[]> {
    const drafts = await this.visible(by)
      .andWhere(whose)
      .andWhere(`draft.state = 'published' AND draft.doc_class <> 'INTERNAL'`)
      .andWhere('NOT EXISTS (SELECT 1 FROM interpretation i WHERE i.draft_id = draft.id)')
      .orderBy('draft.id', 'DESC')
      .limit(GROUP_SIZE)
      .getMany();
    if (drafts.length === 0) return [];
    const publications = await this.source.manager.find(PublicationEntity, {
      select: { draftId: true, publishedOn: true },
      where: { draftId: In(drafts.map((draft) => draft.id)) },
    });
    const days = new Map(publications.map(({ draftId, publishedOn }) => [draftId, publishedOn]));
    const today = this.clock.today();
    const [calendar, rows] = [await this.calendars.calendar(), await this.rows(drafts)];
    const limit = await this.limits.limit('publication.interpret', { level: null, on: today });
    return rows.map((row) => {
      const from = days.get(row.draft.id);
      if (from === undefined) return row;
      const on = limit.unit === 'working' ? addWorkingDays(calendar, from, limit.days).on : addDays(from, limit.days);
      const left = workingDaysBetween(calendar, today, on);
      // Late on a rest day is late all the same.
      return { ...row, due: { on, leftDays: on < today ? Math.min(-1, left) : left } };
    });
  }

  /** Drafts as rows, in the order given. */
  async rows(drafts: readonly Draft[]): Promise<DraftRow[]> {
    if (drafts.length === 0) return [];
    const reviews = await this.reviews.latestOf(drafts.map((draft) => draft.id));
    const organs = await this.organs.find(
      drafts.flatMap((draft) =>
        [draft.issuerOrganId, draft.draftingOrganId, draft.reviewOrganId, draft.officeOrganId, draft.intakeOrganId ?? []].flat(),
      ),
    );
    const people = drafts.flatMap((draft) => [draft.drafterIds[0] ?? [], reviews.get(draft.id)?.review.handlerId ?? []].flat());
    const users = await this.users.find(people);
    return drafts.map((draft) => toRow(draft, reviews.get(draft.id) ?? null, organs, users));
  }

  private visible(by: Actor): SelectQueryBuilder<DraftEntity> {
    return this.source.manager.createQueryBuilder(DraftEntity, 'draft').where(
      `(draft.drafting_organ_id = :own OR (draft.round > 0 AND
          (draft.issuer_organ_id = :own OR draft.intake_organ_id = :own OR draft.review_organ_id = :own OR draft.office_organ_id = :own)))`,
      { own: by.organId },
    );
  }
}

function narrow(query: SelectQueryBuilder<DraftEntity>, filter: DraftFilter, by: Actor): void {
  const { states = [], issuerOrganId, draftingOrganId, isMine, isOpen, text, after } = filter;
  if (states.length > 0) query.andWhere('draft.state IN (:...states)', { states });
  if (isOpen !== undefined) query.andWhere(`draft.state ${isOpen ? 'NOT IN' : 'IN'} (:...closed)`, { closed: CLOSED });
  if (issuerOrganId) query.andWhere('draft.issuer_organ_id = :issuerOrganId', { issuerOrganId });
  if (draftingOrganId) query.andWhere('draft.drafting_organ_id = :draftingOrganId', { draftingOrganId });
  if (isMine === true) query.andWhere('draft.drafter_ids @> :me::jsonb', { me: JSON.stringify([by.id]) });
  if (text) query.andWhere('(strpos(draft.title, :text) > 0 OR strpos(draft.doc_number, :text) > 0)', { text });
  if (after) query.andWhere('draft.id < :after', { after });
}

function toRow(draft: Draft, review: ReviewRow | null, organs: readonly Organ[], users: readonly User[]): DraftRow {
  const organ = (id: string | null) => organs.find((one) => one.id === id) ?? null;
  const user = (id: string | null) => users.find((one) => one.id === id) ?? null;
  const phase = phaseOf(draft, review ? { state: review.review.state, verdict: review.verdict } : null);
  const side = PHASE_HOLDER[phase];
  const holders: Record<Holder, DraftRow['holder']> = {
    drafter: { side, organ: organ(draft.draftingOrganId), person: user(draft.drafterIds[0] ?? null) },
    intake: { side, organ: organ(draft.intakeOrganId), person: null },
    reviewer: { side, organ: organ(draft.reviewOrganId), person: user(review?.review.handlerId ?? null) },
    office: { side, organ: organ(draft.officeOrganId), person: null },
    nobody: { side, organ: null, person: null },
  };
  return {
    draft,
    phase,
    review,
    issuer: organ(draft.issuerOrganId),
    draftingOrgan: organ(draft.draftingOrganId),
    holder: holders[side],
    due: null,
  };
}
