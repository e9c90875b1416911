import { EXTRACTION_EVENTS, FileService, type ExtractionEvent } from '@libs/extraction';
import { IDENTITY_EVENTS, type IdentityEvent } from '@libs/identity';
import { REGISTRY_EVENTS, RegistryService, type RegistryEvent } from '@libs/registry';
import { REVIEW_EVENTS, type ReviewEvent } from '@libs/review';
import { DRAFTING_EVENTS, type DraftingEvent } from '@libs/drafting';
import { SETTINGS_EVENTS, type SettingsEvent } from '@libs/settings';
import type { Reaction } from './reaction';
import { markSearch } from './search.reaction';

/** Every kind of fact that a room records. */
export type EventType = IdentityEvent | SettingsEvent | ExtractionEvent | RegistryEvent | ReviewEvent | DraftingEvent;

/** Reads an upload's text (读取正文) in a child process. */
const readFile: Reaction = {
  name: 'extraction.read',
  async run(event, { get }) {
    await get(FileService).read(event.subjectId);
  },
};

/** Puts a document's public files where the portal may read them, or takes them away. */
const syncFiles: Reaction = { name: 'registry.files', run: (event, { get }) => get(RegistryService).syncFiles(event.subjectId) };

/** The same for each of a room's facts. */
function each<Type extends EventType>(types: readonly Type[], reactions: readonly Reaction[]): Record<Type, readonly Reaction[]> {
  return Object.fromEntries(types.map((type) => [type, reactions])) as Record<Type, readonly Reaction[]>;
}

/** The one place where rooms meet after a commit. A kind of fact that is not here does not compile. */
export const REACTIONS: Record<EventType, readonly Reaction[]> = {
  ...each(IDENTITY_EVENTS, []),
  ...each(SETTINGS_EVENTS, []),
  ...each(EXTRACTION_EVENTS, []),
  'file.store': [readFile],
  ...each(REGISTRY_EVENTS, [syncFiles, markSearch('document')]),
  ...each(REVIEW_EVENTS, []),
  ...each(DRAFTING_EVENTS, []),
};
