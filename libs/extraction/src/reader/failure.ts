import { OFFICE_FAILURE_CODES } from '@libs/office';

/** Why a file cannot be read. The words for each stand in `../messages.ts`; the codes are public and stable. */
export const FAILURE_CODES = [
  ...OFFICE_FAILURE_CODES,
  'file_empty',
  'file_too_large',
  'file_disguised',
  'too_many_pages',
  'too_much_text',
  'no_text_found',
  'scan_not_readable',
  'text_garbled',
  'format_not_yet_readable',
  'format_unknown',
  'not_a_sheet',
  'reader_timeout',
  'reader_memory',
  'reader_crashed',
  'reader_interrupted',
  // Why a file cannot be made fit for the public.
  'not_publishable',
  'public_text_differs',
  'embedded_part',
  'annotations_in_file',
  'attachments_in_file',
  'properties_stay',
] as const;
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Details are numbers and short technical words: never a piece of the file's text. */
export type FailureDetail = Record<string, string | number>;

/** Thrown inside the reading process; `readFile` turns it into a DomainError for the rest of the house. */
export class ReadFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly detail: FailureDetail = {},
  ) {
    super(code);
    this.name = 'ReadFailure';
  }
}
