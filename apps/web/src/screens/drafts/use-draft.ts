import { useQueryClient } from '@tanstack/react-query';
import type { DraftAction } from '../../api/command';
import { actOnDraft, DRAFTS_KEY, draftQuery } from '../../api/drafts';
import type { DraftDto } from '../../api/types';

/** Runs a command with the newest revision this desk knows. */
export function useDraftAct(draft: DraftDto) {
  const queries = useQueryClient();
  return (action: DraftAction, input: object): Promise<DraftDto> =>
    actOnDraft(queries.getQueryData(draftQuery(draft.id).queryKey) ?? draft, action, input);
}

/** What a draft's command may change elsewhere: its lists, its review, and the registry when it is published. */
export const DRAFT_TOUCHES = [DRAFTS_KEY, ['reviews'], ['documents']] as const;

/** Whether the action is this person's in this state, and why not right now: undefined means it has no button. */
export function allowedOf(draft: DraftDto, action: string): { title: string; refusals: string[] } | undefined {
  const found = draft.allowed.find((each) => each.action === action);
  return found && { title: found.title, refusals: found.refusals.map((refusal) => refusal.title) };
}

export function mayNow(draft: DraftDto, action: string): boolean {
  return allowedOf(draft, action)?.refusals.length === 0;
}
