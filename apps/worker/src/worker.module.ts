import { Module, type DynamicModule } from '@nestjs/common';
import { IdentityModule } from '@libs/identity';
import { PlatformModule, type PlatformOptions } from '@libs/platform';
import { SettingsModule } from '@libs/settings';

/** Every room that something follows in after a commit. */
@Module({})
export class WorkerModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return { module: WorkerModule, imports: [PlatformModule.forRoot(options), IdentityModule, SettingsModule] };
  }
}
