/** What ends a command with a sentence for the person who gave it, and an exit code. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
  }
}

/** The command was given wrongly: exit code 2. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super(message, 2);
  }
}

/** A command: takes what stands after its name, returns its exit code (0 when it returns nothing). */
export type Command = (args: string[]) => Promise<number | undefined>;

/**
 * `--name value`, `--name=value` and `--flag` among `args`. Errors: `UsageError` for an option that is not in `known` or lacks its value.
 * `known` says of each option whether it takes a value.
 */
export function parseOptions(
  args: readonly string[],
  known: Readonly<Record<string, 'value' | 'flag'>>,
): { options: Record<string, string>; rest: string[] } {
  const options: Record<string, string> = {};
  const rest: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('--')) {
      rest.push(arg);
      continue;
    }
    const [name = '', ...more] = arg.slice(2).split('=');
    const kind = known[name];
    if (kind === undefined) throw new UsageError(`没有选项 --${name} / unknown option --${name}`);
    if (kind === 'flag') {
      options[name] = 'yes';
      continue;
    }
    const value = more.length > 0 ? more.join('=') : args[(at += 1)];
    if (value === undefined) throw new UsageError(`选项 --${name} 缺少值 / option --${name} needs a value`);
    options[name] = value;
  }
  return { options, rest };
}

/** One line for people on standard error; standard output belongs to results. */
export function tell(zh: string, en: string): void {
  process.stderr.write(`${zh} / ${en}\n`);
}
