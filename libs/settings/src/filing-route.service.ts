import { Injectable } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { settingsEvent } from './domain/event';
import { DEFAULT_FILING_ROUTES, matchFilingRoute, type FiledClass, type FilingRouteRow } from './domain/filing-route';
import { FilingRouteEntity } from './filing-route.entity';

/** What of a route the bureau decides; for whom it is stays as it was made. */
export type FilingRouteChange = Pick<FilingRouteRow, 'receivers' | 'dueDays' | 'dueUnit' | 'basis'>;

@Injectable()
export class FilingRouteService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly organs: OrganQueries,
  ) {}

  /** Errors: `not_found`, `stale_revision`, `filing_route_refused`. */
  async change(id: string, expectedRevision: number, change: FilingRouteChange, by: Actor): Promise<void> {
    await this.refuseFaulty(change);
    await this.transactions.run(async (tx) => {
      const row = await tx.lock(FilingRouteEntity, id, expectedRevision);
      await tx.save(Object.assign(row, picked(change)));
      await tx.record(settingsEvent('settings.change_filing_route', 'filing_route', id, by, tx.now, { ...picked(change) }));
    });
  }

  /** Gives one organ a route of its own. Errors: `not_found`, `filing_route_own_is_one`, `filing_route_refused`. */
  async createFor(organId: string, docClass: FiledClass, change: FilingRouteChange, by: Actor): Promise<string> {
    await this.refuseFaulty(change);
    const organ = await this.organs.get(organId);
    return this.transactions.run(async (tx) => {
      await tx.db.query(`SELECT pg_advisory_xact_lock(hashtext('guiku.filing_route'))`);
      const rows = await tx.db.find(FilingRouteEntity);
      const general = matchFilingRoute(rows, organ, docClass);
      const id = this.ids.next();
      await tx.insert(FilingRouteEntity, {
        id,
        name: `${organ.name}文件`,
        sortOrder: Math.max(0, ...rows.map((row) => row.sortOrder)) + 1,
        docClass,
        organId,
        issuerKinds: general?.issuerKinds ?? [organ.kind],
        issuerLevel: general?.issuerLevel ?? organ.level,
        ...picked(change),
        revision: 1,
      });
      await tx.record(
        settingsEvent('settings.create_filing_route', 'filing_route', id, by, tx.now, { organId, docClass, ...picked(change) }),
      );
      return id;
    });
  }

  /** Takes an organ's own route away; the general one holds again. Errors: `not_found`, `stale_revision`, `route_is_general`. */
  remove(id: string, expectedRevision: number, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(FilingRouteEntity, id, expectedRevision);
      if (row.organId === null) throw new DomainError('conflict', 'route_is_general');
      await tx.db.delete(FilingRouteEntity, { id });
      await tx.record(settingsEvent('settings.remove_filing_route', 'filing_route', id, by, tx.now, { organId: row.organId }));
    });
  }

  /** Every row of domain.md 3.1, when there are none at all; rows of organs that are not there are left out. Returns how many. */
  async seedIn(tx: Tx): Promise<number> {
    if (await tx.db.exists(FilingRouteEntity)) return 0;
    const organs = await tx.db.query<{ id: string; code: string }[]>('SELECT id, code FROM organ');
    const idOf = new Map(organs.map((organ) => [organ.code, organ.id]));
    const known = DEFAULT_FILING_ROUTES.filter(({ organCode }) => organCode === null || idOf.has(organCode));
    const rows = known.map(({ organCode, receivers, issuerKinds, ...row }, index) => ({
      ...row,
      id: this.ids.next(),
      sortOrder: index + 1,
      organId: organCode === null ? null : (idOf.get(organCode) ?? null),
      issuerKinds: [...issuerKinds],
      receivers: receivers.map(({ organCode: named, ...rule }) => ({ ...rule, organId: named ? (idOf.get(named) ?? null) : null })),
      revision: 1,
    }));
    await tx.insert(FilingRouteEntity, rows);
    return rows.length;
  }

  private async refuseFaulty({ receivers, dueDays, dueUnit, basis }: FilingRouteChange): Promise<void> {
    const found: string[] = [];
    if (!receivers.some((receiver) => !receiver.isCopy)) found.push('filing_receiver_missing');
    const named = receivers.filter((receiver) => receiver.to === 'organ').map((receiver) => receiver.organId);
    const organs = await this.organs.find(named.filter((id) => id !== null));
    if (organs.length < new Set(named).size) found.push('filing_receiver_unknown');
    if ((dueDays === null) !== (dueUnit === null)) found.push('filing_due_incomplete');
    if (!basis.trim()) found.push('filing_basis_missing');
    if (found.length > 0) throw new DomainError('conflict', 'filing_route_refused', { refusals: found });
  }
}

function picked({ receivers, dueDays, dueUnit, basis }: FilingRouteChange) {
  const rules = receivers.map(({ to, organId, side, isCopy }) => ({ to, organId: to === 'organ' ? organId : null, side, isCopy }));
  return { receivers: rules, dueDays, dueUnit, basis: basis.trim() };
}
