/** 文件: identity and description. It bears no status: legal effect is computed from its events (effect.ts). */
import { compareDates, daysBetween, type LegalDate } from '@libs/kernel';
import { parseDocNumber, titleFlags, validThrough } from '@libs/text';
import type { EffectDetail, ValidityTerm } from './effect-event';

export const DOC_CLASSES = [
  'RULE', // 政府规章
  'NORMATIVE', // 行政规范性文件
  'POLICY', // 政策性文件
  'INTERNAL', // 内部文件
  'LOCAL_REGULATION', // 地方性法规（含自治条例、单行条例）, for reference
  'UNDETERMINED', // 待认定
] as const;
export type DocClass = (typeof DOC_CLASSES)[number];

/** 主动公开, 依申请公开, 不予公开. */
export const PUBLICITIES = ['public', 'on_request', 'not_public'] as const;
export type Publicity = (typeof PUBLICITIES)[number];

export const RELATION_KINDS = ['basis', 'cites', 'amends', 'repeals', 'supersedes', 'interprets'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** original 印发原件, formal 正式文本 (rendered), annex 附件. */
export const FILE_ROLES = ['original', 'formal', 'annex'] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** What registration is given about dates and number; the rest needs no rule. */
export interface Registration {
  title: string;
  /** As typed or assigned, in any spelling; null for a document without a number. */
  docNumber: string | null;
  signedOn: LegalDate | null;
  publishedOn: LegalDate;
  effectiveOn: LegalDate | null;
  /** As printed: 自公布之日起施行. */
  effectivePhrase: string | null;
  term: ValidityTerm | null;
  /** As stated in the text; null when only a term is stated, or neither. */
  validThrough: LegalDate | null;
}

/** The limits that the bureau's settings give (domain.md 2.5, 2.6); null = no rule. */
export interface RegistrationPolicy {
  minDaysPublishToEffect: number | null;
  maxTermYears: number | null;
  maxTrialTermYears: number | null;
}

/** domain.md 2.5 and 2.6, as commonly ruled; warnings only. */
export const DEFAULT_POLICY: RegistrationPolicy = { minDaysPublishToEffect: 30, maxTermYears: 5, maxTrialTermYears: 2 };

export type RegistrationRefusal = 'number_not_readable' | 'published_before_signed' | 'published_in_future' | 'ends_before_it_starts';
export type RegistrationWarning =
  | 'number_year_differs' // V02
  | 'effective_before_published' // V03
  | 'effect_too_soon' // V04
  | 'term_missing' // V05
  | 'term_too_long' // V05
  | 'valid_through_differs'; // V06

/** V01, V03 (domain.md 16): why this may not be registered; [] means it may. The uniqueness of V01 is the database's. */
export function registrationRefusals(registration: Registration, today: LegalDate): RegistrationRefusal[] {
  const { docNumber, signedOn, publishedOn, effectiveOn } = registration;
  const found: RegistrationRefusal[] = [];
  if (docNumber !== null && parseDocNumber(docNumber) === null) found.push('number_not_readable'); // V01
  if (signedOn !== null && compareDates(publishedOn, signedOn) < 0) found.push('published_before_signed'); // V03
  // Publication is recorded after it happened: what the portal shows has been published.
  if (compareDates(publishedOn, today) > 0) found.push('published_in_future');
  const end = statedThrough(registration);
  if (end !== null && effectiveOn !== null && compareDates(end, effectiveOn) < 0) found.push('ends_before_it_starts');
  return found;
}

/** The last day in force that the term gives; null without a term or without the day on which it starts. */
function computedThrough(registration: Registration): LegalDate | null {
  const { term, effectiveOn, publishedOn, signedOn } = registration;
  if (term === null) return null;
  const start = term.startsOn === 'published' ? publishedOn : term.startsOn === 'signed' ? signedOn : effectiveOn;
  return start === null ? null : validThrough(start, term.years);
}

function statedThrough(registration: Registration): LegalDate | null {
  return registration.validThrough ?? computedThrough(registration);
}

/** V02–V06 (domain.md 16): what the registrar should look at again; none of it stops registration. */
export function registrationWarnings(registration: Registration, policy: RegistrationPolicy = DEFAULT_POLICY): RegistrationWarning[] {
  const { title, docNumber, signedOn, publishedOn, effectiveOn, effectivePhrase, term } = registration;
  const found: RegistrationWarning[] = [];
  const number = docNumber === null ? null : parseDocNumber(docNumber);
  if (number?.year != null && signedOn !== null && number.year !== Number(signedOn.slice(0, 4))) found.push('number_year_differs'); // V02
  if (effectiveOn !== null && compareDates(effectiveOn, publishedOn) < 0) found.push('effective_before_published'); // V03
  const fromPublication = /自(?:公布|发布|印发|颁布)之日起/.test(effectivePhrase ?? '');
  if (policy.minDaysPublishToEffect !== null && effectiveOn !== null && !fromPublication) {
    const days = daysBetween(publishedOn, effectiveOn);
    if (days >= 0 && days < policy.minDaysPublishToEffect) found.push('effect_too_soon'); // V04
  }
  const { isTrial, isInterim } = titleFlags(title);
  const most = isTrial || isInterim ? policy.maxTrialTermYears : policy.maxTermYears;
  const end = statedThrough(registration);
  if (end === null)
    found.push('term_missing'); // V05
  else if (most !== null && effectiveOn !== null && compareDates(end, validThrough(effectiveOn, most)) > 0) found.push('term_too_long'); // V05
  const computed = computedThrough(registration);
  if (term !== null && registration.validThrough !== null && computed !== null) {
    if (Math.abs(daysBetween(computed, registration.validThrough)) > 1) found.push('valid_through_differs'); // V06
  }
  return found;
}

/** What the EFFECTIVE event of a new registration says. */
export function effectiveDetail(registration: Registration): EffectDetail {
  const { effectivePhrase, term, validThrough: stated } = registration;
  return { phrase: effectivePhrase, term, validThrough: stated };
}
