/** Reading the files that the text tools are given: plain text in the encodings that Chinese offices produce. */
import { readFile, stat } from 'node:fs/promises';

export type FileProblem = 'not_found' | 'not_a_file' | 'unreadable' | 'too_large' | 'not_text';

export const FILE_PROBLEMS: Record<FileProblem, string> = {
  not_found: '文件不存在',
  not_a_file: '不是文件',
  unreadable: '文件无法读取',
  too_large: '文件超过64 MB',
  not_text: '不是文本文件，或编码无法识别；DOCX、PDF等请先用 guiku extract 转为文本',
};

export class UnreadableFile extends Error {
  constructor(readonly code: FileProblem) {
    super(FILE_PROBLEMS[code]);
  }
}

const LIMIT = 64 * 1024 * 1024;

function strictly(encoding: string, bytes: Uint8Array): string | null {
  try {
    // A byte order mark stays a character, so that offsets are those of the decoded file.
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-8, UTF-16 with a byte order mark, else GB18030; a file with NUL bytes or of no such encoding is not text. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return strictly('utf-16le', bytes) ?? refuse();
  if (first === 0xfe && second === 0xff) return strictly('utf-16be', bytes) ?? refuse();
  if (bytes.includes(0)) return refuse();
  return strictly('utf-8', bytes) ?? strictly('gb18030', bytes) ?? refuse();
}

function refuse(): never {
  throw new UnreadableFile('not_text');
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LIMIT) throw new UnreadableFile('too_large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The text of `path`, or of standard input for `-`. Throws UnreadableFile. */
export async function readText(path: string): Promise<string> {
  if (path === '-') return decodeText(await readStandardInput());
  try {
    const about = await stat(path);
    if (!about.isFile() && !about.isFIFO()) throw new UnreadableFile('not_a_file');
    if (about.size > LIMIT) throw new UnreadableFile('too_large');
    return decodeText(await readFile(path));
  } catch (cause) {
    if (cause instanceof UnreadableFile) throw cause;
    throw new UnreadableFile((cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'not_found' : 'unreadable');
  }
}
