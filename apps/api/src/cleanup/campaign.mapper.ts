import {
  CAMPAIGN_ACTION_WORDS,
  CAMPAIGN_KIND_WORDS,
  CAMPAIGN_STATE_WORDS,
  CLEANUP_MESSAGES,
  DELIBERATION_RESULT_WORDS,
  DISPOSITION_WORDS,
  ENTRY_STATE_WORDS,
  REASON_WORDS,
  REASONS_OF,
  DISPOSITIONS,
  type CampaignDetail,
  type CampaignFigures,
  type CampaignRow,
  type CleanupHome,
  type Disposition,
  type FigureRow,
} from '@libs/cleanup';
import type { Messages } from '@libs/kernel';
import type {
  CampaignFiguresDto,
  FigureRowDto,
  ScopeDto,
  CampaignDto,
  CampaignRowDto,
  CleanupHomeDto,
  CleanupWordsDto,
  WordDto,
} from './campaign.dto';

type Language = 'zh' | 'en';

export function cleanupWord(code: keyof typeof CLEANUP_MESSAGES, language: Language): { code: string; title: string } {
  return { code, title: CLEANUP_MESSAGES[code][language] };
}

function wordsOf(messages: Messages, language: Language): WordDto[] {
  return Object.entries(messages).map(([code, message]) => ({ code, title: message[language] }));
}

export function toWords(language: Language): CleanupWordsDto {
  return {
    kinds: wordsOf(CAMPAIGN_KIND_WORDS, language),
    states: wordsOf(CAMPAIGN_STATE_WORDS, language),
    entryStates: wordsOf(ENTRY_STATE_WORDS, language),
    dispositions: wordsOf(DISPOSITION_WORDS, language).map(({ code, title }) => ({
      code,
      title,
      reasons: [...REASONS_OF[code as Disposition]],
    })),
    reasons: wordsOf(REASON_WORDS, language),
    results: wordsOf(DELIBERATION_RESULT_WORDS, language),
  };
}

export function toCampaignRow({ campaign, organName, counts }: CampaignRow, language: Language): CampaignRowDto {
  const { id, slug, kind, title, noticeNumber, organId, scopeOn, deadlineOn, state, worklistCount, frozenOn, revision } = campaign;
  const words = { kindTitle: CAMPAIGN_KIND_WORDS[kind][language], stateTitle: CAMPAIGN_STATE_WORDS[state][language] };
  return {
    id,
    slug,
    kind,
    title,
    noticeNumber,
    organId,
    organName,
    scopeOn,
    deadlineOn,
    state,
    worklistCount,
    frozenOn,
    counts,
    revision,
    ...words,
  };
}

export function toCampaign(detail: CampaignDetail, language: Language): CampaignDto {
  const { campaign, view, deliberations, decisions, allowed } = detail;
  return Object.assign(toCampaignRow(detail, language), {
    view,
    criteria: campaign.criteria,
    scope: campaign.scope as ScopeDto,
    worklistHash: campaign.worklistHash,
    deliberations: deliberations.map(({ id, heldOn, meeting, result, note }) => {
      return { id, heldOn, meeting, result, resultTitle: DELIBERATION_RESULT_WORDS[result][language], note };
    }),
    decisions: decisions.map(({ id, ordinal, documentId, title, docNumber, issuedOn, publishedOn, entryCount, ...rest }) => {
      const { contentHash, recordedAt, recordedByName } = rest;
      const named = { id, ordinal, documentId, title, docNumber, issuedOn, publishedOn };
      return { ...named, entryCount, contentHash, recordedAt, recordedByName };
    }),
    allowed: allowed.map(({ action, refusals }) => ({
      action,
      title: CAMPAIGN_ACTION_WORDS[action][language],
      refusals: refusals.map((code) => cleanupWord(code, language)),
    })),
  });
}

export function toHome({ fill, run }: CleanupHome, language: Language): CleanupHomeDto {
  return { fill, run: run.map((row) => ({ ...row, stateTitle: CAMPAIGN_STATE_WORDS[row.state][language] })) };
}

export function toFigures({ on, rows, sum, pending, done, total }: CampaignFigures): CampaignFiguresDto {
  return { on, rows: rows.map(toFigureRow), sum: toFigureRow(sum), pending, done, total };
}

function toFigureRow({ docClass, cells, unfilled, total }: FigureRow): FigureRowDto {
  return { docClass, cells: DISPOSITIONS.map((disposition) => ({ disposition, ...cells[disposition] })), unfilled, total };
}
