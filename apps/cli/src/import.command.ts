import { readFilledTable } from '@libs/extraction';
import {
  IDENTITY_MESSAGES,
  IdentityModule,
  ORGAN_COLUMNS,
  OrganImportService,
  USER_COLUMNS,
  UserImportService,
  type ImportReport,
} from '@libs/identity';
import { SYSTEM, type Message } from '@libs/kernel';
import { parseOptions, tell, UsageError } from './command';
import { withRooms } from './context';

/**
 * `guiku organs import FILE`: says row by row what is wrong, one JSON object a line on standard output; with `--commit` the rows are put in, all or
 * none. Exit code 1 when there are errors.
 */
export async function organsCommand([action, ...args]: string[]): Promise<number> {
  const usage = '用法 / usage: guiku organs import FILE [--commit]';
  if (action !== 'import') throw new UsageError(usage);
  const { file, isDryRun } = fileOf(args, usage);
  const rows = await readFilledTable(file, { name: file }, ORGAN_COLUMNS);
  return withRooms([IdentityModule], async (rooms) => print(await rooms.get(OrganImportService).import(rows, isDryRun, SYSTEM)));
}

/** `guiku users import FILE`: the same for users; with `--commit` one JSON line for each new user with the first password, shown this once. */
export async function importUsers(args: string[], usage: string): Promise<number> {
  const { file, isDryRun } = fileOf(args, usage);
  const rows = await readFilledTable(file, { name: file }, USER_COLUMNS);
  return withRooms([IdentityModule], async (rooms) => {
    const { report, passwords } = await rooms.get(UserImportService).import(rows, isDryRun, SYSTEM);
    for (const { login, name, organName, password } of passwords)
      process.stdout.write(`${JSON.stringify({ login, name, organ: organName, temporaryPassword: password })}\n`);
    return print(report);
  });
}

function fileOf(args: string[], usage: string): { file: string; isDryRun: boolean } {
  const { options, rest } = parseOptions(args, { commit: 'flag' });
  const [file] = rest;
  if (file === undefined || rest.length > 1) throw new UsageError(usage);
  return { file, isDryRun: options['commit'] === undefined };
}

function print(report: ImportReport): number {
  const words: Record<string, Message | undefined> = IDENTITY_MESSAGES;
  for (const { detail, ...finding } of report.findings) {
    const title = (words[finding.code]?.zh ?? finding.code).replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole));
    process.stdout.write(`${JSON.stringify({ ...finding, title })}\n`);
  }
  const errors = report.findings.filter((finding) => finding.severity === 'error').length;
  const { rows, created, changed, unchanged } = report;
  tell(
    `${report.isCommitted ? '已导入' : '未导入（试算）'}：${rows} 行，新增 ${created}，修改 ${changed}，不变 ${unchanged}，错误 ${errors}`,
    `${report.isCommitted ? 'imported' : 'not imported (dry run)'}: ${rows} rows, ${created} new, ${changed} changed, ${errors} errors`,
  );
  return errors === 0 ? 0 : 1;
}
