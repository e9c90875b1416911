export { PublicCleanupModule, CleanupModule } from './cleanup.module';
export {
  CampaignQueries,
  type CampaignDetail,
  type CampaignRow,
  type CleanupHome,
  type DecisionRow,
  type OrganProgress,
} from './campaign.queries';
export { CampaignPartiesQueries, type CampaignDuty } from './campaign-parties.queries';
export { CampaignService, type CampaignCommand } from './campaign.service';
export { DecisionService, type DecisionCommand, type Preview } from './decision.service';
export {
  CAMPAIGN_ACTIONS,
  CAMPAIGN_KINDS,
  CAMPAIGN_STATES,
  DELIBERATION_RESULTS,
  type Campaign,
  type CampaignAction,
  type CampaignFields,
  type CampaignKind,
  type CampaignState,
  type DecidingDocument,
  type Deliberation,
  type DeliberationResult,
  type Scope,
} from './domain/campaign';
export {
  DISPOSITIONS,
  EMPTY_PROPOSAL,
  ENTRY_STATES,
  proposalFaults,
  REASONS,
  REASONS_OF,
  type Disposition,
  type EntryState,
  type Proposal,
  type ProposalFault,
  type Reason,
} from './domain/entry';
export { figuresOf, type FigureCell, type FigureRow, type Figures } from './domain/figures';
export { effectWords, nameOf, type PlanRow, type PlannedEffect } from './domain/plan';
export { type CampaignRefusal, type EntryRefusal } from './domain/refusal';
export { EntryQueries, type EntryFilter, type EntryRow, type FollowUpTask } from './entry.queries';
export {
  EntryService,
  proposalOf,
  type FilledRow,
  type ReviewCommand as EntryReviewCommand,
  type SeenEntry,
  type StaleEntry,
} from './entry.service';
export { CLEANUP_EVENTS, type CleanupEvent } from './events';
export { ExecutionService } from './execution.service';
export { FigureQueries, type CampaignFigures, type YearSummary } from './figure.queries';
export {
  CAMPAIGN_ACTION_WORDS,
  CAMPAIGN_KIND_WORDS,
  CAMPAIGN_STATE_WORDS,
  CLEANUP_MESSAGES,
  DELIBERATION_RESULT_WORDS,
  DISPOSITION_WORDS,
  ENTRY_ACTION_WORDS,
  ENTRY_STATE_WORDS,
  REASON_WORDS,
} from './messages';
export { PublicCampaignQueries, type PublicCampaign, type PublicDecision, type PublicEntry } from './public-campaign.queries';
