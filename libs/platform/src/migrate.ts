import { runMigrations as installQueue } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations';

/** TypeORM wants a name that ends in thirteen digits; ours end in the twelve of their file's name, yyyymmdd and the room's number. */
const NAMED = MIGRATIONS.map(
  (Migration) =>
    class extends Migration {
      override name = `${Migration.name}0`;
    },
);

/** As the `migration` table has them; readiness compares. */
export const MIGRATION_NAMES = MIGRATIONS.map((Migration) => `${Migration.name}0`);

/**
 * Brings the database to this program's schema: the queue's own tables, then ours, under one advisory lock.
 * `ownerUrl` is the owner's connection (guiku_owner); `only` holds the names to run, when an older schema is wanted (a restored backup's).
 * Returns the names of the migrations that ran.
 */
export async function migrate(ownerUrl: string, only: readonly string[] = MIGRATION_NAMES): Promise<string[]> {
  await installQueue({ connectionString: ownerUrl });
  const migrations = NAMED.filter((_, index) => only.includes(MIGRATION_NAMES[index] ?? ''));
  const source = new DataSource({ type: 'postgres', url: ownerUrl, migrations, migrationsTableName: 'migration' });
  await source.initialize();
  try {
    await source.query(`SELECT pg_advisory_lock(hashtext('guiku.migrate'))`);
    await source.query(`SET lock_timeout = '10s'`);
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}
