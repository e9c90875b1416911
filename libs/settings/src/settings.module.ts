import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '@libs/identity';
import { CalendarDayEntity, CalendarYearEntity } from './calendar.entity';
import { CalendarQueries } from './calendar.queries';
import { CalendarService } from './calendar.service';
import { FilingRouteEntity } from './filing-route.entity';
import { FilingRouteQueries } from './filing-route.queries';
import { FilingRouteService } from './filing-route.service';
import { IssuedNumberEntity, NumberSeriesEntity } from './number.entity';
import { NumberQueries } from './number.queries';
import { NumberService } from './number.service';
import { MakingRouteEntity } from './route.entity';
import { RouteQueries } from './route.queries';
import { RouteService } from './route.service';
import { SettingsSeed } from './seed.service';
import { SynonymGroupEntity } from './synonym.entity';
import { SynonymQueries } from './synonym.queries';
import { SynonymService } from './synonym.service';
import { TimeLimitEntity } from './time-limit.entity';
import { TimeLimitQueries } from './time-limit.queries';
import { TimeLimitService } from './time-limit.service';

const ENTITIES = [
  CalendarYearEntity,
  CalendarDayEntity,
  TimeLimitEntity,
  NumberSeriesEntity,
  IssuedNumberEntity,
  MakingRouteEntity,
  FilingRouteEntity,
  SynonymGroupEntity,
];
const PROVIDERS = [
  CalendarQueries,
  CalendarService,
  TimeLimitQueries,
  TimeLimitService,
  NumberQueries,
  NumberService,
  RouteQueries,
  RouteService,
  FilingRouteQueries,
  FilingRouteService,
  SynonymQueries,
  SynonymService,
  SettingsSeed,
];

@Module({ imports: [TypeOrmModule.forFeature(ENTITIES), IdentityModule], providers: PROVIDERS, exports: PROVIDERS })
export class SettingsModule {}
