/**
 * `guiku text parse|cite|diff`: text tools for scripts (design.md 7). One JSON object a line, each with `file`; a bad file
 * gives `{file, error: {code, message}}` and the rest goes on. Exit 0 all well, 1 some file bad, 2 wrong usage.
 */
import { citationsOf, diffTexts, parseText } from '@libs/text';
import { readText, UnreadableFile } from './text-file';

export interface CommandIo {
  /** May return a promise: the next file is read when the line is written, so memory stays that of one file. */
  out: (line: string) => void | Promise<void>;
  err: (line: string) => void | Promise<void>;
}

export type TextCommand = (args: string[], io: CommandIo) => Promise<number>;

const USAGE: Record<'parse' | 'cite' | 'diff', string> = {
  parse: '用法：guiku text parse 文件…（- 为标准输入）',
  cite: '用法：guiku text cite 文件…（- 为标准输入）',
  diff: '用法：guiku text diff 旧文件 新文件',
};

const EXIT = { ok: 0, bad: 1, usage: 2 } as const;

/** The options, of which there are none but `--`; null when one is given. */
function filesOf(args: string[]): string[] | null {
  const files = args.filter((argument) => argument !== '--');
  const isWrong =
    files.length === 0 || files.some((file) => file.startsWith('-') && file !== '-') || files.filter((file) => file === '-').length > 1;
  return isWrong ? null : files;
}

/** The file's text; null when it is none, and then the reason is printed. */
async function textOf(file: string, io: CommandIo): Promise<string | null> {
  try {
    return await readText(file);
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    await io.out(JSON.stringify({ file, error: { code: cause.code, message: cause.message } }));
    return null;
  }
}

function forEachFile(command: 'parse' | 'cite', work: (text: string) => object): TextCommand {
  return async (args, io) => {
    const files = filesOf(args);
    if (!files) {
      await io.err(USAGE[command]);
      return EXIT.usage;
    }
    let code: number = EXIT.ok;
    for (const file of files) {
      const text = await textOf(file, io);
      if (text === null) code = EXIT.bad;
      else await io.out(JSON.stringify({ file, ...work(text) }));
    }
    return code;
  };
}

async function diff(args: string[], io: CommandIo): Promise<number> {
  const [old, file, ...more] = filesOf(args) ?? [];
  if (old === undefined || file === undefined || more.length > 0) {
    await io.err(USAGE.diff);
    return EXIT.usage;
  }
  const before = await textOf(old, io);
  const after = await textOf(file, io);
  if (before === null || after === null) return EXIT.bad;
  await io.out(JSON.stringify({ file, old, ...diffTexts(before, after) }));
  return EXIT.ok;
}

/** The commands under `guiku text`. */
export const textCommands: Record<'parse' | 'cite' | 'diff', TextCommand> = {
  parse: forEachFile('parse', (text) => parseText(text)),
  cite: forEachFile('cite', (text) => ({ citations: citationsOf(text, parseText(text).units) })),
  diff,
};
