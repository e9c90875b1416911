export { SYSTEM, type Actor } from './actor';
export { canonicalJson, sha256 } from './canonical';
export { DomainError, type ErrorKind, type Message, type Messages } from './domain-error';
export type { DomainEvent } from './domain-event';
export {
  addDays,
  addYears,
  compareDates,
  dayInChina,
  daysBetween,
  formatDateZh,
  isLegalDate,
  parseDateInput,
  type LegalDate,
} from './legal-date';
export { addWorkingDays, nextWorkday, workingDaysBetween, type WorkCalendar, type WorkingDate } from './working-day';
