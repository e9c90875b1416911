import { ExecutionService, type CleanupEvent } from '@libs/cleanup';
import { DraftPaperQueries, type DraftingEvent } from '@libs/drafting';
import { FileService, type ExtractionEvent } from '@libs/extraction';
import { FilingOpeningService, type FilingEvent } from '@libs/filing';
import type { IdentityEvent } from '@libs/identity';
import type { OperationEvent } from '@libs/operation';
import { RegistryService, type RegistryEvent } from '@libs/registry';
import type { NoticeEvent } from '@libs/notice';
import type { ReviewEvent } from '@libs/review';
import type { SettingsEvent } from '@libs/settings';
import { TELL_OF_CLEANUP } from './notice/cleanup.notice';
import { TELL_OF_DRAFT } from './notice/draft.notice';
import { TELL_OF_FILING } from './notice/filing.notice';
import { TELL_OF_REVIEW } from './notice/review.notice';
import { TELL_OF_TAKEDOWN } from './notice/takedown.notice';
import type { Reaction } from './reaction';
import { markSearch } from './search.reaction';

/** Every kind of fact that a room records. */
export type EventType =
  | IdentityEvent
  | SettingsEvent
  | ExtractionEvent
  | RegistryEvent
  | ReviewEvent
  | DraftingEvent
  | FilingEvent
  | CleanupEvent
  | NoticeEvent
  | OperationEvent;

/** Reads an upload's text (读取正文) in a child process. */
const readFile: Reaction = {
  name: 'extraction.read',
  async run(event, { get }) {
    await get(FileService).read(event.subjectId);
  },
};

/** Puts a document's public files where the portal may read them, or takes them away. */
const syncFiles: Reaction = { name: 'registry.files', run: (event, { get }) => get(RegistryService).syncFiles(event.subjectId) };

/** Opens the filings (待报备) that a publication or a change of a filed text asks for, with what its making left. */
const openFilings: Reaction = {
  name: 'filing.open',
  async run(event, { get }) {
    await get(FilingOpeningService).open(event, await get(DraftPaperQueries).papersOf(event.subjectId));
  },
};

/** The portal's files first: who finds the document may download it. */
const ON_DOCUMENT = [syncFiles, markSearch('document')];
const ON_FILED = [...ON_DOCUMENT, openFilings];
const NOTHING: readonly Reaction[] = [];

/** What a campaign agreed or decided about the document has happened now. */
const carryOut: Reaction = {
  name: 'cleanup.execute',
  run: (event, { get }) => get(ExecutionService).follow(event, 'cleanup.execute'),
};
const ON_CARRIED_OUT = [...ON_DOCUMENT, carryOut];
const ON_CHANGED = [...ON_CARRIED_OUT, openFilings];

/** The one place where rooms meet after a commit. Each kind of fact stands here by name: one that is not here does not compile. */
export const REACTIONS: Record<EventType, readonly Reaction[]> = {
  'file.store': [readFile],
  'file.read': NOTHING,
  'file.clean': NOTHING,

  'document.register': ON_FILED,
  'document.correct': ON_DOCUMENT,
  'document.classify': ON_FILED,
  'document.repeal': ON_CHANGED,
  'document.lapse': ON_CHANGED,
  'document.revoke': ON_CARRIED_OUT,
  'document.supersede': ON_FILED,
  'document.repealPart': ON_FILED,
  'document.lapsePart': ON_FILED,
  'document.suspend': ON_DOCUMENT,
  'document.resume': ON_DOCUMENT,
  'document.extend': ON_DOCUMENT,
  'document.confirm': ON_DOCUMENT,
  'document.amend': ON_CHANGED,
  'document.erratum': ON_DOCUMENT,
  'document.requestTakedown': TELL_OF_TAKEDOWN.requested,
  'document.withhold': [...ON_DOCUMENT, TELL_OF_TAKEDOWN.decided],
  'document.restore': [...ON_DOCUMENT, TELL_OF_TAKEDOWN.decided],
  'document.cancelTakedown': [TELL_OF_TAKEDOWN.decided],

  'drafting.create': NOTHING,
  'drafting.handOver': NOTHING,
  'drafting.edit': NOTHING,
  'drafting.replaceText': NOTHING,
  'drafting.addMaterial': NOTHING,
  'drafting.waiveMaterial': NOTHING,
  'drafting.removeMaterial': NOTHING,
  'drafting.submit': NOTHING,
  'drafting.withdraw': NOTHING,
  'drafting.resupply': NOTHING,
  'drafting.respond': NOTHING,
  'drafting.respondAll': NOTHING,
  'drafting.revise': NOTHING,
  'drafting.table': TELL_OF_DRAFT.tabled,
  'drafting.recordMeeting': TELL_OF_DRAFT.deliberated,
  'drafting.recordSignature': TELL_OF_DRAFT.signed,
  'drafting.takeNumber': TELL_OF_DRAFT.numbered,
  'drafting.enterNumber': TELL_OF_DRAFT.numbered,
  'drafting.voidNumber': TELL_OF_DRAFT.signed,
  'drafting.publish': TELL_OF_DRAFT.published, // the document that it registers has its own fact
  'drafting.recordInterpretation': NOTHING,
  'drafting.terminate': NOTHING,

  'review.open': TELL_OF_REVIEW.opened,
  'review.forward': TELL_OF_REVIEW.forwarded,
  'review.requestSupplement': TELL_OF_REVIEW.supplementRequested,
  'review.resupply': TELL_OF_REVIEW.resupplied,
  'review.decline': TELL_OF_REVIEW.declined,
  'review.accept': TELL_OF_REVIEW.accepted,
  'review.assign': TELL_OF_REVIEW.assigned,
  'review.handOver': TELL_OF_REVIEW.assigned,
  'review.extend': NOTHING,
  'review.markUrgent': NOTHING,
  'review.addRemark': NOTHING,
  'review.editRemark': NOTHING,
  'review.removeRemark': NOTHING,
  'review.setCheck': NOTHING,
  'review.allClear': NOTHING,
  'review.sendForSecond': TELL_OF_REVIEW.sentForSecond,
  'review.sendForSign': TELL_OF_REVIEW.sentForSign,
  'review.sendBack': TELL_OF_REVIEW.sentBack,
  'review.issue': TELL_OF_REVIEW.issued, // the paper is made from the frozen opinion when somebody opens it
  'review.answer': TELL_OF_REVIEW.answered,
  'review.withdraw': TELL_OF_REVIEW.withdrawn,

  'cleanup.create': NOTHING,
  'cleanup.edit': NOTHING,
  'cleanup.freeze': NOTHING,
  'cleanup.open': TELL_OF_CLEANUP.opened,
  'cleanup.postpone': TELL_OF_CLEANUP.postponed,
  'cleanup.startReview': NOTHING,
  'cleanup.deliberate': NOTHING,
  'cleanup.publish': TELL_OF_CLEANUP.published, // the documents that it changes have their own facts
  'cleanup.followUp': NOTHING,
  'cleanup.archive': NOTHING,
  'cleanup.assign': NOTHING,
  'cleanup.fill': NOTHING,
  'cleanup.submit': TELL_OF_CLEANUP.submitted,
  'cleanup.agree': NOTHING,
  'cleanup.change': NOTHING,
  'cleanup.sendBack': TELL_OF_CLEANUP.sentBack,
  'cleanup.execute': NOTHING,

  'filing.open': TELL_OF_FILING.opened,
  'filing.addItem': NOTHING,
  'filing.removeItem': NOTHING,
  'filing.submit': TELL_OF_FILING.submitted, // the receiver's queue is a query
  'filing.resubmit': TELL_OF_FILING.submitted,
  'filing.recordReceipt': NOTHING,
  'filing.register': TELL_OF_FILING.registered, // the public register is a view
  'filing.requestSupplement': TELL_OF_FILING.supplementRequested,
  'filing.refuse': TELL_OF_FILING.refused,
  'filing.urge': TELL_OF_FILING.urged,
  'filing.startReview': NOTHING,
  'filing.closeReview': NOTHING,
  'filing.inspect': NOTHING,

  'organ.seed': NOTHING,
  'organ.create': NOTHING,
  'organ.edit': NOTHING,
  'organ.close': NOTHING,
  'user.create': NOTHING,
  'user.edit': NOTHING,
  'user.set_roles': NOTHING,
  'user.reset_password': NOTHING,
  'user.change_password': NOTHING,
  'user.disable': NOTHING,
  'user.enable': NOTHING,
  'user.lock': NOTHING,
  'user.sign_in': NOTHING,
  'user.sign_out': NOTHING,
  'user.link_setup': NOTHING,
  'user.set_up': NOTHING,
  'sign_in_policy.edit': NOTHING,

  'backup.make': NOTHING,
  'backup.load': NOTHING,
  'job.retry': NOTHING,

  'settings.publish_year': NOTHING, // due dates are computed by every read
  'settings.change_year': NOTHING,
  'settings.set_limit': NOTHING,
  'settings.create_series': NOTHING,
  'settings.change_series': NOTHING,
  'settings.reserve_number': NOTHING,
  'settings.assign_number': NOTHING,
  'settings.enter_number': NOTHING,
  'settings.void_number': NOTHING,
  'settings.create_route': NOTHING,
  'settings.change_route': NOTHING,
  'settings.remove_route': NOTHING,
  'settings.create_filing_route': NOTHING,
  'settings.change_filing_route': NOTHING,
  'settings.remove_filing_route': NOTHING,
  'settings.create_synonyms': NOTHING,
  'settings.change_synonyms': NOTHING,
  'settings.remove_synonyms': NOTHING,
  'settings.seed': NOTHING,

  'notice.set_kinds': NOTHING,
  'notice.set_address': NOTHING,
};
