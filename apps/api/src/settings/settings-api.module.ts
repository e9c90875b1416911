import { Module } from '@nestjs/common';
import { IdentityModule } from '@libs/identity';
import { SettingsModule } from '@libs/settings';
import { FilingRouteController } from './filing-route.controller';
import { NumberController } from './number.controller';
import { RouteController } from './route.controller';
import { SettingsController } from './settings.controller';

@Module({
  imports: [IdentityModule, SettingsModule],
  controllers: [FilingRouteController, SettingsController, RouteController, NumberController],
})
export class SettingsApiModule {}
