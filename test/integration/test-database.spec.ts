import { testDatabase, type TestDatabase } from '../support/database';
import { withClient } from '../support/server.mjs';

describe('the test database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('is migrated and owned by guiku_owner', async () => {
    const [row] = await database.query<{ owner: string; tables: number }>(
      `SELECT pg_get_userbyid(datdba) AS owner, (SELECT count(*)::int FROM pg_tables WHERE schemaname = 'public') AS tables
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row?.owner).toBe('guiku_owner');
    expect(row?.tables).toBeGreaterThan(0);
  });

  it.each(['app', 'portal'] as const)('lets guiku_%s in, which owns nothing and cannot create anything', async (role) => {
    await withClient(database[role], async (client) => {
      const { rows } = await client.query(
        'SELECT count(*)::int AS owned FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user)',
      );
      expect(rows).toEqual([{ owned: 0 }]);
      await expect(client.query('CREATE TABLE intruder (x int)')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('CREATE TEMP TABLE intruder (x int)')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('goes back to the freshly migrated rows', async () => {
    const sizes = `SELECT relname, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM public.%I', relname), false, true, '')))[1]::text AS n
      FROM pg_stat_user_tables WHERE schemaname = 'public' ORDER BY relname`;
    const before = await database.query(sizes);
    await database.truncateAll();
    expect(await database.query(sizes)).toEqual(before);
  });
});
