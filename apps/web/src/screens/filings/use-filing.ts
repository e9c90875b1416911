import { useQueryClient } from '@tanstack/react-query';
import type { FilingAction } from '../../api/command';
import { actOnFiling, FILINGS_KEY, filingQuery } from '../../api/filings';
import type { FilingDto } from '../../api/types';

/** Runs a command with the newest revision this desk knows. */
export function useFilingAct(filing: FilingDto) {
  const queries = useQueryClient();
  return (action: FilingAction, input: object): Promise<FilingDto> =>
    actOnFiling(queries.getQueryData(filingQuery(filing.id).queryKey) ?? filing, action, input);
}

export const FILING_TOUCHES = [FILINGS_KEY] as const;

/** Whether the action is this person's in this state, and why not right now: undefined means it has no button. */
export function allowedOf(filing: FilingDto, action: FilingAction): { title: string; refusals: string[] } | undefined {
  const found = filing.allowed.find((each) => each.action === action);
  return found && { title: found.title, refusals: found.refusals.map((refusal) => refusal.title) };
}
