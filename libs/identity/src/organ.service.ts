import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { IsNull } from 'typeorm';
import {
  decideClose,
  decideEdit,
  existsOn,
  organEvent,
  type Organ,
  type OrganChange,
  type OrganKind,
  type OrganLevel,
} from './domain/organ';
import { OrganEntity } from './organ.entity';
import { ORGAN_SEED } from './seed/organs';

export interface NewOrgan {
  code: string;
  parentId: string;
  name: string;
  shortName: string;
  level: OrganLevel;
  kind: OrganKind;
  regionCode: string;
  prefix: string | null;
  hasLegalUnit: boolean;
  mayIssue: boolean;
  basis: string | null;
  sortOrder: number;
  phone: string | null;
  validFrom: LegalDate;
}

@Injectable()
export class OrganService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
  ) {}

  /**
   * Puts in the organs of the prefecture that are not there yet, by code; what somebody changed stays as it is.
   * Returns how many were put in; done twice it is done once.
   */
  seed(by: Actor): Promise<number> {
    return this.transactions.run(async (tx) => {
      await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.seed_organs'))`);
      const present = await tx.db.find(OrganEntity, { select: { id: true, code: true } });
      const idOf = new Map(present.map((organ) => [organ.code, organ.id]));
      const missing = ORGAN_SEED.filter((seed) => !idOf.has(seed.code));
      if (missing.length === 0) return 0;
      for (const seed of missing) idOf.set(seed.code, this.ids.next());
      const idFor = (code: string | null) => (code === null ? null : idOf.get(code));
      await tx.insert(
        OrganEntity,
        missing.map(({ parent, successor, ...organ }) => ({
          ...organ,
          id: idFor(organ.code) ?? '',
          parentId: idFor(parent) ?? null,
          successorId: idFor(successor) ?? null,
          revision: 1,
        })),
      );
      // One fact for the whole list: the tree is one decision of the product, and its codes name every organ in it.
      await tx.record({
        type: 'organ.seed',
        subjectType: 'organ_tree',
        subjectId: '652800',
        actorId: by.id,
        at: tx.now,
        detail: { codes: missing.map((seed) => seed.code) },
      });
      return missing.length;
    });
  }

  /** Errors: `not_found` (parent), `organ_is_closed` (parent), `organ_code_is_unique`, `organ_special_kind_is_one_a_government`. */
  create(organ: NewOrgan, by: Actor): Promise<Organ> {
    return this.transactions.run((tx) => this.createIn(tx, organ, by));
  }

  /** `create`, in the caller's transaction. */
  async createIn(tx: Tx, organ: NewOrgan, by: Actor): Promise<Organ> {
    const parent = await tx.lock(OrganEntity, organ.parentId);
    if (!existsOn(parent, organ.validFrom)) throw new DomainError('conflict', 'organ_is_closed', { code: parent.code });
    const row: Organ = { ...organ, id: this.ids.next(), validTo: null, successorId: null, revision: 1 };
    await tx.insert(OrganEntity, row);
    await tx.record(organEvent('organ.create', row.id, by, tx.now, { ...organ }));
    return row;
  }

  /** Renames or corrects an organ. Errors: `not_found`, `stale_revision`, `organ_is_closed`. */
  edit(id: string, expectedRevision: number, change: OrganChange, by: Actor): Promise<Organ> {
    return this.transactions.run((tx) => this.editIn(tx, id, expectedRevision, change, by));
  }

  /** `edit`, in the caller's transaction. */
  async editIn(tx: Tx, id: string, expectedRevision: number, change: OrganChange, by: Actor): Promise<Organ> {
    const organ = await tx.lock(OrganEntity, id, expectedRevision);
    const { changes, event } = decideEdit(organ, change, by, tx.now);
    await tx.save(Object.assign(organ, changes));
    await tx.record(event);
    return organ;
  }

  /**
   * Closes an organ (机构改革) with who takes over, if anybody does. Errors: `not_found`, `stale_revision`, `organ_is_closed`,
   * `organ_closes_too_early`, `organ_successor_is_closed`, `organ_has_open_children`.
   */
  close(id: string, expectedRevision: number, closing: { validTo: LegalDate; successorId: string | null }, by: Actor): Promise<Organ> {
    return this.transactions.run(async (tx) => {
      const organ = await tx.lock(OrganEntity, id, expectedRevision);
      const successor = closing.successorId === null ? null : await this.successor(tx, closing.successorId);
      const openChildren = await tx.db.countBy(OrganEntity, { parentId: id, validTo: IsNull() });
      const { changes, event } = decideClose(organ, { validTo: closing.validTo, successor, openChildren }, by, tx.now);
      await tx.save(Object.assign(organ, changes));
      await tx.record(event);
      return organ;
    });
  }

  private async successor(tx: Tx, id: string): Promise<Organ> {
    const organ = await tx.db.findOneBy(OrganEntity, { id });
    if (!organ) throw new DomainError('not_found', 'not_found', { id });
    return organ;
  }
}
