import { Injectable } from '@nestjs/common';
import { OrganQueries } from '@libs/identity';
import { DomainError, type Actor } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { parseDocNumber } from '@libs/text';
import { settingsEvent } from './domain/event';
import {
  DEFAULT_SERIES,
  isFarAhead,
  nextSerial,
  numberKey,
  renderNumber,
  seriesFaults,
  typedWarnings,
  type NumberKind,
  type NumberState,
  type NumberWarning,
  type SeriesShape,
} from './domain/number';
import { IssuedNumberEntity, NumberSeriesEntity } from './number.entity';

interface Request {
  organId: string;
  kind: NumberKind;
  by: Actor;
}
export interface AssignNumber extends Request {
  year: number;
  subjectType: string;
  subjectId: string;
  /** A number reserved earlier, to be used now instead of the next one. */
  reservedId?: string;
}
export interface EnterNumber extends Request {
  /** As printed or typed, in any spelling. */
  typed: string;
  /** That a serial far ahead of the series is meant (跳号). */
  isConfirmed?: boolean;
  subjectType: string;
  subjectId: string;
}

export interface GivenNumber {
  id: string;
  /** 巴政办规〔2026〕1号 */
  canonical: string;
  /** 巴政办规|2026|1 */
  key: string;
  year: number | null;
  serial: number;
}

@Injectable()
export class NumberService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
    private readonly organs: OrganQueries,
  ) {}

  /**
   * Takes the next number (取号) of the organ's series for a subject, in the caller's transaction. Registrars of one series take
   * turns on its row, so that two at once get two numbers. Errors: `organ_has_no_prefix`, `subject_has_one_number`,
   * `number_not_reserved`.
   */
  async assignIn(tx: Tx, request: AssignNumber): Promise<GivenNumber> {
    const { subjectType, subjectId, by, reservedId } = request;
    if (reservedId !== undefined) return this.assignReserved(tx, reservedId, request);
    const series = await this.seriesIn(tx, request);
    const row = await this.next(tx, series, request.year, { state: 'assigned', subjectType, subjectId }, by);
    await tx.record(
      settingsEvent('settings.assign_number', 'issued_number', row.id, by, tx.now, { canonical: row.canonical, subjectType, subjectId }),
    );
    return given(row);
  }

  /** Keeps the next number of the own organ for later (预留). Errors: `organ_has_no_prefix`. */
  reserve({ kind, year, by }: { kind: NumberKind; year: number; by: Actor }): Promise<GivenNumber> {
    return this.transactions.run(async (tx) => {
      const series = await this.seriesIn(tx, { organId: by.organId, kind, by });
      const row = await this.next(tx, series, year, { state: 'reserved', subjectType: null, subjectId: null }, by);
      await tx.record(settingsEvent('settings.reserve_number', 'issued_number', row.id, by, tx.now, { canonical: row.canonical }));
      return given(row);
    });
  }

  /**
   * Enters a number given elsewhere (填入已编文号), under the same uniqueness; what looks odd comes back as warnings (domain.md 21.10).
   * Errors: `number_unreadable`, `number_of_another_organ`, `number_far_ahead` (until it is confirmed), `number_is_used_once`, `subject_has_one_number`.
   */
  async enterIn(tx: Tx, request: EnterNumber): Promise<GivenNumber & { warnings: NumberWarning[] }> {
    const { organId, kind, typed, subjectType, subjectId, by } = request;
    const number = parseDocNumber(typed);
    if (!number) throw new DomainError('conflict', 'number_unreadable', { typed });
    const series = await this.seriesIn(tx, request);
    if (await this.isOfAnotherSeries(tx, number.prefix, request))
      throw new DomainError('conflict', 'number_of_another_organ', { prefix: number.prefix });
    const reserved = await tx.db.findOneBy(IssuedNumberEntity, { key: number.key, state: 'reserved', organId, kind });
    if (reserved) return { ...(await this.assignReserved(tx, reserved.id, request)), warnings: [] };
    const inSeries = number.prefix === series.prefix && number.year !== null;
    const serials = inSeries ? await this.serialsIn(tx, series.id, number.year ?? 0) : [];
    if (isFarAhead(number, series, serials) && request.isConfirmed !== true) {
      const next = renderNumber(series, number.year ?? 0, nextSerial(series, number.year ?? 0, Math.max(0, ...serials)));
      throw new DomainError('conflict', 'number_far_ahead', { typed: number.canonical, next });
    }
    const warnings = typedWarnings(typed, number, series, serials);
    const row = this.build(tx, {
      organId,
      kind,
      seriesId: inSeries ? series.id : null,
      year: number.year,
      serial: number.serial,
      canonical: number.canonical,
      key: number.key,
      source: 'entered',
      state: 'assigned',
      subjectType,
      subjectId,
      givenBy: by.id,
    });
    await tx.insert(IssuedNumberEntity, row);
    await tx.record(
      settingsEvent('settings.enter_number', 'issued_number', row.id, by, tx.now, {
        canonical: row.canonical,
        subjectType,
        subjectId,
        warnings: warnings.map((warning) => warning.code),
      }),
    );
    return { ...given(row), warnings };
  }

  /** Voids a number (号码作废); it stays visible and is never used again. Errors: `not_found`, `number_already_voided`, `void_reason_missing`. */
  async voidIn(
    tx: Tx,
    { id, reason, by, expectedRevision }: { id: string; reason: string; by: Actor; expectedRevision?: number },
  ): Promise<void> {
    if (!reason.trim()) throw new DomainError('conflict', 'void_reason_missing');
    const row = await tx.lock(IssuedNumberEntity, id, expectedRevision);
    if (row.state === 'voided') throw new DomainError('conflict', 'number_already_voided', { canonical: row.canonical });
    await tx.save(Object.assign(row, { state: 'voided', voidedAt: tx.now, voidReason: reason }));
    await tx.record(settingsEvent('settings.void_number', 'issued_number', id, by, tx.now, { canonical: row.canonical, reason }));
  }

  /**
   * Gives up a reserved number of the own organ; an assigned one is voided by the room that used it.
   * Errors: as `voidIn`, `number_not_reserved`, `not_found` for another organ's.
   */
  voidReserved(id: string, expectedRevision: number, reason: string, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(IssuedNumberEntity, id, expectedRevision);
      if (row.organId !== by.organId) throw new DomainError('not_found', 'not_found', { id });
      if (row.state === 'assigned') throw new DomainError('conflict', 'number_not_reserved', { canonical: row.canonical });
      await this.voidIn(tx, { id, reason, by, expectedRevision });
    });
  }

  /** Changes how an organ's numbers look from now on. Errors: `series_refused`, `not_found`, `stale_revision`, `number_series_prefix_is_unique`. */
  changeSeries(id: string, expectedRevision: number, shape: SeriesShape, by: Actor): Promise<void> {
    refuseFaulty(shape);
    return this.transactions.run(async (tx) => {
      const row = await tx.lock(NumberSeriesEntity, id, expectedRevision);
      const { prefix, pattern, starting, startingYear } = shape;
      await tx.save(Object.assign(row, { prefix, pattern, starting, startingYear }));
      await tx.record(
        settingsEvent('settings.change_series', 'number_series', id, by, tx.now, { prefix, pattern, starting, startingYear }),
      );
    });
  }

  /** The organ's series, locked; made from its 机关代字 when nobody has set it up. Errors: `organ_has_no_prefix`. */
  private async seriesIn(tx: Tx, { organId, kind, by }: Request): Promise<NumberSeriesEntity> {
    const find = () =>
      tx.db
        .createQueryBuilder(NumberSeriesEntity, 'series')
        .setLock('pessimistic_write')
        .where('series.organId = :organId AND series.kind = :kind', { organId, kind })
        .getOne();
    const present = await find();
    if (present) return present;
    const organ = await this.organs.get(organId);
    if (!organ.prefix) throw new DomainError('conflict', 'organ_has_no_prefix', { organ: organ.name });
    const { suffix, pattern } = DEFAULT_SERIES[kind];
    const id = this.ids.next();
    const prefix = organ.prefix + suffix;
    const rows = await tx.db.query<unknown[]>(
      `INSERT INTO number_series (id, organ_id, kind, prefix, pattern, starting, starting_year, revision)
       VALUES ($1, $2, $3, $4, $5, 1, NULL, 1) ON CONFLICT ON CONSTRAINT number_series_is_one_a_kind DO NOTHING RETURNING id`,
      [id, organId, kind, prefix, pattern],
    );
    if (rows.length > 0) {
      await tx.record(settingsEvent('settings.create_series', 'number_series', id, by, tx.now, { organId, kind, prefix, pattern }));
    }
    const made = await find();
    if (!made) throw new DomainError('conflict', 'not_found', { organId, kind });
    return made;
  }

  /**
   * Whether numbers with this prefix come from another organ's series or another kind's, be it only made when first needed:
   * a number entered there would stand in the way of that series for ever.
   */
  private async isOfAnotherSeries(tx: Tx, prefix: string, { organId, kind }: Request): Promise<boolean> {
    const other = await tx.db.findOneBy(NumberSeriesEntity, { prefix });
    if (other) return other.organId !== organId || other.kind !== kind;
    const suffixes = Object.values(DEFAULT_SERIES).map(({ suffix }) => suffix);
    const rows = await tx.db.query<unknown[]>(
      `SELECT 1 FROM organ o JOIN unnest($3::text[], $4::text[]) d (kind, suffix) ON o.prefix || d.suffix = $1
        WHERE o.valid_to IS NULL AND (o.id <> $2 OR d.kind <> $5)`,
      [prefix, organId, Object.keys(DEFAULT_SERIES), suffixes, kind],
    );
    return rows.length > 0;
  }

  private async next(
    tx: Tx,
    series: NumberSeriesEntity,
    year: number,
    use: { state: NumberState; subjectType: string | null; subjectId: string | null },
    by: Actor,
  ): Promise<IssuedNumberEntity> {
    const serials = await this.serialsIn(tx, series.id, year);
    const serial = nextSerial(series, year, Math.max(0, ...serials));
    const row = this.build(tx, {
      organId: series.organId,
      kind: series.kind,
      seriesId: series.id,
      year,
      serial,
      canonical: renderNumber(series, year, serial),
      key: numberKey(series.prefix, year, serial),
      source: 'taken',
      givenBy: by.id,
      ...use,
    });
    await tx.insert(IssuedNumberEntity, row);
    return row;
  }

  private async assignReserved(tx: Tx, id: string, request: AssignNumber | EnterNumber): Promise<GivenNumber> {
    const { subjectType, subjectId, by, organId, kind } = request;
    const row = await tx.lock(IssuedNumberEntity, id);
    if (row.state !== 'reserved' || row.organId !== organId || row.kind !== kind) {
      throw new DomainError('conflict', 'number_not_reserved', { canonical: row.canonical });
    }
    await tx.save(Object.assign(row, { state: 'assigned', subjectType, subjectId }));
    await tx.record(
      settingsEvent('settings.assign_number', 'issued_number', id, by, tx.now, { canonical: row.canonical, subjectType, subjectId }),
    );
    return given(row);
  }

  private async serialsIn(tx: Tx, seriesId: string, year: number): Promise<number[]> {
    const rows = await tx.db.find(IssuedNumberEntity, { select: { serial: true }, where: { seriesId, year } });
    return rows.map((row) => row.serial);
  }

  private build(tx: Tx, values: Omit<IssuedNumberEntity, 'id' | 'givenAt' | 'voidedAt' | 'voidReason' | 'revision'>): IssuedNumberEntity {
    const row = { ...values, id: this.ids.next(), givenAt: tx.now, voidedAt: null, voidReason: null, revision: 1 };
    return Object.assign(new IssuedNumberEntity(), row);
  }
}

function refuseFaulty(shape: SeriesShape): void {
  const faults = seriesFaults(shape);
  if (faults.length > 0) throw new DomainError('conflict', 'series_refused', { refusals: faults });
}

function given({ id, canonical, key, year, serial }: IssuedNumberEntity): GivenNumber {
  return { id, canonical, key, year, serial };
}
