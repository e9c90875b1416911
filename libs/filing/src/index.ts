export type { FilingClock } from './domain/clock';
export type { Command as FilingCommand, NewItem, Receipt } from './domain/command';
export { FILING_EVENTS, type FilingEvent } from './domain/decision';
export {
  ACTIONS as FILING_ACTIONS,
  FILING_KINDS,
  ITEM_KINDS,
  OUTCOMES as FILING_OUTCOMES,
  STATES as FILING_STATES,
  WAYS as FILING_WAYS,
  type Action as FilingAction,
  type Filing,
  type FilingKind,
  type ItemKind,
  type Outcome as FilingOutcome,
  type State as FilingState,
  type Way as FilingWay,
} from './domain/filing';
export { PAPER_KINDS, paperText, type PaperContent, type PaperKind } from './domain/paper';
export type { Refusal as FilingRefusal } from './domain/refusal';
export {
  DIRECTIONS,
  FILING_GROUPS,
  FILING_SORTS,
  FilingListQueries,
  type Direction,
  type FilingFilter,
  type FilingGroup,
  type FilingGroupCode,
  type FilingSort,
} from './filing-list.queries';
export type { FilingDocument, FilingRow } from './filing-row';
export { FilingPartiesQueries, type FilingParties } from './filing-parties.queries';
export { FilingModule, PublicFilingModule } from './filing.module';
export { FilingQueries, type FilingDetail } from './filing.queries';
export { FilingService, type ActedOnFiling } from './filing.service';
export {
  CLOCK_WORDS,
  FILING_ACTION_WORDS,
  FILING_GROUP_WORDS,
  FILING_KIND_WORDS,
  FILING_MESSAGES,
  FILING_SIDE_WORDS,
  FILING_STATE_WORDS,
  ITEM_WORDS,
  OUTCOME_WORDS,
  OVERDUE_WORDS,
  PAPER_WORDS,
  WAY_WORDS,
} from './messages';
export { FilingOpeningService, type FilingPapers, type OpeningEvent } from './opening.service';
export { PublicFilingQueries, type PublicFiling, type PublicFilingFilter } from './public-filing.queries';
