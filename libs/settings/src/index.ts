export { CalendarQueries, type CalendarYear } from './calendar.queries';
export { CalendarService } from './calendar.service';
export type { CalendarDay, DayKind, YearArrangement } from './domain/calendar';
export { SETTINGS_EVENTS, type SettingsEvent } from './domain/event';
export {
  FILED_CLASSES,
  FILING_SIDES,
  FILING_TARGETS,
  isFiledClass,
  type FiledClass,
  type FilingCopy,
  type FilingReceiver,
  type FilingReceiverRule,
  type FilingRoute,
  type FilingSide,
  type FilingTarget,
} from './domain/filing-route';
export { FilingRouteQueries, type FilingRouteItem } from './filing-route.queries';
export { FilingRouteService, type FilingRouteChange } from './filing-route.service';
export { NUMBER_KINDS, type Gap, type NumberKind, type NumberState, type NumberWarning, type SeriesShape } from './domain/number';
export type { RouteKey } from './domain/route';
export type { SynonymGroup } from './domain/synonym';
export { LIMIT_KEYS, type LimitKey, type LimitUnit, type OrganLevel, type TimeLimit } from './domain/time-limit';
export { SETTINGS_MESSAGES } from './messages';
export { NumberQueries, type NumberItem, type SeriesItem } from './number.queries';
export { NumberService, type AssignNumber, type EnterNumber, type GivenNumber } from './number.service';
export { RouteQueries, type MakingRoute, type RouteItem } from './route.queries';
export { RouteService, type RouteChange } from './route.service';
export { SettingsSeed } from './seed.service';
export { SettingsModule } from './settings.module';
export { SynonymQueries, type SynonymItem } from './synonym.queries';
export { SynonymService } from './synonym.service';
export { TimeLimitQueries, type TimeLimitItem } from './time-limit.queries';
export { TimeLimitService, type NewTimeLimit } from './time-limit.service';
