import { DomainError } from '@libs/kernel';
import { z } from 'zod';
import type { SearchServer } from './platform.module';

const port = z.coerce.number().int().min(0).max(65535);

/** What every process needs to reach the database and its files. */
const base = {
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  GUIKU_DATA_DIR: z.string().min(1).default('data'),
  GUIKU_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  GUIKU_PUBLIC_URL: z.url().default('http://localhost:3000'),
  GUIKU_DEMO: z.stringbool().default(false),
  /** A Meilisearch server; empty counts as none. */
  MEILI_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).optional(),
  /** Opens it: for the worker and the command line one that may write, for the public site one that may search only. */
  MEILI_KEY: z.string().optional(),
  /** Begins the names of our indexes there. */
  MEILI_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('guiku'),
};

/** The Meilisearch server that the environment names, if any. */
export function searchServerOf(config: { MEILI_URL?: string; MEILI_KEY?: string; MEILI_PREFIX: string }): SearchServer | null {
  const { MEILI_URL: url = '', MEILI_KEY: key = '', MEILI_PREFIX: prefix } = config;
  return url === '' ? null : { url, prefix, ...(key !== '' && { key }) };
}

/** Where people reach the desk: the address in mails and printed links, when it is not this machine. */
const desk = {
  GUIKU_DESK_PORT: port.default(3001),
  GUIKU_DESK_URL: z.url().optional(),
};

/** An empty variable is one that is not set: compose files pass them on like that. */
const setOr = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Mail is sent when there is a server to send it to. */
const mail = {
  /** smtp://user:password@host:587 or smtps://host:465 */
  SMTP_URL: setOr(z.url({ protocol: /^smtps?$/ })),
  GUIKU_MAIL_FROM: setOr(z.string().min(3)),
};

export const apiConfig = z.object({
  ...base,
  ...mail,
  PORT: port.default(3001),
  GUIKU_SESSION_SECRET: z.string().min(32),
  GUIKU_BEHIND_PROXY: z.stringbool().default(false),
});
export const portalConfig = z.object({
  ...base,
  DATABASE_URL: base.DATABASE_URL.optional(),
  PORTAL_DATABASE_URL: base.DATABASE_URL,
  PORT: port.default(3000),
  GUIKU_BEHIND_PROXY: z.stringbool().default(false),
  GUIKU_SITE_NAME: z.string().min(1).default('巴音郭楞蒙古自治州行政规范性文件库'),
  GUIKU_SITE_HOST: z.string().min(1).default('巴音郭楞蒙古自治州司法局'),
});
export const workerConfig = z.object({
  ...base,
  ...desk,
  ...mail,
  OWNER_DATABASE_URL: base.DATABASE_URL,
  PORT: port.default(3002),
  /** Where the worker makes a backup each night; none when it is not set. */
  GUIKU_BACKUP_DIR: z.string().min(1).optional(),
  /** Generations that stay. */
  GUIKU_BACKUP_KEEP: z.coerce.number().int().min(1).default(14),
});
export const cliConfig = z.object({
  ...base,
  ...desk,
  OWNER_DATABASE_URL: base.DATABASE_URL,
});

/**
 * The process's environment, checked before anything starts. Errors: `config_invalid` naming every bad variable.
 */
export function readConfig<S extends z.ZodObject>(schema: S, environment: NodeJS.ProcessEnv = process.env): z.infer<S> {
  const parsed = schema.safeParse(environment);
  if (parsed.success) return parsed.data;
  const variables = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new DomainError('invalid', 'config_invalid', { variables });
}
