import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FileService } from '@libs/extraction';
import type { Actor } from '@libs/kernel';
import { BlobStore } from '@libs/platform';
import { DocumentEntryQueries, EffectService, RegistryService, TakedownService, type EffectCommand } from '@libs/registry';
import { Relay } from '@libs/search';
import { Client } from 'pg';
import { addresses, crawl, portalRoutes, type Answer } from '../support/crawl';
import { documentFactory, type DocumentFactory } from '../support/documents';
import { openLifecycle, REMARK, ROUND_ONE, type Lifecycle } from '../support/lifecycle';
import { millisecondsUntil, openWhole, type Whole } from '../support/whole';

/**
 * Nothing that is not public is reachable by the public: every hidden thing bears a mark of its own, and no answer of the portal, no row of a
 * public relation and no public blob has one. What is asked is read from the router and from the database's catalogue, not from a list here.
 */
const TOPIC = '雪莲花采挖';
const SHOWN = '公开标记甲子零零一';
const mark = (name: string) => `机密标记${name}丙寅`;
const text = (words: string) =>
  `${TOPIC}管理办法\n\n第一条 为了规范${TOPIC}，保护资源，制定本办法。${words}。\n第二条 本办法自2026年3月1日起施行。`;
/** Everything hidden, by what it is. */
const HIDDEN = {
  internal: mark('内部'),
  onRequest: mark('依申请'),
  notPublic: mark('不公开'),
  withheld: mark('下线'),
  draft: mark('起草'),
  material: mark('材料'),
  remark: mark('意见'),
  explanation: mark('说明'),
  privateFile: mark('未公开文件'),
  publicityReason: mark('不公开理由'),
  classReasons: mark('认定理由'),
  takedownReason: mark('下线理由'),
  evidence: mark('下线依据'),
  voided: mark('作废记载'),
  correction: mark('更正理由'),
  hiddenSource: mark('隐藏来源'),
} as const;

let whole: Whole;
let documents: DocumentFactory;
let life: Lifecycle;
let signatory: Actor;
let office: Actor;
const made: Record<string, { documentId: string; slug: string; number: string }> = {};
const query = <Row extends object>(sql: string, values?: unknown[]) => whole.api.database.query<Row>(sql, values);

let serial = 0;
async function register(
  name: string,
  given: Parameters<DocumentFactory['register']>[0] = {},
): Promise<{ documentId: string; slug: string }> {
  serial += 1;
  const docNumber = `巴政办规〔2026〕${900 + serial}号`;
  const document = await documents.register({ title: `${TOPIC}管理办法之${serial}`, docNumber, ...given });
  made[name] = { ...document, number: docNumber };
  return document;
}

async function file(words: string, isPublic: boolean) {
  const blob = await whole.api.get(BlobStore).put('private', Buffer.from(words));
  return { ...blob, role: 'annex', name: `附件${isPublic ? '' : '（内部）'}.txt`, mediaType: 'text/plain', isPublic } as const;
}

beforeAll(async () => {
  whole = await openWhole();
  const { api } = whole;
  documents = await documentFactory(api);
  life = await openLifecycle(api);
  [signatory, office] = [life.people.signatory, life.people.office];
  await makeDocuments();
  await makeMatter();
  // The worker has done everything, the index with it.
  const source = api.get(DocumentEntryQueries);
  await millisecondsUntil(async () => {
    const [jobs] = await query<{ n: number }>('SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE attempts < max_attempts');
    return jobs?.n === 0 && (await api.get(Relay).check([source])).length === 0;
  }, 60_000);
}, 120_000);
afterAll(() => whole.close());

async function makeDocuments(): Promise<void> {
  const { api } = whole;
  const files = async (words: string) => [await file(`公开 ${words}`, true), await file(`${HIDDEN.privateFile} ${words}`, false)];
  const shown = await register('shown', { text: text(SHOWN), files: await files(SHOWN) });
  const hidden = (words: string) => ({ title: `${TOPIC}管理办法（${words}）`, text: text(words) });
  const internal = await register('internal', { ...hidden(HIDDEN.internal), files: await files(HIDDEN.internal) });
  const reasons = HIDDEN.classReasons;
  await api.get(RegistryService).classify(internal.documentId, 1, { docClass: 'INTERNAL', reasons }, signatory);
  const publicityReason = HIDDEN.publicityReason;
  await register('onRequest', {
    ...hidden(HIDDEN.onRequest),
    publicity: 'on_request',
    publicityReason,
    files: await files(HIDDEN.onRequest),
  });
  await register('notPublic', {
    ...hidden(HIDDEN.notPublic),
    publicity: 'not_public',
    publicityReason,
    files: await files(HIDDEN.notPublic),
  });

  const withheld = await register('withheld', { text: text(HIDDEN.withheld), files: await files(HIDDEN.withheld) });
  const ask = { kind: 'withhold', reason: HIDDEN.takedownReason, evidence: HIDDEN.evidence } as const;
  const amend = { action: 'amend', on: '2026-04-01', basis: '州人民政府决定', text: text(`${HIDDEN.withheld}乙`) } as const;
  await api.get(EffectService).record(withheld.documentId, 1, amend, office);
  const request = await api.get(TakedownService).request(withheld.documentId, 2, ask, office);
  await api.get(TakedownService).confirm(request.id, 1, signatory);
  await api.get(TakedownService).request(shown.documentId, 1, ask, office); // only asked for: the document is shown, the reasons are not

  // A record that was voided, and one that a hidden document caused.
  const suspend = { action: 'suspend', on: '2026-05-01', clauses: [], basis: HIDDEN.voided } satisfies EffectCommand;
  const { eventId } = await api.get(EffectService).record(shown.documentId, 1, suspend, office);
  await api.get(EffectService).correct(shown.documentId, 2, { eventId, reason: HIDDEN.correction, replacement: null }, office);
  const source = await register('hiddenSource', { ...hidden(HIDDEN.hiddenSource), publicity: 'not_public', publicityReason });
  const confirm = { action: 'confirm', on: '2026-06-01', sourceDocumentId: source.documentId } as const;
  await api.get(EffectService).record(shown.documentId, 3, confirm, office);
}

/** A draft in review, with the reviewers' papers. */
async function makeMatter(): Promise<void> {
  const { people, act, review } = life;
  const id = await life.prepare(
    people.drafter,
    'bz-gov-office',
    ROUND_ONE.replace('本州行政区域内', `${HIDDEN.draft}${TOPIC}本州行政区域内`),
  );
  const stored = await whole.api
    .get(FileService)
    .store({ content: Buffer.from(HIDDEN.material), name: '材料.txt', purpose: 'material' }, people.drafter);
  expect(stored.id).toBeTruthy();
  await act(id, { action: 'submit', urgentReason: HIDDEN.draft, letterNumber: null }, people.drafter);
  await review(id, { action: 'forward', intakeNumber: null }, people.office);
  await review(id, { action: 'accept' }, people.reviewer);
  await review(id, { action: 'addRemark', remark: { ...REMARK, comment: HIDDEN.remark } }, people.reviewer);
  await review(id, { action: 'setCheck', item: 'A5', result: 'problem', note: HIDDEN.remark }, people.reviewer);
  await review(id, { action: 'allClear' }, people.reviewer);
  await review(id, { action: 'sendForSecond', verdict: 'SHOULD_AMEND', explanation: HIDDEN.explanation }, people.reviewer);
}

const leaksIn = (answer: Answer) =>
  Object.entries(HIDDEN)
    .filter(([, words]) => answer.all.includes(words))
    .map(([name]) => `${answer.path}: ${name}`);

describe('the portal', () => {
  it('answers no address of its router with anything hidden', async () => {
    const fileIds = await query<{ id: string; sha256: string }>('SELECT id, sha256 FROM document_file');
    const values = {
      slug: Object.values(made).map(({ slug }) => slug),
      day: ['2026-01-20', '2026-04-15', '2027-01-01'],
      number: ['1', '2', ...Object.values(made).map(({ number }) => number)],
      pair: ['1..2', '1..1'],
      id: [
        ...fileIds.map(({ id }) => id),
        ...fileIds.map(({ sha256 }) => sha256),
        ...Object.values(made).map(({ documentId }) => documentId),
      ],
    };
    const patterns = portalRoutes(whole.portal);
    expect(patterns.length).toBeGreaterThan(15);
    const answers = await crawl(whole.portal, addresses(patterns, values));
    expect(answers.flatMap(leaksIn)).toEqual([]);
    // The crawl sees what there is to be seen.
    const showing = answers.filter(({ all }) => all.includes(SHOWN)).map(({ path }) => path);
    for (const path of [`/d/${made['shown']?.slug ?? ''}`, `/open/v1/documents/${made['shown']?.slug ?? ''}.txt`])
      expect(showing).toContain(path);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('finds, counts and suggests nothing hidden, whatever is asked', async () => {
    const words = [TOPIC, '规范', '节能管理', ...Object.values(made).map(({ number }) => number), ...Object.values(HIDDEN)];
    const facets = ['', '&docClass=INTERNAL', '&docClass=NORMATIVE', '&level=prefecture', '&year=2026', '&sort=published'];
    const scopes = ['', '&scope=all', '&scope=on&on=2026-04-15'];
    const paths = words.flatMap((q) =>
      ['/search', '/open/v1/search'].flatMap((path) => scopes.flatMap((scope) => facets.map((facet) => `${path}?q=${q}${scope}${facet}`))),
    );
    const hiddenSlugs = Object.entries(made)
      .filter(([name]) => name !== 'shown')
      .map(([, { slug }]) => slug);
    const answers = await crawl(whole.portal, paths);
    // A page repeats what was typed; nothing of what is hidden stands beside it.
    const echo = (path: string) => decodeURIComponent(/q=([^&]*)/.exec(path)?.[1] ?? '');
    const found = answers.flatMap((answer) => leaksIn(answer).filter((leak) => !leak.endsWith(`: ${nameOf(echo(answer.path))}`)));
    expect(found).toEqual([]);
    for (const { path, all } of answers) expect([path, hiddenSlugs.filter((slug) => all.includes(slug))]).toEqual([path, []]);
    const open = answers.filter(({ path }) => path.startsWith('/open/') && Object.values(HIDDEN).some((hidden) => path.includes(hidden)));
    for (const { path, all } of open) expect([path, /"total":(\d+)/.exec(all)?.[1]]).toEqual([path, '0']);
    expect(answers.some(({ all }) => all.includes(made['shown']?.slug ?? 'none'))).toBe(true);
  });

  it('leads by no link from its pages to anything hidden', async () => {
    const seen = new Set<string>();
    let next = ['/', '/search?scope=all', '/catalogue', '/open/v1/documents'];
    const leaks: string[] = [];
    while (next.length > 0 && seen.size < 600) {
      for (const path of next) seen.add(path);
      const answers = await crawl(whole.portal, next);
      leaks.push(...answers.flatMap(leaksIn));
      const links = answers.flatMap(({ all }) =>
        [...all.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => decodeURI(href.replace(/&amp;/g, '&'))),
      );
      next = [...new Set(links)].filter((path) => !seen.has(path) && !path.startsWith('/assets'));
    }
    expect(leaks).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });

  it('serves the blobs of public files of shown documents alone', async () => {
    const shown = new Set((await query<{ sha256: string }>('SELECT sha256 FROM public_file')).map(({ sha256 }) => sha256));
    const root = join(whole.api.dataDir, 'blobs', 'public');
    const lying = existsSync(root) ? readdirSync(root).flatMap((folder) => readdirSync(join(root, folder))) : [];
    expect([...lying].sort()).toEqual([...shown].sort());
    const files = await query<{ id: string; sha256: string; is_public: boolean }>('SELECT id, sha256, is_public FROM document_file');
    const uploads = await query<{ id: string }>('SELECT id FROM file');
    const hidden = [...files.filter(({ sha256, is_public: isPublic }) => !isPublic || !shown.has(sha256)), ...uploads];
    expect(hidden.length).toBeGreaterThan(10);
    for (const { path, status } of await crawl(
      whole.portal,
      hidden.map(({ id }) => `/files/${id}`),
    ))
      expect([path, status]).toEqual([path, 404]);
  });
});

describe('INV-E: the portal’s role', () => {
  /** One connection as the role; each statement by itself. */
  async function asPortal<T>(
    work: (run: (sql: string) => Promise<{ rows: Record<string, unknown>[] } | string>) => Promise<T>,
  ): Promise<T> {
    const client = new Client(whole.api.database.portal);
    await client.connect();
    try {
      return await work((sql) =>
        client.query<Record<string, unknown>>(sql).catch((error: unknown) => String((error as { code?: string }).code)),
      );
    } finally {
      await client.end();
    }
  }
  const DENIED = '42501';
  // Denied; or a view that cannot be written at all, a lock outside a transaction.
  const isRefused = (answer: unknown) => typeof answer === 'string' && [DENIED, '55000', '42809', '25P01', '0A000'].includes(answer);
  const relations = (kinds: string) =>
    query<{ name: string; schema: string; relation: string }>(
      `SELECT n.nspname AS schema, c.relname AS relation, format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind = ANY(string_to_array('${kinds}', NULL)::"char"[]) AND n.nspname !~ '^(pg_|information_schema)' ORDER BY 3`,
    );

  it('reads public_* and nothing else of the tables and views there are; writes none', async () => {
    const all = await relations('rpvmf');
    expect(all.length).toBeGreaterThan(60);
    await asPortal(async (run) => {
      for (const { name, schema, relation } of all) {
        const isPublic = schema === 'public' && relation.startsWith('public_');
        const read = await run(`SELECT * FROM ${name} LIMIT 1`);
        expect([name, typeof read === 'string' ? read : 'read']).toEqual([name, isPublic ? 'read' : DENIED]);
        for (const sql of [
          `DELETE FROM ${name}`,
          `INSERT INTO ${name} DEFAULT VALUES`,
          `TRUNCATE ${name}`,
          `LOCK TABLE ${name} IN EXCLUSIVE MODE`,
        ])
          expect([sql, isRefused(await run(sql))]).toEqual([sql, true]);
      }
    });
    const rights = await query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^(pg_|information_schema)'
          AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND (has_table_privilege('guiku_portal', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
            OR has_any_column_privilege('guiku_portal', c.oid, 'INSERT, UPDATE, REFERENCES'))`,
    );
    expect(rights).toEqual([]);
  });

  it('sees no hidden word in any column of what it may read', async () => {
    const readable = (await relations('rpvmf')).filter(({ schema, relation }) => schema === 'public' && relation.startsWith('public_'));
    await asPortal(async (run) => {
      for (const { name } of readable) {
        const answer = await run(`SELECT row::text AS all FROM ${name} AS row`);
        const text = typeof answer === 'string' ? `refused ${answer}` : answer.rows.map((row) => String(row['all'])).join('\n');
        expect([
          name,
          Object.entries(HIDDEN)
            .filter(([, words]) => text.includes(words))
            .map(([what]) => what),
        ]).toEqual([name, []]);
        expect(text).not.toMatch(/^refused/);
      }
    });
    const strays = await query('SELECT id FROM public_entry EXCEPT SELECT id FROM public_document');
    expect(strays).toEqual([]);
    // No function of a query sees a row before the view's own condition has let it through.
    const open = await query<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relkind = 'v' AND relname LIKE 'public\\_%' AND NOT coalesce(reloptions, '{}') @> '{security_barrier=true}'`,
    );
    expect(open.map(({ relname }) => relname)).toEqual(['public_migration']); // names of migrations only: no condition to be got around
  });

  it('may call none of our functions, use no sequence, make nothing, be nobody else', async () => {
    const functions = await query<{ name: string }>(
      `SELECT p.oid::regprocedure::text AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname !~ '^(pg_|information_schema)' AND p.prorettype <> 'trigger'::regtype AND has_function_privilege('guiku_portal', p.oid, 'EXECUTE')
          AND has_schema_privilege('guiku_portal', n.oid, 'USAGE')
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')`,
    );
    expect(functions).toEqual([]);
    await asPortal(async (run) => {
      for (const { name } of await relations('S'))
        for (const sql of [`SELECT nextval('${name}')`, `SELECT last_value FROM ${name}`, `SELECT setval('${name}', 1)`])
          expect([sql, await run(sql)]).toEqual([sql, DENIED]);
      for (const sql of [
        'CREATE TABLE public.mine (id int)',
        'CREATE SCHEMA mine',
        'CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
        'SET ROLE guiku_app',
        'SET ROLE guiku_owner',
        `SELECT pg_read_file('postgresql.conf')`,
        `COPY public_document TO PROGRAM 'cat'`,
        `SELECT enqueue('00000000-0000-7000-8000-000000000000')`,
      ])
        expect([sql, await run(sql)]).toEqual([sql, DENIED]);
    });
    const [role] = await query<Record<string, boolean>>(
      `SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = 'guiku_portal'`,
    );
    expect(role).toEqual({ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolbypassrls: false });
    expect(await query(`SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = 'guiku_portal'`)).toEqual([]);
  });
});

/** Which hidden thing these words are. */
function nameOf(words: string): string {
  return Object.entries(HIDDEN).find(([, each]) => each === words)?.[0] ?? 'none';
}
