import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { EXTRACTION_MESSAGES, readFile, type FailureCode, type ReadDocument } from '@libs/extraction';
import { DomainError } from '@libs/kernel';

export interface CommandIo {
  out(line: string): void;
  err(line: string): void;
}

export const EXTRACT_USAGE = 'usage: guiku extract FILE...   (- is standard input; one JSON object a line)';

/**
 * `guiku extract FILE...`: what the reader makes of files, one JSON object a line (design.md 7). A bad file is an `error` of its own line and
 * the others follow. Returns the exit code: 0 all read, 1 a file was bad, 2 wrong usage.
 */
export async function extract(args: readonly string[], io: CommandIo): Promise<number> {
  const files = args[0] === '--' ? args.slice(1) : args;
  const option = args[0] === '--' ? undefined : args.find((arg) => arg.startsWith('-') && arg !== '-');
  if (files.length === 0 || option !== undefined) {
    io.err(EXTRACT_USAGE);
    return 2;
  }
  let code = 0;
  for (const file of files) {
    try {
      const { format, title, blocks, text, warnings } = await read(file);
      io.out(JSON.stringify({ file, format, title, blocks, text, warnings }));
    } catch (cause) {
      code = 1;
      io.out(JSON.stringify({ file, error: told(cause) }));
    }
  }
  return code;
}

/** Standard input has no path: the reading process gets a copy of its own. */
async function read(file: string): Promise<ReadDocument> {
  if (file !== '-') {
    if ((await stat(file)).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    return readFile(file, { name: basename(file) });
  }
  const folder = await mkdtemp(join(tmpdir(), 'guiku-extract-'));
  try {
    const path = join(folder, 'input');
    await writeFile(path, process.stdin);
    return await readFile(path, { name: '' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function told(cause: unknown): { code: string; message: string } {
  if (cause instanceof DomainError) {
    const code = cause.code as FailureCode;
    return { code, message: Object.hasOwn(EXTRACTION_MESSAGES, code) ? EXTRACTION_MESSAGES[code].zh : cause.message };
  }
  const system = (cause as NodeJS.ErrnoException).code;
  if (system === 'ENOENT') return { code: 'file_not_found', message: '找不到文件。' };
  if (system === 'EACCES' || system === 'EPERM') return { code: 'file_not_permitted', message: '没有读取文件的权限。' };
  if (system === 'EISDIR') return { code: 'file_is_a_folder', message: '这是一个文件夹。' };
  throw cause;
}
