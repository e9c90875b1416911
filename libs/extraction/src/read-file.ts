import { isObject, readApart, type ReadOptions } from './read-apart';
import { FORMATS, type ReadDocument } from './reader/document';

/**
 * Reads a file's text, in a process of its own.
 * @param path file on disk; @param options limits in the units of `Limits`, missing ones from DEFAULT_LIMITS
 * @throws DomainError with one of FAILURE_CODES; `reader_interrupted` (kind unavailable) means «try again», all others are properties of the file;
 * the errors of the file system (ENOENT, EACCES) pass through
 */
export function readFile(path: string, options: ReadOptions): Promise<ReadDocument> {
  return readApart(path, 'document', options, isDocument);
}

function isDocument(value: unknown): value is ReadDocument {
  return (
    isObject(value) &&
    (FORMATS as readonly unknown[]).includes(value.format) &&
    (value.title === null || typeof value.title === 'string') &&
    typeof value.text === 'string' &&
    Array.isArray(value.warnings) &&
    Array.isArray(value.blocks) &&
    value.blocks.every(
      (block) => isObject(block) && typeof block.kind === 'string' && typeof block.level === 'number' && typeof block.text === 'string',
    )
  );
}
