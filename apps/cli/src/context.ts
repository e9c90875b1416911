import { Module, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { cliConfig, createLog, nestLogger, PlatformModule, readConfig, searchServerOf, type Clock } from '@libs/platform';

@Module({})
class CommandModule {}

/** Services and queries of the rooms, by their class. */
export interface Rooms {
  get<T>(part: Type<T>): T;
}

/** Runs `work` on the rooms in `modules` with the configured database, and closes everything after it. */
export async function withRooms<T>(
  modules: (Type | DynamicModule)[],
  work: (rooms: INestApplicationContext) => Promise<T>,
  clock?: Clock,
): Promise<T> {
  const config = readConfig(cliConfig);
  const log = createLog('cli', 'error');
  const platform = PlatformModule.forRoot({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.GUIKU_DATA_DIR,
    searchServer: searchServerOf(config),
    log,
    clock,
    poolSize: 4,
  });
  const rooms = await NestFactory.createApplicationContext(
    { module: CommandModule, imports: [platform, ...modules] },
    { logger: nestLogger(log), abortOnError: false },
  );
  try {
    return await work(rooms);
  } finally {
    await rooms.close();
  }
}
