export {
  DEFAULT_POLICY,
  DOC_CLASSES,
  FILE_ROLES,
  PUBLICITIES,
  registrationRefusals,
  registrationWarnings,
  RELATION_KINDS,
  type DocClass,
  type FileRole,
  type Publicity,
  type Registration,
  type RegistrationPolicy,
  type RegistrationRefusal,
  type RegistrationWarning,
  type RelationKind,
} from './domain/document';
export {
  BEGINNING,
  effectOn,
  ENDED_STATUSES,
  IN_FORCE_STATUSES,
  periods,
  STATUSES,
  statusOn,
  type Dated,
  type Effect,
  type EffectPeriod,
  type Status,
} from './domain/effect';
export {
  EFFECT_ACTIONS,
  type Correction,
  type CorrectionRefusal,
  type EffectAction,
  type EffectCommand,
  type EffectRefusal,
} from './domain/effect-command';
export { EFFECT_EVENT_TYPES, type EffectDetail, type EffectEvent, type EffectEventType, type ValidityTerm } from './domain/effect-event';
export { TAKEDOWN_KINDS, type Takedown, type TakedownKind, type TakedownRefusal, type TakedownState } from './domain/takedown';
export { versionPeriods, versionStatusOn, type DatedVersion, type VersionPeriod, type VersionStatus } from './domain/version';
export { DocumentEntryQueries, type DocumentEntry } from './document-entry.queries';
export {
  DocumentFactsQueries,
  type DocumentFacts,
  type EventFacts,
  type FileFacts,
  type RelationFacts,
  type VersionFacts,
  type VersionText,
} from './document-facts.queries';
export { DocumentQueries, type DocumentFilter, type DocumentItem } from './document.queries';
export { EffectBatchService, type DecidedCommand, type DecidedEffect, type EffectOutlook } from './effect-batch.service';
export { EffectService } from './effect.service';
export { FiledDocumentQueries, type FiledDocument } from './filed-document.queries';
export { REGISTRY_EVENTS, type RegistryEvent } from './events';
export { DOC_CLASS_WORDS, EFFECT_EVENT_WORDS, REGISTRY_MESSAGES, STATUS_WORDS } from './messages';
export { PublicCatalogueQueries, type CatalogueFilter, type Page, type PlaceCount } from './public-catalogue.queries';
export { PublicDocumentQueries, type PublicDocument, type PublicOrgan, type WithheldDocument } from './public-document.queries';
export {
  PublicTextQueries,
  type ArticleWording,
  type NamedPublicDocument,
  type PublicEvent,
  type PublicFile,
  type PublicRelation,
  type PublicText,
  type PublicVersion,
} from './public-text.queries';
export { PublicQueries } from './public.queries';
export { PublicRegistryModule, RegistryModule } from './registry.module';
export { RegistryService, type NamedDocument, type RegisterDocument, type Registered } from './registry.service';
export { ReplayService, type ReplayDifference } from './replay.service';
export { TakedownQueries, type PendingTakedown, type TakedownFacts } from './takedown.queries';
export { TakedownService, type TakedownRequest } from './takedown.service';
export { StockQueries, type StockFilter, type StockItem } from './stock.queries';
export { TermQueries, type EndingTerm } from './term.queries';
