import { OPERATION_MESSAGES, OperationModule, StatusQueries } from '@libs/operation';
import type { Message } from '@libs/kernel';
import { parseOptions, UsageError } from './command';
import { withRooms } from './context';

/** `guiku status`: the state of the system as one JSON object on standard output. Exit code 1 when a light is bad. */
export async function statusCommand(args: string[]): Promise<number> {
  const { rest } = parseOptions(args, {});
  if (rest.length > 0) throw new UsageError('用法 / usage: guiku status');
  const words: Record<string, Message | undefined> = OPERATION_MESSAGES;
  return withRooms([OperationModule], async (rooms) => {
    const { lines, ...report } = await rooms.get(StatusQueries).status();
    const told = lines.map(({ code, detail, ...line }) => ({
      ...line,
      code,
      detail,
      title: (words[code]?.zh ?? code).replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole)),
    }));
    process.stdout.write(`${JSON.stringify({ ...report, lines: told }, null, 2)}\n`);
    return lines.some((line) => line.light === 'bad') ? 1 : 0;
  });
}
