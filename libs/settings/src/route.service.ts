import { Injectable } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { settingsEvent } from './domain/event';
import { DEFAULT_ROUTES, matchRoute, type RouteRow } from './domain/route';
import { MakingRouteEntity } from './route.entity';

/** What of a route the bureau decides; for whom it is stays as it was made. */
export type RouteChange = Pick<
  RouteRow,
  'intake' | 'ownLegalOpinionRequired' | 'reviewBy' | 'signingLevels' | 'meetingKind' | 'numberedBy' | 'fairCompetition'
>;

@Injectable()
export class RouteService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly organs: OrganQueries,
  ) {}

  /** Errors: `not_found`, `stale_revision`, `route_refused`. */
  change(id: string, expectedRevision: number, change: RouteChange, by: Actor): Promise<void> {
    refuseFaulty(change);
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(MakingRouteEntity, id, expectedRevision);
      await tx.save(Object.assign(row, picked(change)));
      await tx.record(settingsEvent('settings.change_route', 'making_route', id, by, tx.now, picked(change)));
    });
  }

  /**
   * Gives one organ a route of its own, which goes before the general ones.
   * Errors: `not_found`, `issuer_has_no_route` (an organ that issues nothing), `making_route_own_is_one`, `route_refused`.
   */
  async createFor(organId: string, change: RouteChange, by: Actor): Promise<string> {
    refuseFaulty(change);
    const organ = await this.organs.get(organId);
    return this.transactions.run(async (tx) => {
      await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.making_route'))`);
      const rows = await tx.db.find(MakingRouteEntity);
      const general = matchRoute(rows, organ);
      if (!general) throw new DomainError('conflict', 'issuer_has_no_route', { organ: organ.name });
      if (general.organId === organId) throw new DomainError('conflict', 'making_route_own_is_one', { organ: organ.name });
      const { key, issuerKinds, issuerLevel, hasLegalUnit } = general;
      const id = this.ids.next();
      const sortOrder = Math.max(...rows.map((row) => row.sortOrder)) + 1;
      const name = `${organ.name}文件`;
      const made = { id, key, name, sortOrder, organId, issuerKinds, issuerLevel, hasLegalUnit, ...picked(change), revision: 1 };
      await tx.insert(MakingRouteEntity, made);
      await tx.record(settingsEvent('settings.create_route', 'making_route', id, by, tx.now, { organId, ...picked(change) }));
      return id;
    });
  }

  /** Takes an organ's own route away; the general one holds again. Errors: `not_found`, `stale_revision`, `route_is_general`. */
  remove(id: string, expectedRevision: number, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(MakingRouteEntity, id, expectedRevision);
      if (row.organId === null) throw new DomainError('conflict', 'route_is_general');
      await tx.db.delete(MakingRouteEntity, { id });
      await tx.record(settingsEvent('settings.remove_route', 'making_route', id, by, tx.now, { organId: row.organId }));
    });
  }

  /** The four routes of domain.md 21.2, when there are none at all. Returns how many were put in. */
  async seedIn(tx: Tx): Promise<number> {
    if (await tx.db.exists(MakingRouteEntity)) return 0;
    await tx.insert(
      MakingRouteEntity,
      DEFAULT_ROUTES.map((route, index) => ({
        ...route,
        issuerKinds: [...route.issuerKinds],
        id: this.ids.next(),
        organId: null,
        sortOrder: index + 1,
        revision: 1,
      })),
    );
    return DEFAULT_ROUTES.length;
  }
}

function refuseFaulty(change: RouteChange): void {
  if (!change.meetingKind.trim()) throw new DomainError('conflict', 'route_refused', { refusals: ['route_meeting_missing'] });
}

function picked(change: RouteChange): RouteChange {
  const { intake, ownLegalOpinionRequired, reviewBy, signingLevels, meetingKind, numberedBy, fairCompetition } = change;
  return { intake, ownLegalOpinionRequired, reviewBy, signingLevels, meetingKind, numberedBy, fairCompetition };
}
