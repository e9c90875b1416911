import type { Draft } from './draft';
import type { MaterialKind, Step } from './material';

export const MISSING_CODES = [
  'title_missing',
  'kind_missing',
  'phone_missing',
  'text_empty',
  'material_missing',
  'fair_competition_against',
  'remarks_unanswered',
  'text_unchanged',
] as const;
export type MissingCode = (typeof MISSING_CODES)[number];

/** One thing that stands between the draft and its submission; `kind` names the material. */
export interface Missing {
  code: MissingCode;
  kind: MaterialKind | null;
}

export interface Readiness {
  draft: Pick<Draft, 'title' | 'kind' | 'contactPhone' | 'round'>;
  steps: readonly Step[];
  /** Characters of the text that counts now. */
  textLength: number;
  /** Must-remarks of the last opinion without an answer. */
  unanswered: number;
  /** The last opinion asked for amendments or found the text illegal, and the text is still the one reviewed. */
  isUnchangedSinceOpinion: boolean;
}

/** Everything that is missing, listed before sending (送审前列出缺什么); [] means it may be sent. */
export function missing({ draft, steps, textLength, unanswered, isUnchangedSinceOpinion }: Readiness): Missing[] {
  const found: Missing[] = [];
  const add = (code: MissingCode, kind: MaterialKind | null = null) => found.push({ code, kind });
  if (!draft.title.trim()) add('title_missing');
  if (!draft.kind.trim()) add('kind_missing');
  if (!draft.contactPhone?.trim()) add('phone_missing');
  if (textLength === 0) add('text_empty');
  for (const step of steps) if (step.state === 'required') add('material_missing', step.kind);
  // 国务院令第783号 18: 未经审查或者违反规定的，不得出台
  if (steps.some((step) => step.kind === 'fair_competition' && step.conclusion === 'against')) add('fair_competition_against');
  if (unanswered > 0) add('remarks_unanswered');
  if (isUnchangedSinceOpinion) add('text_unchanged');
  return found;
}
