import {
  CampaignQueries,
  CampaignService,
  DecisionService,
  EMPTY_PROPOSAL,
  EntryQueries,
  EntryService,
  type CampaignCommand,
  type CampaignFields,
  type DecidingDocument,
  type EntryRow,
  type Proposal,
} from '@libs/cleanup';
import type { Actor, LegalDate } from '@libs/kernel';
import type { SetClock } from '@libs/platform';
import { morningOf } from './history';
import type { Rooms } from '../context';

/** 清理范围 of everything; a campaign narrows it. */
export const WHOLE_STOCK: CampaignFields['scope'] = {
  statuses: ['IN_FORCE', 'PARTLY_ENDED'],
  docClasses: [],
  issuerId: null,
  level: null,
  regionCode: null,
  yearFrom: null,
  yearTo: null,
  topic: null,
  keyword: null,
  withLower: false,
  addedIds: [],
  removedIds: [],
};

/** One campaign on its way through the real commands, each on its own day. */
export class CampaignWay {
  private id = '';

  constructor(
    private readonly rooms: Rooms,
    private readonly clock: SetClock,
    /** Runs it, and signs its decisions. */
    private readonly bureau: { reviewer: Actor; signatory: Actor },
  ) {}

  /** Planned, its worklist frozen and handed out. */
  async open(on: LegalDate, fields: CampaignFields): Promise<void> {
    this.clock.set(morningOf(on));
    this.id = (await this.rooms.get(CampaignService).create(fields, this.bureau.reviewer)).id;
    await this.act(on, { action: 'freeze' });
    await this.act(on, { action: 'open' });
  }

  async act(on: LegalDate, command: CampaignCommand): Promise<void> {
    this.clock.set(morningOf(on));
    await this.rooms.get(CampaignService).act(this.id, await this.revision(), command, this.bureau.reviewer);
  }

  /** The whole worklist as it stands. */
  async rows(): Promise<EntryRow[]> {
    return (await this.rooms.get(EntryQueries).page(this.id, { limit: 1000 }, this.bureau.reviewer)).items;
  }

  /** Fills in what `of` has a proposal for: by the organ's own person where it has one, else by the bureau in its stead (代为填报). */
  async fill(on: LegalDate, of: (row: EntryRow) => Partial<Proposal> | null, people: ReadonlyMap<string, Actor>): Promise<void> {
    this.clock.set(morningOf(on));
    for (const [organId, rows] of byOrgan(await this.rows())) {
      const typed = rows.flatMap((row) => {
        const proposal = of(row);
        return proposal === null ? [] : [{ entryId: row.id, expectedRevision: row.revision, proposal: { ...EMPTY_PROPOSAL, ...proposal } }];
      });
      if (typed.length > 0) await this.rooms.get(EntryService).fill(this.id, typed, people.get(organId) ?? this.bureau.reviewer);
    }
  }

  /** 报送 of the organs that have nothing left to fill in. */
  async submit(on: LegalDate, people: ReadonlyMap<string, Actor>): Promise<void> {
    this.clock.set(morningOf(on));
    for (const [organId, rows] of byOrgan(await this.rows())) {
      if (!rows.every(({ state }) => state === 'filled')) continue;
      await this.rooms.get(EntryService).submit(this.id, organId, people.get(organId) ?? this.bureau.reviewer);
    }
  }

  /** 同意. */
  async agree(on: LegalDate, wanted: (row: EntryRow) => boolean = () => true): Promise<void> {
    this.clock.set(morningOf(on));
    const seen = (await this.rows())
      .filter((row) => row.state === 'submitted' && wanted(row))
      .map(({ id, revision }) => ({ entryId: id, expectedRevision: revision }));
    await this.rooms.get(EntryService).review(this.id, seen, { action: 'agree' }, this.bureau.reviewer);
  }

  /** 退回重报. */
  async sendBack(on: LegalDate, row: EntryRow, comment: string): Promise<void> {
    this.clock.set(morningOf(on));
    const seen = [{ entryId: row.id, expectedRevision: row.revision }];
    await this.rooms.get(EntryService).review(this.id, seen, { action: 'sendBack', comment }, this.bureau.reviewer);
  }

  /** 公布清理决定: previewed and published as previewed. */
  async publish(on: LegalDate, rows: readonly EntryRow[], decision: DecidingDocument): Promise<void> {
    this.clock.set(morningOf(on));
    const decisions = this.rooms.get(DecisionService);
    const command = { decision, entryIds: rows.map(({ id }) => id) };
    const { hash } = await decisions.preview(this.id, command, this.bureau.signatory);
    await decisions.publish(this.id, await this.revision(), command, hash, this.bureau.signatory);
  }

  private async revision(): Promise<number> {
    return (await this.rooms.get(CampaignQueries).get(this.id, this.bureau.reviewer)).campaign.revision;
  }
}

function byOrgan(rows: readonly EntryRow[]): Map<string, EntryRow[]> {
  const organs = new Map<string, EntryRow[]>();
  for (const row of rows) organs.set(row.organId, [...(organs.get(row.organId) ?? []), row]);
  return organs;
}
