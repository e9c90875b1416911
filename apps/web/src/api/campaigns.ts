import { queryOptions } from '@tanstack/react-query';
import { body, client } from './client';
import type {
  CampaignDto,
  CampaignFieldsDto,
  CampaignFiguresDto,
  CampaignListDto,
  CleanupHomeDto,
  CleanupWordsDto,
  EntryDto,
  FollowUpTaskDto,
  OrganProgressDto,
  PreviewDto,
  ProposalDto,
  PublishedDecisionDto,
  SavedEntriesDto,
  ScopeDto,
  ScopePreviewResultDto,
  SheetDifferenceDto,
} from './types';

export const CAMPAIGNS_KEY = ['campaigns'] as const;

const at = (id: string) => ({ params: { path: { id } } });

export const campaignsQuery = queryOptions({
  queryKey: [...CAMPAIGNS_KEY, 'list'],
  queryFn: (): Promise<CampaignListDto> => body(client.GET('/api/campaigns', {})),
});

/** Words for the choices; the same all day. */
export const cleanupWordsQuery = queryOptions({
  queryKey: ['cleanup-words'],
  queryFn: (): Promise<CleanupWordsDto> => body(client.GET('/api/campaigns/words', {})),
  staleTime: Infinity,
});

export const cleanupHomeQuery = queryOptions({
  queryKey: [...CAMPAIGNS_KEY, 'home'],
  queryFn: (): Promise<CleanupHomeDto> => body(client.GET('/api/campaigns/home', {})),
});

export function campaignQuery(id: string) {
  return queryOptions({
    queryKey: [...CAMPAIGNS_KEY, id],
    queryFn: (): Promise<CampaignDto> => body(client.GET('/api/campaigns/{id}', at(id))),
  });
}

/** As many rows as one answer holds; longer lists are read in parts. */
const WHOLE = 2000;

export interface EntryFilter {
  disposition?: EntryDto['disposition'] | 'none';
  docClass?: string;
  done?: boolean;
  on?: string;
}

async function allEntries(id: string, filter: EntryFilter): Promise<EntryDto[]> {
  const items: EntryDto[] = [];
  for (let after: number | undefined; ;) {
    const query = { ...filter, limit: WHOLE, ...(after === undefined ? {} : { after }) } as { limit: number };
    const page = await body(client.GET('/api/campaigns/{id}/entries', { params: { path: { id }, query } }));
    items.push(...page.items);
    if (page.next === null) return items;
    after = Number(page.next);
  }
}

/** The whole worklist, or what a figure counts: the grid sums over all of it. */
export function entriesQuery(id: string, filter: EntryFilter = {}) {
  return queryOptions({
    queryKey: [...CAMPAIGNS_KEY, id, 'entries', filter],
    queryFn: (): Promise<EntryDto[]> => allEntries(id, filter),
  });
}

export function organProgressQuery(id: string) {
  return queryOptions({
    queryKey: [...CAMPAIGNS_KEY, id, 'organs'],
    queryFn: (): Promise<OrganProgressDto[]> => body(client.GET('/api/campaigns/{id}/organs', at(id))),
  });
}

export function figuresQuery(id: string, on: string | null) {
  return queryOptions({
    queryKey: [...CAMPAIGNS_KEY, id, 'figures', on],
    queryFn: (): Promise<CampaignFiguresDto> =>
      body(client.GET('/api/campaigns/{id}/figures', { params: { path: { id }, query: on === null ? {} : { on } } })),
  });
}

export function tasksQuery(id: string) {
  return queryOptions({
    queryKey: [...CAMPAIGNS_KEY, id, 'tasks'],
    queryFn: (): Promise<FollowUpTaskDto[]> => body(client.GET('/api/campaigns/{id}/tasks', at(id))),
  });
}

export function previewScope(scope: ScopeDto, scopeOn: string): Promise<ScopePreviewResultDto> {
  return body(client.POST('/api/campaigns/scope-preview', { body: { scope, scopeOn } }));
}

export function createCampaign(fields: CampaignFieldsDto): Promise<CampaignDto> {
  return body(client.POST('/api/campaigns', { body: fields }));
}

/** One command of the workflow; its key is its route. */
export function actOnCampaign({ id, revision }: Pick<CampaignDto, 'id' | 'revision'>, action: string, input: object): Promise<CampaignDto> {
  const request = { ...at(id), body: { ...input, expectedRevision: revision } };
  return body(client.POST(`/api/campaigns/{id}/${action}` as '/api/campaigns/{id}/freeze', request));
}

export interface FilledRow {
  entryId: string;
  expectedRevision: number;
  proposal: ProposalDto;
}

export function fillEntries(id: string, rows: FilledRow[]): Promise<SavedEntriesDto> {
  return body(client.POST('/api/campaigns/{id}/fill', { ...at(id), body: { rows } }));
}

export function submitEntries({ id, revision }: Pick<CampaignDto, 'id' | 'revision'>, organId?: string): Promise<{ submitted: number }> {
  const own = organId === undefined ? {} : { organId };
  return body(client.POST('/api/campaigns/{id}/submit', { ...at(id), body: { ...own, expectedRevision: revision } }));
}

type Seen = Pick<EntryDto, 'id' | 'revision'>;
const seen = (entries: readonly Seen[]) => entries.map(({ id, revision }) => ({ entryId: id, expectedRevision: revision }));

export function agreeEntries(id: string, entries: readonly Seen[]): Promise<SavedEntriesDto> {
  return body(client.POST('/api/campaigns/{id}/agree', { ...at(id), body: { entries: seen(entries) } }));
}

export function changeEntries(id: string, entries: readonly Seen[], proposal: ProposalDto, comment: string): Promise<SavedEntriesDto> {
  return body(client.POST('/api/campaigns/{id}/change', { ...at(id), body: { entries: seen(entries), proposal, comment } }));
}

export function sendBackEntries(id: string, entries: readonly Seen[], comment: string): Promise<SavedEntriesDto> {
  return body(client.POST('/api/campaigns/{id}/sendBack', { ...at(id), body: { entries: seen(entries), comment } }));
}

export function assignEntries(id: string, entries: readonly Seen[], organId: string): Promise<SavedEntriesDto> {
  return body(client.POST('/api/campaigns/{id}/assign', { ...at(id), body: { entries: seen(entries), organId } }));
}

export interface Decision {
  decision: { documentId: string | null; title: string; docNumber: string | null; issuedOn: string; publishedOn: string };
  entryIds: string[];
}

export function previewDecision(id: string, decision: Decision): Promise<PreviewDto> {
  return body(client.POST('/api/campaigns/{id}/preview', { ...at(id), body: decision }));
}

export function publishDecision(
  { id, revision }: Pick<CampaignDto, 'id' | 'revision'>,
  decision: Decision,
  previewHash: string,
): Promise<PublishedDecisionDto> {
  return body(client.POST('/api/campaigns/{id}/publish', { ...at(id), body: { ...decision, expectedRevision: revision, previewHash } }));
}

/** What a filled sheet would change; nothing is changed. */
export function readWorksheet(id: string, fileId: string): Promise<SheetDifferenceDto> {
  return body(client.POST('/api/campaigns/{id}/worksheet/difference', { ...at(id), body: { fileId } }));
}
