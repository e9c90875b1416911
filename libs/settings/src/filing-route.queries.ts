import { Injectable } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import { DomainError } from '@libs/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import {
  isFiledClass,
  matchFilingRoute,
  resolveFilingRoute,
  type FiledClass,
  type FilingRoute,
  type FilingRouteRow,
  type RouteOrgan,
} from './domain/filing-route';
import { FilingRouteEntity } from './filing-route.entity';

export interface FilingRouteItem extends FilingRouteRow {
  organName: string | null;
  /** Names of receivers that the row names itself, by id. */
  names: Record<string, string>;
  revision: number;
}

@Injectable()
export class FilingRouteQueries {
  constructor(
    private readonly source: DataSource,
    private readonly organs: OrganQueries,
  ) {}

  /** Whom documents of that class by those issuers (the lead first) are filed with; null without a route. In a transaction give its `db`. */
  async routeOf(issuerIds: readonly string[], docClass: FiledClass, db: EntityManager = this.source.manager): Promise<FilingRoute | null> {
    const organs = await openOrgans(db);
    const issuer = organs.find((organ) => organ.id === issuerIds[0]);
    if (!issuer) return null;
    const row = matchFilingRoute(await db.find(FilingRouteEntity), issuer, docClass);
    return row && resolveFilingRoute(row, issuerIds, organs);
  }

  /**
   * Refuses an issuer without a route before anything of it can be published (domain.md 3.1). Classes that are not filed need none.
   * Errors: `issuer_without_filing_route`, with the organ's name.
   */
  async requireIn(db: EntityManager, issuerIds: readonly string[], docClass: string): Promise<void> {
    if (!isFiledClass(docClass)) return;
    if (await this.routeOf(issuerIds, docClass, db)) return;
    const [organ] = await db.query<{ name: string }[]>('SELECT name FROM organ WHERE id = $1', [issuerIds[0]]);
    throw new DomainError('conflict', 'issuer_without_filing_route', { organ: organ?.name ?? '' });
  }

  /** Every row, in the order in which they are looked at. */
  async list(): Promise<FilingRouteItem[]> {
    const rows = await this.source.manager.find(FilingRouteEntity, { order: { sortOrder: 'ASC' } });
    const named = rows.flatMap((row) => [row.organId, ...row.receivers.map((receiver) => receiver.organId)]).filter((id) => id !== null);
    const names = new Map((await this.organs.find(named)).map((organ) => [organ.id, organ.name]));
    return rows.map((row) =>
      Object.assign(row, {
        organName: row.organId === null ? null : (names.get(row.organId) ?? null),
        names: Object.fromEntries(row.receivers.flatMap(({ organId }) => (organId === null ? [] : [[organId, names.get(organId) ?? '']]))),
      }),
    );
  }

  /** Organs that may issue normative documents and have no route: to be given one before they publish. In the order of organs. */
  async withoutRoute(): Promise<{ id: string; name: string }[]> {
    const db = this.source.manager;
    const [organs, rows] = await Promise.all([openOrgans(db), db.find(FilingRouteEntity)]);
    const issuers = await db.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM organ WHERE may_issue AND valid_to IS NULL ORDER BY sort_order, code',
    );
    const known = new Map(organs.map((organ) => [organ.id, organ]));
    return issuers.filter(({ id }) => {
      const issuer = known.get(id);
      const row = issuer && matchFilingRoute(rows, issuer, 'NORMATIVE');
      return !row || resolveFilingRoute(row, [id], organs) === null;
    });
  }
}

function openOrgans(db: EntityManager): Promise<RouteOrgan[]> {
  return db.query<RouteOrgan[]>(
    `SELECT id, code, parent_id AS "parentId", kind, level, region_code AS "regionCode" FROM organ
      WHERE valid_to IS NULL ORDER BY sort_order, code`,
  );
}
