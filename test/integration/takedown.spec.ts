import { existsSync } from 'node:fs';
import { IdentityModule, OrganQueries, UserQueries, UserService, type Role } from '@libs/identity';
import { SYSTEM, type Actor } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import {
  DocumentQueries,
  EffectService,
  PublicQueries,
  RegistryModule,
  RegistryService,
  ReplayService,
  TakedownQueries,
  TakedownService,
} from '@libs/registry';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, type DocumentFactory } from '../support/documents';

const today = '2026-04-01';
const ask = { kind: 'withhold', reason: '误将征求意见稿公布', evidence: '2026年4月1日核查记录' } as const;
let context: TestContext;
let documents: DocumentFactory;
let people: Record<'ann' | 'bob' | 'responsible' | 'stranger', Actor>;
beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, RegistryModule] });
  documents = await documentFactory(context);
  const person = async (code: string, login: string, roles: Role[]) => {
    const organ = await context.get(OrganQueries).byCode(code);
    const { user } = await context
      .get(UserService)
      .create({ organId: organ.id, unit: null, name: login, login, roles, phone: null, password: 'nothing-to-guess-7' }, SYSTEM);
    return context.get(UserQueries).actor(user.id);
  };
  people = {
    ann: await person('bz-gov-office', 'ann', ['office']),
    bob: await person('bz-sfj', 'bob', ['signatory']),
    responsible: await person('bz-fgw', 'carl', ['drafter']),
    stranger: await person('kel-sfj', 'dora', ['signatory']),
  };
});
afterAll(async () => {
  expect((await context.get(ReplayService).check()).differences).toEqual([]);
  await context.close();
});

const takedowns = () => context.get(TakedownService);
const shown = () => context.get(PublicQueries).documents;
const eventTypes = async (id: string) =>
  (
    await context.database.query<{ type: string }>('SELECT type FROM effect_event WHERE document_id = $1 ORDER BY recorded_at, id', [id])
  ).map(({ type }) => type);
const refused = (code: string) => ({ code: 'takedown_refused', detail: { refusals: [code] } });

describe('INV-B: a takedown', () => {
  it('of two persons takes the text off the public relations at once, keeps title and status, and can be undone by two', async () => {
    const { documentId, slug } = await documents.register();
    const asked = await takedowns().request(documentId, 1, ask, people.ann);
    expect(await shown().bySlug(slug, today)).not.toBeNull(); // nothing has changed yet
    await takedowns().confirm(asked.id, 1, people.bob);
    expect(await shown().bySlug(slug, today)).toBeNull();
    expect(await shown().withheld(slug, today)).toEqual({
      slug,
      title: '巴音郭楞蒙古自治州住宅区消防安全管理办法',
      innerTitle: null,
      docNumber: '巴政办规〔2026〕1号',
      leadIssuerName: '巴音郭楞蒙古自治州人民政府办公室',
      withheldOn: today,
      status: 'IN_FORCE',
    });
    // Its own organs still see it, nobody else at the desk does.
    expect((await context.get(DocumentQueries).get(documentId, today, people.responsible)).isWithheld).toBe(true);
    await expect(context.get(DocumentQueries).get(documentId, today, people.stranger)).rejects.toMatchObject({ code: 'not_found' });

    const back = await takedowns().request(documentId, 2, { ...ask, kind: 'restore' }, people.bob);
    await expect(takedowns().confirm(back.id, 1, people.bob)).rejects.toMatchObject(refused('takedown_needs_another_person'));
    await takedowns().confirm(back.id, 1, people.ann);
    expect((await shown().bySlug(slug, today))?.status).toBe('IN_FORCE');
    expect(await shown().withheld(slug, today)).toBeNull();
    expect(await eventTypes(documentId)).toEqual(['PUBLISHED', 'EFFECTIVE', 'WITHHELD', 'RESTORED']);
  });

  it('is never one person’s: not by the command, not in the database, not by a correction', async () => {
    const { documentId } = await documents.register();
    const asked = await takedowns().request(documentId, 1, ask, people.ann);
    await expect(takedowns().confirm(asked.id, 1, people.ann)).rejects.toMatchObject(refused('takedown_needs_another_person'));
    const [event] = await context.database.query<{ id: string }>('SELECT id FROM effect_event WHERE document_id = $1 LIMIT 1', [
      documentId,
    ]);
    await expect(
      context.db.query(
        `UPDATE takedown SET state = 'confirmed', decided_by = requested_by, decided_at = requested_at, event_id = $2 WHERE id = $1`,
        [asked.id, event?.id],
      ),
    ).rejects.toThrow(/takedown_takes_two_persons/);
    await takedowns().confirm(asked.id, 1, people.bob);
    const [withheld] = await context.database.query<{ id: string }>(
      `SELECT id FROM effect_event WHERE document_id = $1 AND type = 'WITHHELD'`,
      [documentId],
    );
    const correction = { eventId: withheld?.id ?? '', reason: '记载有误', replacement: null };
    await expect(context.get(EffectService).correct(documentId, 2, correction, people.bob)).rejects.toMatchObject({
      code: 'correction_refused',
      detail: { refusals: ['takedown_is_not_corrected'] },
    });
  });

  it('is refused to strangers and to the organ that only carries the document out, and leaves no trace', async () => {
    const { documentId } = await documents.register();
    await expect(takedowns().request(documentId, 1, ask, people.stranger)).rejects.toMatchObject(refused('not_your_document'));
    const asked = await takedowns().request(documentId, 1, ask, people.ann);
    await expect(takedowns().request(documentId, 1, ask, people.bob)).rejects.toMatchObject(refused('takedown_is_pending'));
    for (const by of [people.stranger, people.responsible])
      await expect(takedowns().confirm(asked.id, 1, by)).rejects.toMatchObject(refused('not_yours_to_confirm'));
    await expect(takedowns().cancel(asked.id, 1, ' ', people.ann)).rejects.toMatchObject(refused('takedown_reason_missing'));
    await expect(takedowns().cancel(asked.id, 1, '不必', people.stranger)).rejects.toMatchObject(refused('not_your_document'));
    await expect(takedowns().confirm(asked.id, 7, people.bob)).rejects.toMatchObject({ code: 'stale_revision' });
    expect(await eventTypes(documentId)).toEqual(['PUBLISHED', 'EFFECTIVE']);
    expect((await context.get(TakedownQueries).pendingFor(people.bob)).map(({ id }) => id)).toContain(asked.id);
    expect((await context.get(TakedownQueries).pendingFor(people.ann)).map(({ id }) => id)).not.toContain(asked.id);
    await takedowns().cancel(asked.id, 1, '核实后文本无误', people.ann);
    await expect(takedowns().confirm(asked.id, 2, people.bob)).rejects.toMatchObject(refused('takedown_is_decided'));
    // The next request finds room.
    await takedowns().request(documentId, 1, ask, people.responsible);
  });

  it('is carried out once, however many confirm or cancel at the same moment', async () => {
    const { documentId } = await documents.register();
    const asked = await takedowns().request(documentId, 1, ask, people.responsible);
    const race = await Promise.allSettled([
      takedowns().confirm(asked.id, 1, people.ann),
      takedowns().confirm(asked.id, 1, people.bob),
      takedowns().cancel(asked.id, 1, '不必', people.responsible),
    ]);
    expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await eventTypes(documentId)).filter((type) => type === 'WITHHELD').length).toBeLessThanOrEqual(1);
  });
});

describe('the public files', () => {
  it('go with the last shown document that bears them, however the reactions overlap, and come back', async () => {
    const blobs = context.get(BlobStore);
    const blob = await blobs.put('private', Buffer.from('印发原件'));
    const files = [{ ...blob, role: 'original', name: '原件.pdf', mediaType: 'application/pdf', isPublic: true } as const];
    const [one, other] = [await documents.register({ files }), await documents.register({ files })];
    const isThere = () => existsSync(blobs.path('public', blob.sha256));
    const sync = (ids: string[]) =>
      Promise.all(ids.flatMap((id) => Array.from({ length: 4 }, () => context.get(RegistryService).syncFiles(id))));
    const take = async (id: string, revision: number, kind: 'withhold' | 'restore') => {
      const asked = await takedowns().request(id, revision, { ...ask, kind }, people.ann);
      await takedowns().confirm(asked.id, 1, people.bob);
    };
    await sync([one.documentId, other.documentId]);
    expect(isThere()).toBe(true);
    await take(one.documentId, 1, 'withhold');
    await sync([one.documentId, other.documentId]);
    expect(isThere()).toBe(true); // the other one still shows it
    await take(other.documentId, 1, 'withhold');
    await sync([one.documentId, other.documentId]);
    expect(isThere()).toBe(false);
    expect(existsSync(blobs.path('private', blob.sha256))).toBe(true);
    await take(one.documentId, 2, 'restore');
    await sync([one.documentId, other.documentId]);
    expect(isThere()).toBe(true);
  });
});
