/** Why an office file cannot be read. The words for each stand in `messages.ts`; the codes are public and stable. */
export const OFFICE_FAILURE_CODES = [
  'file_encrypted',
  'file_damaged',
  'file_unsafe',
  'expands_too_much',
  'too_deeply_nested',
  'no_sheet_found',
  'too_many_rows',
  'too_many_columns',
  'too_many_cells',
] as const;
export type OfficeFailureCode = (typeof OFFICE_FAILURE_CODES)[number];

/** Thrown on bytes that cannot or must not be read. Details are numbers and short technical words: never a piece of the file's text. */
export class OfficeFailure extends Error {
  constructor(
    readonly code: OfficeFailureCode,
    readonly detail: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = 'OfficeFailure';
  }
}
