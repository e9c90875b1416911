import { CLEANUP_MESSAGES } from '@libs/cleanup';
import type { ErrorKind, Message, Messages } from '@libs/kernel';
import { EXTRACTION_MESSAGES } from '@libs/extraction';
import { FILING_MESSAGES } from '@libs/filing';
import { IDENTITY_MESSAGES } from '@libs/identity';
import { DRAFTING_MESSAGES, DRAFT_WARNING_WORDS } from '@libs/drafting';
import { NOTICE_MESSAGES } from '@libs/notice';
import { OPERATION_MESSAGES } from '@libs/operation';
import { PLATFORM_MESSAGES } from '@libs/platform';
import { REVIEW_MESSAGES } from '@libs/review';
import { REGISTRY_MESSAGES } from '@libs/registry';
import { SETTINGS_MESSAGES } from '@libs/settings';

/** The words of every room that this API serves; a room adds its own here when it opens its door. */
const WORDS: Messages = {
  ...PLATFORM_MESSAGES,
  ...CLEANUP_MESSAGES,
  ...IDENTITY_MESSAGES,
  ...OPERATION_MESSAGES,
  ...EXTRACTION_MESSAGES,
  ...SETTINGS_MESSAGES,
  ...REVIEW_MESSAGES,
  ...DRAFT_WARNING_WORDS,
  ...DRAFTING_MESSAGES,
  ...REGISTRY_MESSAGES,
  ...FILING_MESSAGES,
  ...NOTICE_MESSAGES,
};

/** For a code without words of its own. */
const KIND_WORDS: Record<ErrorKind, Message> = {
  invalid: PLATFORM_MESSAGES.invalid_input,
  unauthenticated: PLATFORM_MESSAGES.unauthenticated,
  forbidden: PLATFORM_MESSAGES.forbidden,
  not_found: PLATFORM_MESSAGES.not_found,
  conflict: { zh: '当前情况下不能这样办理', en: 'This cannot be done as things stand' },
  too_large: PLATFORM_MESSAGES.payload_too_large,
  unsupported: { zh: '不支持这种内容', en: 'This content is not supported' },
  too_many: PLATFORM_MESSAGES.too_many_requests,
  unavailable: PLATFORM_MESSAGES.unavailable,
};

export type Language = 'zh' | 'en';

/** What a reader is told about `code`; `{name}` in the words is filled from `detail`. */
export function wordsFor(code: string, kind: ErrorKind, language: Language, detail: Record<string, unknown> = {}): string {
  const message = Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  return (message ?? KIND_WORDS[kind])[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = detail[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}
