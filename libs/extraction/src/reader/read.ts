import { Package, decodeText } from '@libs/office';
import { cleanText } from './clean';
import { DraftBlock, ReadDocument, Warnings } from './document';
import { readDocx } from './docx/docx';
import { ReadFailure } from './failure';
import { Limits } from './limits';
import { readPdf } from './pdf/pdf';
import { readHtml } from './plain/html';
import { partLevel, readMarkdown, readPlain } from './plain/lines';
import { Sniffed, nameDisagrees, sniff } from './sniff';
import { markTitle, pickTitle } from './title';

/** Accepted and kept, but this version has no reader for them. */
const NOT_YET = new Set(['doc', 'wps', 'ofd', 'rtf', 'odt', 'image']);

/**
 * Bytes → document. Runs in the reading process only: it trusts its limits, not its input.
 * @throws ReadFailure with the reason in a stable code
 */
export async function readBytes(bytes: Buffer, name: string, limits: Limits): Promise<ReadDocument> {
  if (bytes.length === 0) throw new ReadFailure('file_empty');
  if (bytes.length > limits.fileBytes) throw new ReadFailure('file_too_large', { limit: limits.fileBytes });
  const warnings = new Warnings();
  const found = sniff(bytes, name);
  refuse(found);
  if (nameDisagrees(found.format, name)) warnings.add('name_disagrees', { format: found.format });
  const drafts = await blocksOf(found, bytes, limits, warnings);
  const cleaned = drafts.map((block) => clean(block, warnings)).filter((block) => block.text !== '');
  if (cleaned.length === 0) throw new ReadFailure('no_text_found');
  const title = pickTitle(cleaned);
  const blocks = markTitle(cleaned, title).map((block) => ({ kind: block.kind, level: block.level, text: block.text }));
  const text = blocks.map((block) => block.text).join('\n');
  if (text.length > limits.textChars) throw new ReadFailure('too_much_text', { limit: limits.textChars });
  return { format: found.format, title, blocks, text, warnings: warnings.list() };
}

function refuse(found: Sniffed): void {
  if (found.encrypted) throw new ReadFailure('file_encrypted');
  if (found.format === 'executable') throw new ReadFailure('file_disguised', { found: 'executable' });
  if (NOT_YET.has(found.format)) throw new ReadFailure('format_not_yet_readable', { format: found.format });
}

async function blocksOf(found: Sniffed, bytes: Buffer, limits: Limits, warnings: Warnings): Promise<DraftBlock[]> {
  switch (found.format) {
    case 'docx':
      return readDocx(await Package.open(bytes, limits), limits, warnings);
    case 'pdf':
      return readPdf(bytes, limits, warnings);
    case 'txt':
      return readPlain(decode(bytes, limits, warnings));
    case 'md':
      return readMarkdown(decode(bytes, limits, warnings));
    case 'html':
      return readHtml(decode(bytes, limits, warnings));
    default:
      throw new ReadFailure('format_unknown', { format: found.format });
  }
}

function decode(bytes: Buffer, limits: Limits, warnings: Warnings): string {
  const decoded = decodeText(bytes);
  if (decoded === null) throw new ReadFailure('format_unknown', { format: 'unknown' });
  if (decoded.text.length > limits.textChars) throw new ReadFailure('too_much_text', { limit: limits.textChars });
  if (decoded.guessed) warnings.add('encoding_guessed', { encoding: decoded.encoding });
  if (decoded.undecodable > 0) warnings.add('undecodable_bytes', { characters: decoded.undecodable });
  const { text, removed } = cleanText(decoded.text);
  if (removed > 0) warnings.add('invisible_characters_removed');
  return text;
}

function clean(block: DraftBlock, warnings: Warnings): DraftBlock {
  const { text, removed } = cleanText(block.text);
  if (removed > 0) warnings.add('invisible_characters_removed');
  const tidy = text.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
  const level = block.kind === 'paragraph' ? partLevel(tidy) : null;
  return level === null ? { ...block, text: tidy } : { ...block, kind: 'heading', level, text: tidy };
}
