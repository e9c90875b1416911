import { cliConfig, migrate, readConfig } from '@libs/platform';
import { parseOptions, tell } from './command';
import { seed } from './seed.command';

/** `guiku migrate`: brings the database to this program's schema and puts in what every registry starts with. */
export async function migrateCommand(args: string[]): Promise<undefined> {
  parseOptions(args, {});
  const done = await migrate(readConfig(cliConfig).OWNER_DATABASE_URL);
  for (const name of done) process.stdout.write(`${name}\n`);
  tell(`数据库结构已是最新（本次执行 ${done.length} 项）`, `the schema is up to date (${done.length} migrations ran)`);
  await seed();
}
