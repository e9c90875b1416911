import { LEFT_OUT, type CleanBytes } from './cleaner/clean-bytes';
import { isObject, readApart, type ReadOptions } from './read-apart';

/**
 * Makes a file fit for the public (公开文件), in a process of its own: no changes, comments, hidden text, names.
 * @param path file on disk; @param options `published`: the text that it must show; null: its own
 * @throws DomainError as `readFile`; why it cannot be published has the kind `conflict`
 */
export async function cleanFile(path: string, options: ReadOptions & { published: string | null }): Promise<CleanBytes> {
  const { format, leftOut, base64 } = await readApart(path, 'clean', options, isCleaned);
  return { format, leftOut, bytes: Buffer.from(base64, 'base64') };
}

function isCleaned(value: unknown): value is Omit<CleanBytes, 'bytes'> & { base64: string } {
  if (!isObject(value)) return false;
  const { format, leftOut, base64 } = value;
  const isKnown = Array.isArray(leftOut) && leftOut.every((code) => (LEFT_OUT as readonly unknown[]).includes(code));
  return isKnown && (format === 'docx' || format === 'pdf') && typeof base64 === 'string' && base64 !== '';
}
