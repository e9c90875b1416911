import { Package } from '@libs/office';
import { ReadFailure } from '../reader/failure';
import type { Limits } from '../reader/limits';
import { readBytes } from '../reader/read';
import { sniff } from '../reader/sniff';
import { cleanDocx } from './docx';
import { endsToCut, saysTheSame } from './line-end';
import { cleanPdf } from './pdf';

/** What of the file stayed private. */
export const LEFT_OUT = ['changes_accepted', 'comments_ignored', 'hidden_text_dropped', 'macros_ignored'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export interface CleanBytes {
  format: 'docx' | 'pdf';
  bytes: Buffer;
  leftOut: LeftOut[];
}

/**
 * A file as it may be published (公开文件): what it shows, without changes, comments, hidden text, names of people and programs. The result is
 * read again: it must say what the file said, or `published` where that is given.
 * Runs in the reading process only.
 * @throws ReadFailure not_publishable, public_text_differs, embedded_part, annotations_in_file, attachments_in_file, properties_stay, and those of the reader
 */
export async function cleanBytes(bytes: Buffer, name: string, limits: Limits, published: string | null): Promise<CleanBytes> {
  const { format, encrypted } = sniff(bytes, name);
  if (encrypted) throw new ReadFailure('file_encrypted');
  if (format === 'docx') return cleanWords(bytes, name, limits, published);
  if (format === 'pdf') return cleanPages(bytes, name, limits, published);
  throw new ReadFailure('not_publishable', { format });
}

async function cleanWords(bytes: Buffer, name: string, limits: Limits, published: string | null): Promise<CleanBytes> {
  const before = await readBytes(bytes, name, limits);
  const cut = published === null ? [] : endsToCut(before.text, published);
  const cleaned = await cleanDocx(await Package.open(bytes, limits), limits, cut);
  const after = await readBytes(cleaned, name, limits);
  if (!saysTheSame(after.text, published ?? before.text)) throw new ReadFailure('public_text_differs');
  const found = before.warnings.map(({ code }) => code);
  return { format: 'docx', bytes: cleaned, leftOut: LEFT_OUT.filter((code) => found.includes(code)) };
}

async function cleanPages(bytes: Buffer, name: string, limits: Limits, published: string | null): Promise<CleanBytes> {
  const cleaned = await cleanPdf(bytes, limits);
  // A scan has no text to compare; a text that goes public as the file of a draft has.
  if (published !== null) {
    const cut = endsToCut((await readBytes(cleaned, name, limits)).text, published);
    if (cut.length > 0) throw new ReadFailure('public_text_differs', { line: 1 });
  }
  return { format: 'pdf', bytes: cleaned, leftOut: [] };
}
