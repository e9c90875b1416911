import { DraftPaperQueries } from '@libs/drafting';
import { FileService } from '@libs/extraction';
import {
  FilingListQueries,
  FilingOpeningService,
  FilingQueries,
  FilingService,
  type FilingCommand,
  type FilingRow,
  type NewItem,
} from '@libs/filing';
import { OrganQueries, UserQueries, UserService, type Role } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import type { TestContext } from './context';

export interface FilingRoom {
  /** Somebody of the organ, made when first asked for; who drafts is another person than who registers. */
  person(organCode: string, role: Role): Promise<Actor>;
  /** What the worker does after a publication: opens the document's filings. */
  open(documentId: string): Promise<void>;
  /** The document's filings as somebody sees them, by receiving organ. */
  filings(documentId: string, by: Actor): Promise<FilingRow[]>;
  act(id: string, command: FilingCommand, by: Actor): Promise<void>;
  /** A stored upload as an item of the package. */
  item(kind: NewItem['kind'], by: Actor): Promise<NewItem>;
  /** Sends one filing with what its package needs. */
  submit(id: string, by: Actor): Promise<void>;
  /**
   * 报备并登记: every filing of a published document sent, registered by the receiver, or (outside the system) its receipt recorded.
   * Returns the filing numbers (备案号).
   */
  fileAndRegister(documentId: string, submitter: Actor): Promise<string[]>;
}

/** Filings by the commands themselves; needs the rooms identity, settings, extraction, registry, review, drafting and filing. */
export function openFilingRoom(context: Pick<TestContext, 'get' | 'clock'>): FilingRoom {
  const people = new Map<string, Promise<Actor>>();
  const organs = context.get(OrganQueries);
  const make = async (organCode: string, role: Role): Promise<Actor> => {
    const login = `${organCode}.${role}`.replaceAll('_', '-');
    const given = { organId: (await organs.byCode(organCode)).id, unit: '备案科', name: login, login, roles: [role], phone: null };
    const { user } = await context.get(UserService).create({ ...given, password: 'nothing-to-guess-7' }, SYSTEM);
    return context.get(UserQueries).actor(user.id);
  };
  const person: FilingRoom['person'] = (organCode, role) => {
    const key = `${organCode} ${role}`;
    const known = people.get(key) ?? make(organCode, role);
    people.set(key, known);
    return known;
  };
  const queries = context.get(FilingQueries);
  const room: FilingRoom = {
    person,
    async open(documentId) {
      await context.get(FilingOpeningService).catchUp(documentId, await context.get(DraftPaperQueries).papersOf(documentId));
    },
    async filings(documentId, by) {
      return (await context.get(FilingListQueries).page({ documentId, sort: 'published', limit: 50 }, by)).items;
    },
    async act(id, command, by) {
      const { filing } = await queries.get(id, by);
      await context.get(FilingService).act(id, filing.revision, command, by);
    },
    async item(kind, by) {
      const content = Buffer.from(`${kind} of a filing`);
      const { name, sha256, mediaType, size } = await context
        .get(FileService)
        .store({ content, name: `${kind}.txt`, purpose: 'material' }, by);
      return { kind, name, sha256, mediaType, size };
    },
    async submit(id, by) {
      const { missing, filing } = await queries.get(id, by);
      for (const kind of ['text', 'explanation'] as const) {
        if (missing.includes(`filing_${kind}_missing`)) await room.act(id, { action: 'addItem', item: await room.item(kind, by) }, by);
      }
      const way = filing.isOutside ? 'exchange' : 'system';
      await room.act(id, { action: 'submit', way, sentOn: null, contact: '备案科 0996-2020000' }, by);
    },
    async fileAndRegister(documentId, submitter) {
      await room.open(documentId);
      const rows = await room.filings(documentId, submitter);
      for (const { filing, receiverName } of rows) {
        if (filing.state !== 'to_submit') continue;
        await room.submit(filing.id, submitter);
        if (filing.officeOrganId === null) {
          const today = context.clock.today();
          const receipt = {
            organName: receiverName,
            number: `备字〔${today.slice(0, 4)}〕1号`,
            receivedOn: today,
            outcome: 'registered' as const,
            note: null,
          };
          await room.act(filing.id, { action: 'recordReceipt', receipt }, submitter);
          continue;
        }
        const { code } = await organs.get(filing.officeOrganId);
        await room.act(filing.id, { action: 'register' }, await person(code, 'filing_clerk'));
      }
      return (await room.filings(documentId, submitter)).map(({ filing }) => filing.filingNumber ?? '');
    },
  };
  return room;
}
