import { CLEANUP_MESSAGES } from '@libs/cleanup';
import { DRAFTING_MESSAGES } from '@libs/drafting';
import { EXTRACTION_MESSAGES } from '@libs/extraction';
import { IDENTITY_MESSAGES } from '@libs/identity';
import type { DomainError, Message } from '@libs/kernel';
import { OPERATION_MESSAGES } from '@libs/operation';
import { PLATFORM_MESSAGES } from '@libs/platform';
import { REGISTRY_MESSAGES } from '@libs/registry';
import { REVIEW_MESSAGES } from '@libs/review';
import { SETTINGS_MESSAGES } from '@libs/settings';

const WORDS: Record<string, Message | undefined> = {
  ...PLATFORM_MESSAGES,
  ...CLEANUP_MESSAGES,
  ...OPERATION_MESSAGES,
  ...EXTRACTION_MESSAGES,
  ...IDENTITY_MESSAGES,
  ...SETTINGS_MESSAGES,
  ...REGISTRY_MESSAGES,
  ...REVIEW_MESSAGES,
  ...DRAFTING_MESSAGES,
};

/** A room's refusal in words; loaded only when one has to be told. */
export function refusalText(error: DomainError): string {
  const message = WORDS[error.code];
  const detail = Object.keys(error.detail).length > 0 ? ` ${JSON.stringify(error.detail)}` : '';
  return `${message ? `${message.zh} / ${message.en} ` : ''}[${error.code}]${detail}`;
}
