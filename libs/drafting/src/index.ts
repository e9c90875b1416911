export type { Answer, Command as DraftCommand, ConfirmedRepeal, DraftFields, PublicationFields } from './domain/command';
export { DRAFTING_EVENTS, type DraftingEvent } from './domain/decision';
export {
  ACTIONS as DRAFT_ACTIONS,
  CARRIERS,
  DRAFT_CLASSES,
  OUTCOMES,
  STATES as DRAFT_STATES,
  WORKFLOW as DRAFT_WORKFLOW,
  type Action as DraftAction,
  type Carrier,
  type Draft,
  type DraftClass,
  type Outcome,
  type State as DraftState,
} from './domain/draft';
export { CONCLUSIONS, MATERIAL_KINDS, type Conclusion, type Material, type MaterialKind, type Step } from './domain/material';
export { MISSING_CODES, type Missing, type MissingCode } from './domain/missing';
export { PHASE_HOLDER, phaseOf, PHASES, type Holder, type Phase } from './domain/phase';
export { REFUSALS as DRAFT_REFUSALS, type Refusal as DraftRefusal } from './domain/refusal';
export { readText, TEXT_STAGES, type ReadFacts, type TextStage } from './domain/text';
export {
  CARRIER_WORDS,
  CONCLUSION_WORDS,
  DRAFT_ACTION_WORDS,
  DRAFT_CLASS_WORDS,
  DRAFT_STATE_WORDS,
  DRAFT_WARNING_WORDS,
  DRAFTING_MESSAGES,
  MATERIAL_WORDS,
  MISSING_WORDS,
  OUTCOME_WORDS,
  PHASE_WORDS,
  STAGE_WORDS,
  DRAFT_GROUP_WORDS,
} from './messages';
export {
  DRAFT_GROUPS,
  DraftListQueries,
  type DraftFilter,
  type DraftGroup,
  type DraftGroupCode,
  type DraftRow,
} from './draft-list.queries';
export { DraftPaperQueries, type DraftPapers } from './draft-paper.queries';
export { DraftPartiesQueries } from './draft-parties.queries';
export { DraftQueries, type DraftDetail, type DraftWarning, type FoundRepeal, type TextItem } from './draft.queries';
export { DraftSuccessionService } from './succession.service';
export { DraftService, type ActedOnDraft, type Brought } from './draft.service';
export { DraftingModule } from './drafting.module';
export { PublicationQueries, type PublicationSource } from './publication.queries';
export type { PublicEdition, SourceFile } from './source-file';
