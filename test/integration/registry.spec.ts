import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { IdentityModule } from '@libs/identity';
import type { Actor } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import {
  DocumentFactsQueries,
  DocumentQueries,
  EffectService,
  PublicQueries,
  RegistryModule,
  RegistryService,
  ReplayService,
  type EffectCommand,
} from '@libs/registry';
import { Client } from 'pg';
import { openContext, type TestContext } from '../support/context';
import { documentFactory, MEASURE, type DocumentFactory } from '../support/documents';

const today = '2026-04-01';
let context: TestContext;
let documents: DocumentFactory;
let office: Actor;
beforeAll(async () => {
  context = await openContext({ modules: [IdentityModule, RegistryModule] });
  documents = await documentFactory(context);
  office = await documents.actor('bz-gov-office');
});
afterAll(async () => {
  expect((await context.get(ReplayService).check()).differences).toEqual([]);
  await context.close();
});

const shown = () => context.get(PublicQueries);
const record = (id: string, revision: number, command: EffectCommand, by = office) =>
  context.get(EffectService).record(id, revision, command, by);
const statusOn = async (slug: string, day: string) => (await shown().documents.bySlug(slug, day))?.status;
const eventCount = async (id: string) =>
  Number((await context.database.query<{ n: string }>('SELECT count(*) AS n FROM effect_event WHERE document_id = $1', [id]))[0]?.n);
const basis = '州人民政府决定';

/** Runs SQL as one of the database's roles; the state of the refusal, or 'done'. */
async function as(url: string, sql: string): Promise<string> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return String((error as { code?: string }).code);
  } finally {
    await client.end();
  }
}
const DENIED = '42501';
const NOT_UPDATABLE = '55000';

describe('registration', () => {
  it('makes document, version, events and periods, and the public sees it', async () => {
    const { documentId, slug } = await documents.register({ docNumber: '巴政办规[2026]101号' });
    const found = await shown().documents.bySlug(slug, today);
    expect(found).toMatchObject({
      id: documentId,
      docNumber: '巴政办规〔2026〕101号',
      status: 'IN_FORCE',
      validThrough: '2031-02-28',
      endedOn: '2031-03-01',
    });
    const text = await shown().texts.textOn(documentId, today);
    expect(text?.articles.map(({ label }) => label)).toEqual(['第一条', '第二条', '第三条', '第四条', '第五条']);
    // As it stood on an earlier day: not yet published; then published and not yet in force.
    expect(await shown().texts.textOn(documentId, '2026-01-14')).toBeNull();
    expect(await statusOn(slug, '2026-01-20')).toBe('NOT_YET');
    expect((await shown().documents.byNumber('巴政办规(2026)101號', today)).map(({ slug: found }) => found)).toEqual([slug]);
  });

  it('repeals what it names, from its own day of effect', async () => {
    const old = await documents.register({
      docNumber: '巴政办发〔2015〕22号',
      signedOn: '2015-04-01',
      publishedOn: '2015-04-01',
      effectiveOn: '2015-05-01',
      term: null,
    });
    const repeals = [
      { title: '住宅区防火规定', docNumber: '巴政办发(2015)22号' },
      { title: '从未登记的规定', docNumber: null },
    ];
    const { documentId, repealed } = await documents.register({ repeals });
    expect(repealed).toEqual([old.documentId]);
    expect([await statusOn(old.slug, '2026-02-28'), await statusOn(old.slug, '2026-03-01')]).toEqual(['IN_FORCE', 'REPEALED']);
    const last = (await shown().texts.history(old.documentId)).at(-1);
    expect(last).toMatchObject({ type: 'REPEALED', on: '2026-03-01', by: { title: '巴音郭楞蒙古自治州住宅区消防安全管理办法' } });
    // V12: what the registry does not have stays as words.
    expect((await shown().texts.relations(documentId)).map(({ kind, direction, title, slug }) => [kind, direction, title, slug])).toEqual([
      ['repeals', 'out', '从未登记的规定', null],
      ['repeals', 'out', '住宅区防火规定', old.slug],
    ]);
  });

  it('repeals nothing of an organ beside or above the issuer; a government repeals what its departments issued', async () => {
    const old = await documents.register({ docNumber: '巴政办规〔2026〕301号' });
    const [county, department] = [await documents.organ('kel-gov'), await documents.organ('bz-fgw')];
    const repeals = [{ title: null, docNumber: null, documentId: old.documentId }];
    for (const issuerIds of [[county], [department]] as const) {
      const given = { issuerIds, responsibleOrganId: county, docNumber: '库政规〔2026〕301号', repeals };
      const attempt = documents.register(given);
      await expect(attempt).rejects.toMatchObject({ code: 'registration_refused', detail: { refusals: ['repeal_beyond_power'] } });
    }
    expect(await eventCount(old.documentId)).toBe(2);
    const own = await documents.register({ issuerIds: [department], docNumber: '巴发改规〔2026〕301号' });
    const above = { docNumber: '巴政办规〔2026〕302号', repeals: [{ title: null, docNumber: '巴发改规〔2026〕301号' }] };
    expect((await documents.register(above)).repealed).toEqual([own.documentId]);
  });

  it.each([
    ['V01', { docNumber: '第2号公告' }, 'number_not_readable'],
    ['V03', { signedOn: '2026-01-20', publishedOn: '2026-01-15' }, 'published_before_signed'],
    ['publication still to come', { publishedOn: '2026-04-02' }, 'published_in_future'],
    ['a term before it starts', { validThrough: '2026-02-01' }, 'ends_before_it_starts'],
  ])('%s: refused with its code, and nothing is left', async (_, given, code) => {
    const before = await context.database.query('SELECT id FROM document');
    await expect(documents.register(given)).rejects.toMatchObject({ code: 'registration_refused', detail: { refusals: [code] } });
    expect(await context.database.query('SELECT id FROM document')).toEqual(before);
  });

  it('V07: an organ that may not issue is refused, except for history', async () => {
    const [without] = await context.database.query<{ id: string }>('SELECT id FROM organ WHERE NOT may_issue LIMIT 1');
    const issuerIds = [without?.id ?? ''] as const;
    await expect(documents.register({ issuerIds })).rejects.toMatchObject({ detail: { refusals: ['issuer_may_not_issue'] } });
    await expect(documents.register({ issuerIds, processUnknown: true, docNumber: '巴旧发〔1999〕1号' })).resolves.toBeDefined();
  });

  it('V01: a number stands once a series; twice only with a reason', async () => {
    await documents.register({ docNumber: '巴政办规〔2026〕201号' });
    await expect(documents.register({ docNumber: '巴政办规[2026]第201号' })).rejects.toMatchObject({
      code: 'document_number_is_used_once',
    });
    await expect(documents.register({ docNumber: '巴政办规〔2026〕201号', numberOverrideReason: '原件确系重号' })).resolves.toBeDefined();
    const issuerIds = [await documents.organ('kel-gov')] as const;
    await expect(documents.register({ docNumber: '巴政办规〔2026〕201号', issuerIds })).resolves.toBeDefined();
  });

  it('what is not public needs a reason, and the portal never sees it', async () => {
    await expect(documents.register({ publicity: 'not_public' })).rejects.toMatchObject({ code: 'document_not_public_has_a_reason' });
    const { slug } = await documents.register({ publicity: 'not_public', publicityReason: '内部管理' });
    expect(await shown().documents.bySlug(slug, today)).toBeNull();
  });

  it('links public files into the public area, and only those', async () => {
    const blobs = context.get(BlobStore);
    const open = await blobs.put('private', Buffer.from(`open ${randomUUID()}`));
    const closed = await blobs.put('private', Buffer.from(`closed ${randomUUID()}`));
    const file = { role: 'original', name: '印发件.pdf', mediaType: 'application/pdf' } as const;
    const { documentId } = await documents.register({
      files: [
        { ...file, ...open, isPublic: true },
        { ...file, ...closed, isPublic: false },
      ],
    });
    await context.get(RegistryService).syncFiles(documentId);
    await context.get(RegistryService).syncFiles(documentId);
    expect([existsSync(blobs.path('public', open.sha256)), existsSync(blobs.path('public', closed.sha256))]).toEqual([true, false]);
    expect((await shown().texts.files(documentId)).map(({ sha256 }) => sha256)).toEqual([open.sha256]);
  });
});

describe('recording effect', () => {
  it('lets exactly one of two racing commands win', async () => {
    const { documentId } = await documents.register();
    const repeal = () => record(documentId, 1, { action: 'repeal', on: '2026-05-01', basis });
    const results = await Promise.allSettled([repeal(), repeal()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale_revision' } });
    expect(await eventCount(documentId)).toBe(3);
  });

  const amended = MEASURE.replace('不得占用、堵塞、封闭', '不得占用、堵塞、封闭或者改变用途');
  it.each<[string, EffectCommand[], EffectCommand, string]>([
    ['without a basis', [], { action: 'repeal', on: today, basis: ' ' }, 'basis_missing'],
    ['after its end', [{ action: 'repeal', on: '2026-04-01', basis }], { action: 'lapse', on: '2026-04-01', basis }, 'already_ended'],
    ['after its term', [], { action: 'extend', on: '2031-03-01', basis, validThrough: '2033-01-01' }, 'already_ended'],
    ['no clause', [], { action: 'repealPart', on: today, basis, clauses: [] }, 'clauses_missing'],
    ['a clause that is not there', [], { action: 'suspend', on: today, basis, clauses: ['art99'] }, 'clause_unknown'],
    [
      'a clause twice',
      [{ action: 'repealPart', on: today, basis, clauses: ['art4'] }],
      { action: 'lapsePart', on: today, basis, clauses: ['art4'] },
      'clause_already_ended',
    ],
    ['nothing suspended', [], { action: 'resume', on: today, basis, clauses: [] }, 'not_suspended'],
    ['an earlier last day', [], { action: 'extend', on: today, basis, validThrough: '2031-02-28' }, 'extension_not_later'],
    [
      'no term',
      [{ action: 'extend', on: today, basis, validThrough: null }],
      { action: 'extend', on: today, basis, validThrough: '2040-01-01' },
      'nothing_to_extend',
    ],
    ['no text', [], { action: 'amend', on: today, basis, text: ' ' }, 'text_missing'],
    [
      'the same text',
      [{ action: 'amend', on: '2026-03-15', basis, text: amended }],
      { action: 'amend', on: today, basis, text: amended },
      'text_unchanged',
    ],
  ])('is refused with its code, and nothing changes: %s', async (_, before, command, code) => {
    const { documentId } = await documents.register();
    let revision = 1;
    for (const step of before) ({ revision } = await record(documentId, revision, step));
    const events = await eventCount(documentId);
    await expect(record(documentId, revision, command)).rejects.toMatchObject({
      code: 'effect_refused',
      detail: { refusals: expect.arrayContaining([code]) as unknown },
    });
    expect(await eventCount(documentId)).toBe(events);
  });

  it('belongs to the keepers: the issuer, its government’s office and justice bureau, nobody else', async () => {
    const { documentId } = await documents.register();
    const command: EffectCommand = { action: 'confirm', on: today, basis };
    await expect(record(documentId, 1, command, await documents.actor('kel-gov'))).rejects.toMatchObject({
      detail: { refusals: ['not_your_document'] },
    });
    await expect(record(documentId, 1, command, await documents.actor('bz-sfj'))).resolves.toMatchObject({ revision: 2 });
  });

  it('an amendment makes a version, and each day has its text (domain.md 18)', async () => {
    const { documentId, slug } = await documents.register();
    await record(documentId, 1, { action: 'amend', on: '2027-06-01', basis, text: amended });
    const texts = shown().texts;
    expect((await texts.textOn(documentId, '2027-05-31'))?.ordinal).toBe(1);
    expect((await texts.textOn(documentId, '2027-06-01'))?.ordinal).toBe(2);
    expect(await statusOn(slug, '2027-06-01')).toBe('IN_FORCE');
    expect((await texts.articleWordings(documentId, '3')).map(({ from, to, versionOrdinals }) => [from, to, versionOrdinals])).toEqual([
      ['2026-01-15', '2027-06-01', [1]],
      ['2027-06-01', null, [2]],
    ]);
    expect((await texts.articleWordings(documentId, '4')).map(({ versionOrdinals }) => versionOrdinals)).toEqual([[1, 2]]);
  });

  it('a correction stands in the stead of the mistaken record, which stays', async () => {
    const { documentId, slug } = await documents.register();
    const { eventId } = await record(documentId, 1, { action: 'repeal', on: '2026-03-15', basis });
    const effects = context.get(EffectService);
    const corrected = await effects.correct(
      documentId,
      2,
      { eventId, reason: '日期录错', replacement: { on: '2026-05-01', detail: {} } },
      office,
    );
    expect([await statusOn(slug, today), await statusOn(slug, '2026-05-01')]).toEqual(['IN_FORCE', 'REPEALED']);
    await expect(effects.correct(documentId, 3, { eventId, reason: '再改', replacement: null }, office)).rejects.toMatchObject({
      detail: { refusals: ['event_already_corrected'] },
    });
    await effects.correct(documentId, 3, { eventId: corrected.eventId, reason: '并未废止', replacement: null }, office);
    expect(await statusOn(slug, '2026-05-01')).toBe('IN_FORCE');
    const { events } = await context.get(DocumentFactsQueries).facts(documentId, today);
    expect(events.map(({ type }) => type).sort()).toEqual(['EFFECTIVE', 'PUBLISHED', 'REPEALED', 'REPEALED', 'VOIDED']);
    expect((await shown().texts.history(documentId)).map(({ type }) => type)).toEqual(['PUBLISHED', 'EFFECTIVE']);
  });

  it.each([
    ['no reason', { reason: ' ' }, 'reason_missing'],
    ['no such record', { eventId: randomUUID() }, 'event_unknown'],
    ['the publication', { replacement: null }, 'publication_is_not_voided'],
    ['a publication put off', { replacement: { on: '2026-05-01', detail: {} } }, 'published_in_future'],
    ['nothing different', {}, 'nothing_corrected'],
  ])('a correction is refused: %s', async (_, given, code) => {
    const { documentId } = await documents.register();
    const [published] = (await context.get(DocumentFactsQueries).facts(documentId, today)).events;
    const same = { on: published?.eventOn ?? '', detail: published?.detail ?? {} };
    const correction = { eventId: published?.id ?? '', reason: '录错', replacement: same, ...given };
    await expect(context.get(EffectService).correct(documentId, 1, correction, office)).rejects.toMatchObject({
      detail: { refusals: expect.arrayContaining([code]) as unknown },
    });
  });

  it('a class is decided with reasons and keeps its history', async () => {
    const { documentId } = await documents.register({ docClass: 'UNDETERMINED' });
    const registry = context.get(RegistryService);
    await expect(registry.classify(documentId, 1, { docClass: 'POLICY', reasons: ' ' }, office)).rejects.toMatchObject({
      code: 'classification_has_reasons',
    });
    const stranger = await documents.actor('kel-sfj');
    await expect(registry.classify(documentId, 1, { docClass: 'POLICY', reasons: '不涉及权利义务' }, stranger)).rejects.toMatchObject({
      code: 'not_your_document',
    });
    await registry.classify(documentId, 1, { docClass: 'POLICY', reasons: '不涉及权利义务' }, office);
    const { classifications } = await context.get(DocumentFactsQueries).facts(documentId, today);
    expect(classifications.map(({ docClass }) => docClass)).toEqual(['UNDETERMINED', 'POLICY']);
  });
});

describe('INV-B: nothing legal is updated or deleted', () => {
  it.each([
    `UPDATE effect_event SET event_on = '2000-01-01'`,
    'DELETE FROM effect_event',
    `UPDATE document_version SET text = 'x'`,
    'DELETE FROM document_version',
    'UPDATE relation SET to_title = NULL',
    'DELETE FROM classification',
    'DELETE FROM document_file',
    'DELETE FROM document',
    'TRUNCATE effect_event CASCADE',
  ])('the application may not: %s', async (sql) => {
    expect(await as(context.database.app, sql)).toBe(DENIED);
  });

  it('what it may: read and append', async () => {
    const { documentId } = await documents.register();
    expect(await as(context.database.app, 'SELECT * FROM effect_event')).toBe('done');
    await expect(record(documentId, 1, { action: 'confirm', on: today, basis })).resolves.toBeDefined();
  });

  it('a slug is for ever, a title may be put right', async () => {
    const { documentId } = await documents.register();
    expect(await as(context.database.app, `UPDATE document SET slug = '2222222222' WHERE id = '${documentId}'`)).toBe('23514');
    expect(await as(context.database.app, `UPDATE document SET title = '更正的标题' WHERE id = '${documentId}'`)).toBe('done');
  });
});

describe('INV-E: the portal’s role', () => {
  it.each([
    'document',
    'document_version',
    'effect_event',
    'effect_period',
    'effect_summary',
    'document_file',
    'organ',
    'app_user',
    'search_passage',
    'staff_entry',
    'audit_event',
  ])('may not read %s', async (table) => {
    expect(await as(context.database.portal, `SELECT * FROM ${table}`)).toBe(DENIED);
  });

  it.each([
    'public_document',
    'public_version',
    'public_event',
    'public_period',
    'public_relation',
    'public_file',
    'public_issuer',
    'public_organ',
    'public_withheld',
    'public_withheld_period',
    'public_entry',
    'public_passage',
  ])('reads %s and may not write it', async (relation) => {
    expect(await as(context.database.portal, `SELECT * FROM ${relation}`)).toBe('done');
    expect([DENIED, NOT_UPDATABLE]).toContain(await as(context.database.portal, `DELETE FROM ${relation}`));
  });

  it('sees no row of what is not public, published and shown, not even through a function of its own', async () => {
    const hidden = await documents.register({ publicity: 'on_request', publicityReason: '依申请', title: '不公开的秘密办法' });
    const withheld = await documents.register({ title: '已下线的误公布办法' });
    await context.database.query(
      `INSERT INTO effect_event (id, document_id, type, event_on, recorded_at, recorded_by, detail) VALUES ($1, $2, 'WITHHELD', $3, now(), $4, '{}')`,
      [randomUUID(), withheld.documentId, today, office.id],
    );
    await context.get(ReplayService).rebuild();
    const client = new Client(context.database.portal);
    await client.connect();
    try {
      for (const relation of ['public_version', 'public_event', 'public_period', 'public_issuer']) {
        const { rows } = await client.query(`SELECT 1 FROM ${relation} WHERE document_id IN ($1, $2)`, [
          hidden.documentId,
          withheld.documentId,
        ]);
        expect(rows).toEqual([]);
      }
      // A leaky predicate runs behind the view's own condition (security_barrier).
      await expect(
        client.query(`SELECT 1 FROM public_document WHERE 1 / (CASE WHEN title LIKE '%秘密%' THEN 0 ELSE 1 END) = 1`),
      ).resolves.toBeDefined();
      const { rows } = await client.query('SELECT slug, withheld_on FROM public_withheld');
      expect(rows.map(({ slug }: { slug: string }) => slug)).toEqual([withheld.slug]);
    } finally {
      await client.end();
    }
    expect(await shown().documents.withheld(withheld.slug, today)).toMatchObject({
      withheldOn: today,
      title: '已下线的误公布办法',
      status: 'IN_FORCE',
    });
    expect(await shown().documents.withheld(hidden.slug, today)).toBeNull();
  });
});

describe('INV-A: what is derived can be replayed', () => {
  it('names what was tampered with, and rebuilds it', async () => {
    const { documentId, slug } = await documents.register();
    const replay = context.get(ReplayService);
    expect((await replay.check()).differences).toEqual([]);
    await context.database.query(`UPDATE effect_period SET status = 'REPEALED' WHERE document_id = $1 AND status = 'IN_FORCE'`, [
      documentId,
    ]);
    await context.database.query(`UPDATE effect_summary SET valid_through = NULL WHERE document_id = $1`, [documentId]);
    const { differences } = await replay.check();
    expect(differences).toEqual([
      { documentId, table: 'effect_summary' },
      { documentId, table: 'effect_period' },
    ]);
    await replay.rebuild();
    expect((await replay.check()).differences).toEqual([]);
    expect(await statusOn(slug, today)).toBe('IN_FORCE');
  });
});

describe('the desk’s list', () => {
  it('filters, pages without loss, and hides what is not the reader’s', async () => {
    const issuer = await documents.organ('kel-gov');
    const made: string[] = [];
    for (let no = 1; no <= 5; no += 1) {
      const { documentId } = await documents.register({
        docNumber: `库政规〔2025〕${no}号`,
        issuerIds: [issuer],
        responsibleOrganId: issuer,
        publishedOn: `2026-02-0${no}`,
        title: `库尔勒市停车管理办法之${no}`,
      });
      made.push(documentId);
    }
    await documents.register({
      docNumber: '库政规〔2025〕9号',
      issuerIds: [issuer],
      responsibleOrganId: issuer,
      publicity: 'not_public',
      publicityReason: '内部',
    });
    const queries = context.get(DocumentQueries);
    const county = await documents.actor('kel-gov');
    const first = await queries.list(today, { issuerId: issuer, q: '停车管理' }, { limit: 3 }, office);
    const second = await queries.list(today, { issuerId: issuer, q: '停车管理' }, { limit: 3, after: first.next ?? '' }, office);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...made].reverse());
    expect([first.total, second.next]).toEqual([5, null]);
    expect((await queries.list(today, { q: '库政规2025' }, {}, office)).total).toBe(5);
    expect((await queries.list(today, { q: '库政规2025' }, {}, county)).total).toBe(6);
    expect((await queries.list(today, { q: '库政规(2025)3号' }, {}, office)).items.map(({ docNumber }) => docNumber)).toEqual([
      '库政规〔2025〕3号',
    ]);
    expect((await queries.list('2031-03-01', { q: '库政规2025', statuses: ['EXPIRED'] }, {}, office)).total).toBe(5);
    const hidden = (await queries.list(today, { issuerId: issuer, q: '库政规〔2025〕9号' }, {}, county)).items[0];
    await expect(queries.get(hidden?.id ?? '', today, office)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('counts by place for the portal, the number of what the place’s list has', async () => {
    const counts = await shown().lists.countsByPlace(today);
    const county = counts.find(({ regionCode }) => regionCode === '652801');
    const { items } = await shown().lists.catalogue(today, { regionCode: '652801' }, { limit: 200 });
    expect(county?.count).toBe(items.length);
    expect(items.length).toBeGreaterThanOrEqual(5);
  });
});
