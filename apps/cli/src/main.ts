/* eslint-disable @typescript-eslint/no-require-imports -- a command loads only what it needs: the text tools start in milliseconds and need no database */
import { DomainError } from '@libs/kernel';
import { CommandError, UsageError, type Command } from './command';

interface Entry {
  usage: string;
  zh: string;
  load(): Command;
}

/** Where commands that answer line by line write; the next line may wait until this one is taken. */
const LINES = { out: (line: string) => written(process.stdout, line), err: (line: string) => written(process.stderr, line) };

function written(stream: NodeJS.WriteStream, line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(`${line}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

const COMMANDS: Record<string, Entry> = {
  migrate: {
    usage: 'migrate',
    zh: '升级数据库结构，并录入初始单位',
    load: () => (require('./migrate.command') as typeof import('./migrate.command')).migrateCommand,
  },
  seed: {
    usage: 'seed',
    zh: '录入缺少的初始单位（可重复执行）',
    load: () => (require('./seed.command') as typeof import('./seed.command')).seedCommand,
  },
  demo: {
    usage: 'demo',
    zh: '向空数据库装入演示内容',
    load: () => (require('./demo/demo.command') as typeof import('./demo/demo.command')).demoCommand,
  },
  'setup-link': {
    usage: 'setup-link',
    zh: '生成设立首位系统管理员的一次性链接',
    load: () => (require('./setup-link.command') as typeof import('./setup-link.command')).setupLinkCommand,
  },
  users: {
    usage: 'users create|reset-password|import',
    zh: '新建用户、重置密码、由表格导入',
    load: () => (require('./users.command') as typeof import('./users.command')).usersCommand,
  },
  organs: {
    usage: 'organs import FILE [--commit]',
    zh: '由表格（XLSX、CSV）导入单位',
    load: () => (require('./import.command') as typeof import('./import.command')).organsCommand,
  },
  text: {
    usage: 'text parse|cite|diff FILE...',
    zh: '解析条文、查找引用、比对两个文本（每行一个 JSON，- 为标准输入）',
    load: () => textCommand,
  },
  extract: {
    usage: 'extract FILE...',
    zh: '读出文件的文字（每个文件一行 JSON，- 为标准输入）',
    load: () => (args) => (require('./extract/extract.command') as typeof import('./extract/extract.command')).extract(args, LINES),
  },
  audit: {
    usage: 'audit verify [--json]',
    zh: '核对操作日志是否被改动',
    load: () => (require('./audit.command') as typeof import('./audit.command')).auditCommand,
  },
  registry: {
    usage: 'registry replay [--check]',
    zh: '由效力变动重新推算（或核对）效力区间',
    load: () => (require('./registry.command') as typeof import('./registry.command')).registryCommand,
  },
  reindex: {
    usage: 'reindex [--check | --rebuild]',
    zh: '重建（或核对）检索索引',
    load: () => (require('./reindex.command') as typeof import('./reindex.command')).reindexCommand,
  },
  status: {
    usage: 'status',
    zh: '系统状态（一个 JSON）',
    load: () => (require('./status.command') as typeof import('./status.command')).statusCommand,
  },
  backup: {
    usage: 'backup [--verify] DIR [--keep N]',
    zh: '备份（运行中即可），或核对备份是否完好',
    load: () => (require('./backup.command') as typeof import('./backup.command')).backupCommand,
  },
  restore: {
    usage: 'restore DIR [--generation NAME]',
    zh: '把备份恢复到空的数据库和数据文件夹',
    load: () => (require('./restore.command') as typeof import('./restore.command')).restoreCommand,
  },
  openapi: {
    usage: 'openapi [--check]',
    zh: '生成（或核对）接口描述 apps/api/openapi.json',
    load: () => (require('./openapi.command') as typeof import('./openapi.command')).openapiCommand,
  },
  schema: {
    usage: 'schema [--check]',
    zh: '生成（或核对）数据库结构 docs/schema.sql',
    load: () => (require('./schema/schema.command') as typeof import('./schema/schema.command')).schemaCommand,
  },
};

/** `guiku text NAME FILE...` */
async function textCommand([name = '', ...files]: string[]): Promise<number> {
  const { textCommands } = require('./text/text.commands') as typeof import('./text/text.commands');
  const known: Record<string, (typeof textCommands)[keyof typeof textCommands]> = textCommands;
  const command = Object.hasOwn(known, name) ? known[name] : undefined;
  if (!command) throw new UsageError(`用法 / usage: guiku text ${Object.keys(textCommands).join('|')} FILE...`);
  return command(files, LINES);
}

function usage(): string {
  const width = Math.max(...Object.values(COMMANDS).map((entry) => entry.usage.length));
  const lines = Object.values(COMMANDS).map((entry) => `  guiku ${entry.usage.padEnd(width)}  ${entry.zh}`);
  return ['用法 / usage: guiku COMMAND [OPTIONS]', '', ...lines, ''].join('\n');
}

function failureText(error: unknown): string {
  if (error instanceof CommandError) return error.message;
  if (error instanceof DomainError) {
    const { refusalText } = require('./refusal') as typeof import('./refusal');
    return refusalText(error);
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function run([name, ...args]: string[]): Promise<number> {
  const entry = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry) return (await entry.load()(args)) ?? 0;
  const isAsked = name === 'help' || name === '--help' || name === '-h';
  (isAsked ? process.stdout : process.stderr).write(usage());
  return isAsked ? 0 : 2;
}

// Who reads our output may have read enough (`guiku text parse … | head -1`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = error instanceof CommandError ? error.exitCode : 1;
    process.stderr.write(`${failureText(error)}\n`);
  },
);
