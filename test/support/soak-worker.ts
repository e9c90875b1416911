import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createLog, PlatformModule } from '@libs/platform';

@Module({})
class SoakModule {}

/** The rooms in a process of its own, on a database that somebody else made; returns how to reach their providers. */
export async function openWorker(databaseUrl: string, dataDir: string, modules: Type[]): Promise<<T>(provider: Type<T> | symbol) => T> {
  const platform = PlatformModule.forRoot({ databaseUrl, dataDir, log: createLog('soak', 'silent') });
  const app = await NestFactory.createApplicationContext(
    { module: SoakModule, imports: [platform, ...modules] },
    { logger: ['error'], abortOnError: false },
  );
  return (provider) => app.get(provider, { strict: false });
}
