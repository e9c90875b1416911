import { SYSTEM } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import { Client } from 'pg';
import { openContext, type TestContext } from '../support/context';

let context: TestContext;
let app: Client;
let portal: Client;

beforeAll(async () => {
  context = await openContext({ modules: [] });
  app = new Client({ connectionString: context.database.app });
  portal = new Client({ connectionString: context.database.portal });
  await Promise.all([app.connect(), portal.connect()]);
  await context.get(Transactions).run(async (tx) => {
    await tx.record({ type: 'test.act', subjectType: 'test', subjectId: 'a', actorId: SYSTEM.id, at: tx.now, detail: {} });
  });
});
afterAll(async () => {
  await Promise.all([app.end(), portal.end()]);
  await context.close();
});

/** PostgreSQL 15 says some of it in other words than 18. */
const DENIED = /permission denied|must be owner|must be superuser|row-level security/;
const names = async (sql: string) => (await context.database.query<{ name: string }>(sql)).map((row) => row.name);

describe('guiku_app (attack)', () => {
  it.each([
    [`UPDATE audit_event SET detail = '{"forged":true}'`],
    ['DELETE FROM audit_event'],
    ['TRUNCATE audit_event'],
    ['UPDATE audit_seal SET hash = hash'],
    ['DELETE FROM audit_seal_head'],
    ['DELETE FROM reaction_done'],
    ['UPDATE installation SET demo = true'],
    ['ALTER TABLE audit_event DISABLE TRIGGER ALL'],
    ['DROP TABLE audit_event'],
    ['CREATE TABLE mine (id int)'],
    ['CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'],
    ['CREATE SCHEMA mine'],
    ['CREATE TEMP TABLE mine (id int)'],
    ['CREATE EXTENSION IF NOT EXISTS dblink'],
    ['CREATE OR REPLACE FUNCTION enqueue(p_event_id uuid) RETURNS void LANGUAGE sql AS $$ SELECT $$'],
    ['SELECT * FROM graphile_worker._private_jobs'],
    ['SELECT * FROM graphile_worker.jobs'],
    [`SELECT graphile_worker.add_job('react', '{}')`],
    ['SELECT * FROM worker_process'],
    ['SET ROLE guiku_owner'],
    ['SET ROLE guiku_portal'],
    [`SELECT pg_read_file('/etc/passwd')`],
    [`COPY audit_event TO PROGRAM 'cat'`],
    ['SELECT rolpassword FROM pg_authid'],
  ])('may not: %s', async (sql) => {
    await expect(app.query(sql)).rejects.toThrow(DENIED);
  });

  it('may not own anything, and is no member of another role', async () => {
    expect(await names(`SELECT relname AS name FROM pg_class WHERE relowner IN ('guiku_app'::regrole, 'guiku_portal'::regrole)`)).toEqual(
      [],
    );
    expect(
      await names(
        `SELECT m.roleid::regrole::text AS name FROM pg_auth_members m WHERE m.member IN ('guiku_app'::regrole, 'guiku_portal'::regrole)`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'guiku%' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)`,
      ),
    ).toEqual([]);
  });
});

describe('guiku_app (lawful)', () => {
  it('reads the log and adds to it', async () => {
    expect((await app.query('SELECT * FROM audit_event')).rowCount).toBe(1);
    await context.get(Transactions).run(async (tx) => {
      await tx.record({ type: 'test.act', subjectType: 'test', subjectId: 'b', actorId: SYSTEM.id, at: tx.now, detail: {} });
    });
    expect((await app.query('SELECT * FROM audit_event')).rowCount).toBe(2);
  });
});

describe('guiku_portal: INV-E', () => {
  it('(attack) is granted SELECT on public_* relations and nothing else, read from the catalogue', async () => {
    const granted = await names(
      `SELECT n.nspname || '.' || c.relname || ' ' || p.privilege AS name
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         CROSS JOIN (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) p (privilege)
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
          AND has_table_privilege('guiku_portal', c.oid, p.privilege)`,
    );
    expect(granted.filter((name) => !/^public\.public_\w+ SELECT$/.test(name))).toEqual([]);
    expect(granted.length).toBeGreaterThan(0);
    const columns = await names(
      `SELECT DISTINCT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'p', 'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped
          AND c.relname NOT LIKE 'public\\_%' AND has_column_privilege('guiku_portal', c.oid, a.attnum, 'SELECT')`,
    );
    expect(columns).toEqual([]);
    const sequences = await names(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname IN ('public', 'graphile_worker')
          AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege('guiku_portal', c.oid, 'USAGE') ELSE false END`,
    );
    expect(sequences).toEqual([]);
  });

  it('(attack) may EXECUTE none of our functions but those of design.md 5', async () => {
    const functions = await names(
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname IN ('public', 'graphile_worker') AND has_schema_privilege('guiku_portal', n.oid, 'USAGE')
          AND has_function_privilege('guiku_portal', p.oid, 'EXECUTE')
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
          AND p.prorettype <> 'trigger'::regtype`,
    );
    const allowed = ['submit_comment', 'submit_suggestion', 'log_query'];
    expect(functions.filter((name) => !allowed.includes(name) && !name.startsWith('public_'))).toEqual([]);
  });

  it.each([
    ['SELECT * FROM audit_event'],
    ['SELECT * FROM app_user'],
    ['SELECT * FROM draft'],
    ['SELECT * FROM document'],
    ['SELECT * FROM file'],
    [`SELECT enqueue('00000000-0000-7000-8000-000000000000')`],
    [`SELECT * FROM audit_turn('test', 'a')`],
    ['CREATE TABLE mine (id int)'],
    ['CREATE TEMP TABLE mine (id int)'],
    ['SET ROLE guiku_app'],
    ['DELETE FROM public_migration'],
    ['SELECT * FROM graphile_worker.jobs'],
  ])('(attack) may not: %s', async (sql) => {
    const refused = await portal.query(sql).then(
      () => 'done',
      (error: unknown) => String(error),
    );
    expect(refused).toMatch(/permission denied|does not exist/);
  });

  it('(lawful) reads what is public', async () => {
    expect((await portal.query('SELECT name FROM public_migration')).rowCount).toBeGreaterThan(0);
  });
});

describe('functions that run with the owner’s rights', () => {
  it('have a fixed search_path that ends in pg_temp or names no schema others may write to', async () => {
    const paths = await context.database.query<{ name: string; path: string | null }>(
      `SELECT p.proname AS name, array_to_string(p.proconfig, ';') AS path FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = 'public' AND p.prosecdef AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')`,
    );
    expect(paths.map(({ name }) => name)).toContain('enqueue');
    for (const { path } of paths) expect(path).toMatch(/search_path=pg_catalog/);
  });

  it('enqueue (attack): a caller cannot slip another add_job under it', async () => {
    const { rows } = await app.query<{ path: string }>(`SELECT current_setting('search_path') AS path`);
    await app.query('SET search_path = pg_temp, public');
    const [event] = await context.database.query<{ id: string }>('SELECT id FROM audit_event LIMIT 1');
    await app.query('SELECT public.enqueue($1)', [event?.id]);
    await app.query(`SELECT set_config('search_path', $1, false)`, [rows[0]?.path]);
    const jobs = await context.database.query('SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1', [event?.id]);
    expect(jobs.length).toBe(1); // one job a key, and it is in the owner's queue
  });

  it('enqueue (attack): nothing but an event’s id goes in', async () => {
    await expect(app.query(`SELECT enqueue('{"task":"anything"}')`)).rejects.toThrow(/invalid input syntax/);
  });
});
