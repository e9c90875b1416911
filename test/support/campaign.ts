import {
  CampaignQueries,
  CampaignService,
  DecisionService,
  EMPTY_PROPOSAL,
  EntryQueries,
  EntryService,
  FigureQueries,
  type CampaignCommand,
  type CampaignFields,
  type DecidingDocument,
  type Disposition,
  type EntryReviewCommand,
  type EntryRow,
  type Proposal,
  type Reason,
} from '@libs/cleanup';
import type { Actor } from '@libs/kernel';
import { Clock } from '@libs/platform';
import type { TestContext } from './context';

/** What an organ types for each disposition, complete. */
export function proposal(disposition: Disposition, given: Partial<Proposal> = {}): Proposal {
  const reasons: Record<Disposition, Reason | null> = {
    KEEP: null,
    AMEND: 'partly_outdated',
    REPEAL: 'replaced',
    LAPSE: 'term_over',
    ALREADY: 'replaced',
    EXCLUDE: 'not_normative',
  };
  return { ...EMPTY_PROPOSAL, disposition, reason: reasons[disposition], ...given };
}

export interface CampaignFactory {
  campaigns: CampaignService;
  entries: EntryService;
  decisions: DecisionService;
  queries: CampaignQueries;
  entryQueries: EntryQueries;
  figures: FigureQueries;
  /** A campaign of the bureau over `documentIds` alone, or over what `scope` says. */
  create: (bureau: Actor, fields?: Partial<CampaignFields>, documentIds?: readonly string[]) => Promise<string>;
  act: (id: string, command: CampaignCommand, by: Actor) => Promise<void>;
  rows: (id: string, by: Actor) => Promise<EntryRow[]>;
  /** Fills rows in as they stand now: by the bureau for its organs (代为填报) unless said otherwise. */
  fill: (id: string, byOrdinal: (row: EntryRow) => Proposal | null, by: Actor) => Promise<void>;
  review: (id: string, rows: readonly EntryRow[], command: EntryReviewCommand, by: Actor) => Promise<void>;
  /** From a frozen list to agreed entries: filled in, reported by every organ, agreed; and deliberated today. */
  settle: (id: string, of: (row: EntryRow) => Proposal, bureau: Actor) => Promise<void>;
  /** Previews and publishes. */
  publish: (id: string, entryIds: readonly string[], bureau: Actor, decision?: Partial<DecidingDocument>) => Promise<string>;
  /**
   * A published document through a campaign of its own to its repeal today: planned, frozen, filled in, agreed, deliberated, published.
   * Returns the campaign's id and public address.
   */
  repeal: (documentId: string, bureau: Actor, decision?: Partial<DecidingDocument>) => Promise<{ id: string; slug: string }>;
}

/** Campaigns made by running the commands; needs the identity, settings, registry and cleanup rooms. */
export function campaignFactory(context: Pick<TestContext, 'get'>): CampaignFactory {
  const campaigns = context.get(CampaignService);
  const entries = context.get(EntryService);
  const decisions = context.get(DecisionService);
  const queries = context.get(CampaignQueries);
  const entryQueries = context.get(EntryQueries);
  const today = () => context.get(Clock).today();
  const revision = async (id: string, by: Actor) => (await queries.get(id, by)).campaign.revision;
  const rows: CampaignFactory['rows'] = async (id, by) => (await entryQueries.page(id, { limit: 2000 }, by)).items;
  const act: CampaignFactory['act'] = async (id, command, by) => {
    await campaigns.act(id, await revision(id, by), command, by);
  };
  const create: CampaignFactory['create'] = async (bureau, fields = {}, documentIds) => {
    const everything = {
      statuses: [],
      docClasses: [],
      issuerId: null,
      level: null,
      regionCode: null,
      yearFrom: null,
      yearTo: null,
      topic: null,
      keyword: null,
      withLower: false,
      addedIds: [],
      removedIds: [],
    };
    // A title that no document bears: then only what is added by hand is in it.
    const scope = documentIds === undefined ? everything : { ...everything, keyword: '无此文件', addedIds: [...documentIds] };
    const plan: CampaignFields = {
      kind: 'special',
      title: '涉及国务院修改和废止行政法规的文件专项清理',
      noticeNumber: '巴政办函〔2026〕8号',
      criteria: null,
      scopeOn: today(),
      deadlineOn: today(),
      scope,
      ...fields,
    };
    return (await campaigns.create(plan, bureau)).id;
  };
  const fill: CampaignFactory['fill'] = async (id, of, by) => {
    const typed = (await rows(id, by)).flatMap((row) => {
      const typedProposal = of(row);
      return typedProposal === null ? [] : [{ entryId: row.id, expectedRevision: row.revision, proposal: typedProposal }];
    });
    await entries.fill(id, typed, by);
  };
  const review: CampaignFactory['review'] = async (id, chosen, command, by) => {
    const seen = chosen.map((row) => ({ entryId: row.id, expectedRevision: row.revision }));
    await entries.review(id, seen, command, by);
  };
  const settle: CampaignFactory['settle'] = async (id, of, bureau) => {
    await fill(id, of, bureau);
    const organIds = new Set((await rows(id, bureau)).map((row) => row.organId));
    for (const organId of organIds) await entries.submit(id, organId, bureau);
    await act(id, { action: 'startReview' }, bureau);
    await review(id, await rows(id, bureau), { action: 'agree' }, bureau);
    const deliberation = { heldOn: today(), meeting: '州人民政府常务会议', result: 'passed', note: null } as const;
    await act(id, { action: 'deliberate', deliberation }, bureau);
  };
  const publish: CampaignFactory['publish'] = async (id, entryIds, bureau, decision = {}) => {
    const command = {
      entryIds,
      decision: {
        documentId: null,
        title: '巴音郭楞蒙古自治州人民政府关于公布规范性文件清理结果的决定',
        docNumber: '巴政发〔2026〕5号',
        issuedOn: today(),
        publishedOn: today(),
        ...decision,
      },
    };
    const { hash } = await decisions.preview(id, command, bureau);
    return (await decisions.publish(id, await revision(id, bureau), command, hash, bureau)).decisionId;
  };
  return {
    campaigns,
    entries,
    decisions,
    queries,
    entryQueries,
    figures: context.get(FigureQueries),
    create,
    act,
    rows,
    fill,
    review,
    settle,
    publish,
    async repeal(documentId, bureau, decision) {
      const id = await create(bureau, {}, [documentId]);
      await act(id, { action: 'freeze' }, bureau);
      await act(id, { action: 'open' }, bureau);
      await settle(id, () => proposal('REPEAL'), bureau);
      const chosen = await rows(id, bureau);
      await publish(
        id,
        chosen.map((row) => row.id),
        bureau,
        decision,
      );
      return { id, slug: (await queries.get(id, bureau)).campaign.slug };
    },
  };
}
