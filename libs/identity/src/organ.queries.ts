import { Injectable } from '@nestjs/common';
import { DomainError, type LegalDate } from '@libs/kernel';
import { Clock } from '@libs/platform';
import { DataSource, In } from 'typeorm';
import { existsOn, mayIssueOn, toTree, type Organ, type OrganKind, type OrganNode } from './domain/organ';
import { OrganEntity } from './organ.entity';

@Injectable()
export class OrganQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Errors: `not_found`. */
  async get(id: string): Promise<Organ> {
    const organ = await this.source.manager.findOneBy(OrganEntity, { id });
    return found(organ, id);
  }

  /** Errors: `not_found`. */
  async byCode(code: string): Promise<Organ> {
    const organ = await this.source.manager.findOneBy(OrganEntity, { code });
    return found(organ, code);
  }

  /** Those of `ids` that there are, in the order of organs (机构序列). */
  find(ids: readonly string[]): Promise<Organ[]> {
    return this.source.manager.find(OrganEntity, { where: { id: In([...new Set(ids)]) }, order: ORDER });
  }

  /** All organs, past ones included, as trees. */
  async tree(): Promise<OrganNode[]> {
    return toTree(await this.source.manager.find(OrganEntity));
  }

  /** The organs directly under `id`, past ones included. */
  children(id: string): Promise<Organ[]> {
    return this.source.manager.find(OrganEntity, { where: { parentId: id }, order: ORDER });
  }

  /** `id` and everything under it, past organs included. */
  async within(id: string): Promise<string[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `WITH RECURSIVE below AS (
         SELECT id FROM organ WHERE id = $1 UNION SELECT o.id FROM organ o JOIN below b ON o.parent_id = b.id)
       SELECT id FROM below`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /**
   * The government (州、县市人民政府) that an organ belongs to; a government's own is itself, a township's (乡镇、街道) is its
   * county's. Errors: `not_found`, `organ_has_no_government` (an organ outside the prefecture).
   */
  async governmentOf(organId: string): Promise<Organ> {
    const government = (await this.upwards(organId)).find((organ) => organ.kind === 'government');
    if (!government) throw new DomainError('conflict', 'organ_has_no_government', { organId });
    return government;
  }

  /** The office (政府办公室) of a government. Errors: `organ_has_no_office`. */
  officeOf(governmentId: string): Promise<Organ> {
    return this.openChild(governmentId, 'government_office', 'organ_has_no_office');
  }

  /** The justice bureau (司法局) of the organ's own government. Errors: `organ_has_no_justice_bureau`. */
  async justiceBureauOf(organId: string): Promise<Organ> {
    const government = await this.governmentOf(organId);
    return this.openChild(government.id, 'justice_bureau', 'organ_has_no_justice_bureau');
  }

  /** The market regulator (市场监督管理局) of the organ's own government. Errors: `organ_has_no_market_regulator`. */
  async marketRegulatorOf(organId: string): Promise<Organ> {
    const government = await this.governmentOf(organId);
    return this.openChild(government.id, 'market_regulator', 'organ_has_no_market_regulator');
  }

  /** Whether the organ may issue normative documents on that day. Errors: `not_found`. */
  async mayIssue(organId: string, on: LegalDate): Promise<boolean> {
    return mayIssueOn(await this.get(organId), on);
  }

  private async upwards(organId: string): Promise<Organ[]> {
    const rows = await this.source.query<{ id: string }[]>(
      `WITH RECURSIVE above AS (
         SELECT id, parent_id, 0 AS step FROM organ WHERE id = $1
         UNION ALL SELECT o.id, o.parent_id, a.step + 1 FROM organ o JOIN above a ON o.id = a.parent_id)
       SELECT id FROM above ORDER BY step`,
      [organId],
    );
    const organs = new Map((await this.find(rows.map((row) => row.id))).map((organ) => [organ.id, organ]));
    if (organs.size === 0) throw new DomainError('not_found', 'not_found', { id: organId });
    return rows.flatMap((row) => organs.get(row.id) ?? []);
  }

  private async openChild(parentId: string, kind: OrganKind, code: string): Promise<Organ> {
    const today = this.clock.today();
    const organs = await this.source.manager.find(OrganEntity, { where: { parentId, kind }, order: ORDER });
    const open = organs.find((organ) => existsOn(organ, today)) ?? organs.find((organ) => organ.validTo === null);
    if (!open) throw new DomainError('conflict', code, { governmentId: parentId });
    return open;
  }
}

const ORDER = { sortOrder: 'ASC', code: 'ASC' } as const;

function found(organ: Organ | null, id: string): Organ {
  if (!organ) throw new DomainError('not_found', 'not_found', { id });
  return organ;
}
