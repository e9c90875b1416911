import { DomainError, isLegalDate, type Actor, type DomainEvent, type LegalDate } from '@libs/kernel';

export const ORGAN_LEVELS = ['region', 'prefecture', 'county', 'township'] as const;
export type OrganLevel = (typeof ORGAN_LEVELS)[number];

/**
 * `government` 人民政府 of prefecture or county; `government_office` 政府办公室; `township` 乡镇人民政府、街道办事处;
 * `authorized` 法律法规授权的组织; `external` outside the system: it receives filings, nobody of it signs in.
 */
export const ORGAN_KINDS = [
  'government',
  'government_office',
  'justice_bureau',
  'market_regulator',
  'department',
  'township',
  'authorized',
  'external',
] as const;
export type OrganKind = (typeof ORGAN_KINDS)[number];

/** An organ (机关). It exists from `validFrom` until the day before `validTo`; a document stays with the organ that signed it. */
export interface Organ {
  id: string;
  /** Stable short name for data and scripts, such as `bz-gov`; never shown. */
  code: string;
  parentId: string | null;
  name: string;
  shortName: string;
  level: OrganLevel;
  kind: OrganKind;
  /** GB/T 2260, six digits. */
  regionCode: string;
  /** 机关代字 of the organ's document numbers, such as 巴政办; null when it numbers none. */
  prefix: string | null;
  /** Whether it has its own legal section (本单位法制机构). */
  hasLegalUnit: boolean;
  /** Whether it is on the list of organs that may issue normative documents (制定主体清单). */
  mayIssue: boolean;
  /** Why it may or may not. */
  basis: string | null;
  /** Place in the order of organs (机构序列), never alphabetical. */
  sortOrder: number;
  phone: string | null;
  validFrom: LegalDate;
  /** The first day on which it is no more. */
  validTo: LegalDate | null;
  /** Who took over (机构改革). */
  successorId: string | null;
  revision: number;
}

export interface OrganNode extends Organ {
  children: OrganNode[];
}

export type OrganEvent = 'organ.seed' | 'organ.create' | 'organ.edit' | 'organ.close';

/** Whether the organ exists on `day`. */
export function existsOn(organ: Pick<Organ, 'validFrom' | 'validTo'>, day: LegalDate): boolean {
  return organ.validFrom <= day && (organ.validTo === null || day < organ.validTo);
}

/** Whether the organ may issue normative documents on `day` (国办发〔2018〕115号: 制定主体清单). */
export function mayIssueOn(organ: Pick<Organ, 'mayIssue' | 'validFrom' | 'validTo'>, day: LegalDate): boolean {
  return organ.mayIssue && existsOn(organ, day);
}

/** The organs as trees, each level by its order of organs. */
export function toTree(organs: readonly Organ[]): OrganNode[] {
  const nodes = new Map(organs.map((organ): [string, OrganNode] => [organ.id, { ...organ, children: [] }]));
  const roots: OrganNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    (parent ? parent.children : roots).push(node);
  }
  const inOrder = (a: OrganNode, b: OrganNode) => a.sortOrder - b.sortOrder || (a.code < b.code ? -1 : 1);
  for (const node of nodes.values()) node.children.sort(inOrder);
  return roots.sort(inOrder);
}

/** What an administrator may set; `null` clears what may be empty. */
export interface OrganChange {
  name?: string;
  shortName?: string;
  prefix?: string | null;
  hasLegalUnit?: boolean;
  mayIssue?: boolean;
  basis?: string | null;
  sortOrder?: number;
  phone?: string | null;
}

/** The organ's new values and the fact to record. Errors: `organ_is_closed`. */
export function decideEdit(
  organ: Organ,
  change: OrganChange,
  by: Actor,
  now: Date,
): { changes: OrganChange; event: DomainEvent<OrganEvent> } {
  if (organ.validTo !== null) throw new DomainError('conflict', 'organ_is_closed', { code: organ.code });
  const before = Object.fromEntries(Object.keys(change).map((key) => [key, organ[key as keyof OrganChange]]));
  return { changes: change, event: organEvent('organ.edit', organ.id, by, now, { before, after: { ...change } }) };
}

/**
 * Closes an organ from `validTo` on, with the organ that takes over. Errors: `organ_is_closed`, `organ_successor_is_closed`,
 * `organ_closes_too_early`, `organ_has_open_children`.
 */
export function decideClose(
  organ: Organ,
  closing: { validTo: LegalDate; successor: Organ | null; openChildren: number },
  by: Actor,
  now: Date,
): { changes: Pick<Organ, 'validTo' | 'successorId'>; event: DomainEvent<OrganEvent> } {
  const { validTo, successor, openChildren } = closing;
  if (organ.validTo !== null) throw new DomainError('conflict', 'organ_is_closed', { code: organ.code });
  if (!isLegalDate(validTo) || validTo <= organ.validFrom) throw new DomainError('conflict', 'organ_closes_too_early', {});
  if (openChildren > 0) throw new DomainError('conflict', 'organ_has_open_children', { openChildren });
  if (successor && (successor.id === organ.id || !existsOn(successor, validTo))) {
    throw new DomainError('conflict', 'organ_successor_is_closed', { code: successor.code });
  }
  const changes = { validTo, successorId: successor?.id ?? null };
  return { changes, event: organEvent('organ.close', organ.id, by, now, changes) };
}

export function organEvent(type: OrganEvent, id: string, by: Actor, now: Date, detail: Record<string, unknown>): DomainEvent<OrganEvent> {
  return { type, subjectType: 'organ', subjectId: id, actorId: by.id, at: now, detail };
}
