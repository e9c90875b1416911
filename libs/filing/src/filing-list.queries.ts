import { Injectable } from '@nestjs/common';
import { OrganQueries, UserQueries } from '@libs/identity';
import type { Actor, LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { CalendarQueries, TimeLimitQueries } from '@libs/settings';
import { normaliseTitle, parseDocNumber } from '@libs/text';
import { DataSource, In } from 'typeorm';
import { clockOf } from './domain/clock';
import type { Filing, FilingKind, State } from './domain/filing';
import { FilingEntity, FilingInspectionEntity } from './filing.entity';
import { toFilingRow, type FilingDocument, type FilingRow } from './filing-row';

/** in: 收到的备案; out: 向上报备; supervised: 下级收到的备案 (its catalogue). */
export const DIRECTIONS = ['in', 'out', 'supervised'] as const;
export type Direction = (typeof DIRECTIONS)[number];
/** due: what is due first; registered: the register's order, the latest first; published: the latest publication first. */
export const FILING_SORTS = ['due', 'registered', 'published'] as const;
export type FilingSort = (typeof FILING_SORTS)[number];

export interface FilingFilter {
  direction?: Direction;
  states?: readonly State[];
  /** Past the day by which it was to be sent, registered, supplemented or reviewed. */
  isOverdue?: boolean;
  isOutside?: boolean;
  kind?: FilingKind;
  /** An organ: filings by it or by any organ under it. */
  issuerId?: string;
  receiverId?: string;
  documentId?: string;
  level?: string;
  regionCode?: string;
  registeredFrom?: LegalDate;
  registeredTo?: LegalDate;
  publishedFrom?: LegalDate;
  publishedTo?: LegalDate;
  /** A document number or filing number in any spelling, or words of the title. */
  q?: string;
  sort: FilingSort;
  after?: string;
  limit: number;
}

export const FILING_GROUPS = ['to_submit', 'not_filed', 'to_register', 'to_review', 'review_due', 'awaiting_receipt'] as const;
export type FilingGroupCode = (typeof FILING_GROUPS)[number];

export interface FilingGroup {
  code: FilingGroupCode;
  /** All of them; `items` are the first. */
  count: number;
  items: FilingRow[];
}

const GROUP_SIZE = 50;
/** The most that one export or the list of what is overdue holds. */
const MOST = 5000;

const FROM = `filing f JOIN document d ON d.id = f.document_id JOIN organ issuer ON issuer.id = f.issuer_organ_id`;
/** $1: the reader's organ. */
const SIDES: Record<Direction, string> = {
  in: 'f.office_organ_id = $1::uuid',
  out: '(f.submitter_organ_ids ? $1::uuid::text OR f.responsible_organ_id = $1::uuid)',
  supervised: 'f.supervisor_organ_id = $1::uuid',
};
const ANY_SIDE = `(${Object.values(SIDES).join(' OR ')} OR f.receiver_organ_id = $1::uuid
  OR f.copies @> jsonb_build_array(jsonb_build_object('officeOrganId', $1::uuid::text)))`;
const KEYS: Record<FilingSort, { key: string; order: 'ASC' | 'DESC' }> = {
  due: { key: `coalesce(f.due_on, DATE '9999-12-31')`, order: 'ASC' },
  registered: { key: `coalesce(f.registered_on, DATE '0001-01-01')`, order: 'DESC' },
  published: { key: 'f.trigger_on', order: 'DESC' },
};

/** Lists of filings: register (备案登记簿), what is due, the home page. Each shows only what `by` may see (domain.md 21.13). */
@Injectable()
export class FilingListQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly organs: OrganQueries,
    private readonly users: UserQueries,
    private readonly calendars: CalendarQueries,
    private readonly limits: TimeLimitQueries,
  ) {}

  /** A page in the order of `sort`, with how many there are in all; `next` is the cursor of the page after it. */
  async page(filter: FilingFilter, by: Actor): Promise<{ items: FilingRow[]; next: string | null; total: number }> {
    const limit = Math.min(filter.limit, MOST);
    const { key, order } = KEYS[filter.sort];
    const { where, values } = conditions(filter, by);
    const [counted] = await this.source.query<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM ${FROM} WHERE ${where.join(' AND ')}`,
      values,
    );
    const after = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/.exec(filter.after ?? '');
    if (after) {
      values.push(after[1], after[2]);
      where.push(`(${key}, f.id) ${order === 'ASC' ? '>' : '<'} ($${values.length - 1}::date, $${values.length}::uuid)`);
    }
    values.push(filter.isOverdue === true ? MOST : limit + 1);
    const found = await this.source.query<{ id: string; sort: LegalDate }[]>(
      `SELECT f.id, ${key} AS sort FROM ${FROM} WHERE ${where.join(' AND ')} ORDER BY ${key} ${order}, f.id ${order} LIMIT $${values.length}`,
      values,
    );
    if (filter.isOverdue === true) {
      // What is overdue is computed on this day's calendar, so it is asked of the rows themselves.
      const late = (await this.rows(await this.load(found.map(({ id }) => id)), by)).filter(({ clock }) => clock.status === 'overdue');
      return { items: late, next: null, total: late.length };
    }
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const items = await this.rows(await this.load(shown.map(({ id }) => id)), by);
    return { items, next: last ? `${last.sort}_${last.id}` : null, total: counted?.total ?? 0 };
  }

  /** The home page's lists (ui-words 8); only those of the actor's permissions. */
  async groups(by: Actor): Promise<FilingGroup[]> {
    const base = { sort: 'due', limit: GROUP_SIZE } as const;
    const submits: Partial<Record<FilingGroupCode, FilingFilter>> = {
      to_submit: { ...base, direction: 'out', states: ['to_submit', 'supplement'] },
      awaiting_receipt: { ...base, direction: 'out', states: ['submitted'], isOutside: true },
    };
    const registers: Partial<Record<FilingGroupCode, FilingFilter>> = {
      not_filed: { ...base, direction: 'in', states: ['to_submit'], isOverdue: true },
      to_register: { ...base, direction: 'in', states: ['submitted'] },
      to_review: { ...base, direction: 'in', states: ['registered'] },
      review_due: { ...base, direction: 'in', states: ['in_review'] },
    };
    const filters = {
      ...(by.permissions.has('filing.submit') ? submits : {}),
      ...(by.permissions.has('filing.register') ? registers : {}),
    };
    const groups: FilingGroup[] = [];
    for (const code of FILING_GROUPS) {
      const filter = filters[code];
      if (!filter) continue;
      const { items, total } = await this.page(filter, by);
      groups.push({ code, count: total, items: items.slice(0, GROUP_SIZE) });
    }
    return groups;
  }

  /** Filings as rows, in the order given. */
  async rows(filings: readonly Filing[], by: Actor): Promise<FilingRow[]> {
    if (filings.length === 0) return [];
    const today = this.clock.today();
    const organIds = filings.flatMap((filing) => [filing.issuerOrganId, filing.receiverOrganId, filing.officeOrganId]);
    const people = filings.flatMap((filing) => [filing.submittedBy, filing.registeredBy]);
    const [documents, organs, users, calendar, remind, inspections] = await Promise.all([
      this.documentsOf(filings.map((filing) => filing.documentId)),
      this.organs.find(organIds.filter((id) => id !== null)),
      this.users.find(people.filter((id) => id !== null)),
      this.calendars.calendar(),
      this.limits.limit('filing.remind', { level: null, on: today }),
      this.source.manager.findBy(FilingInspectionEntity, { filingId: In(filings.map(({ id }) => id)), inspectedBy: by.id }),
    ]);
    const parts = {
      documents,
      organs,
      users,
      clockOf: (filing: Filing) => clockOf(calendar, filing, today, remind.days),
      inspected: new Set(inspections.map(({ filingId }) => filingId)),
      by,
    };
    return filings.map((filing) => toFilingRow(filing, parts));
  }

  private async load(ids: readonly string[]): Promise<FilingEntity[]> {
    const found = await this.source.manager.findBy(FilingEntity, { id: In([...ids]) });
    const byId = new Map(found.map((filing) => [filing.id, filing]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private documentsOf(ids: readonly string[]): Promise<FilingDocument[]> {
    return this.source.query<FilingDocument[]>(
      `SELECT d.id, d.slug, d.title, d.doc_number AS "docNumber", s.published_on AS "publishedOn"
         FROM document d JOIN effect_summary s ON s.document_id = d.id WHERE d.id = ANY($1)`,
      [ids],
    );
  }
}

function conditions(filter: FilingFilter, by: Actor): { where: string[]; values: unknown[] } {
  const values: unknown[] = [by.organId];
  const where = [filter.direction === undefined ? ANY_SIDE : SIDES[filter.direction]];
  const add = (value: unknown, test: (placeholder: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    where.push(test(`$${values.length}`));
  };
  const { states = [] } = filter;
  add(states.length > 0 ? states : undefined, (value) => `f.state = ANY(${value})`);
  add(filter.isOutside, (value) => `f.is_outside = ${value}`);
  add(filter.kind, (value) => `f.kind = ${value}`);
  add(filter.receiverId, (value) => `f.receiver_organ_id = ${value}`);
  add(filter.documentId, (value) => `f.document_id = ${value}`);
  add(filter.level, (value) => `issuer.level = ${value}`);
  add(filter.regionCode, (value) => `issuer.region_code = ${value}`);
  add(filter.registeredFrom, (value) => `f.registered_on >= ${value}`);
  add(filter.registeredTo, (value) => `f.registered_on <= ${value}`);
  add(filter.publishedFrom, (value) => `f.trigger_on >= ${value}`);
  add(filter.publishedTo, (value) => `f.trigger_on <= ${value}`);
  add(
    filter.issuerId,
    (value) => `f.issuer_organ_id IN (
      WITH RECURSIVE below AS (SELECT ${value}::uuid AS id UNION SELECT o.id FROM organ o JOIN below b ON o.parent_id = b.id) SELECT id FROM below)`,
  );
  const q = filter.q?.trim() ?? '';
  if (q === '') return { where, values };
  const number = parseDocNumber(q);
  if (number) add(number.key, (value) => `(d.doc_number_key = ${value} OR f.filing_number = $${values.push(number.canonical)})`);
  else {
    const like = `%${normaliseTitle(q).replace(/[\\%_]/g, '\\$&')}%`;
    add(like, (value) => `(d.title_key LIKE ${value} OR f.filing_number LIKE $${values.push(`%${q.replace(/[\\%_]/g, '\\$&')}%`)})`);
  }
  return { where, values };
}
