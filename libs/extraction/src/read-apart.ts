import { fork, type ChildProcess } from 'node:child_process';
import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, type ErrorKind } from '@libs/kernel';
import { FAILURE_CODES, type FailureCode } from './reader/failure';
import { DEFAULT_LIMITS, type Limits } from './reader/limits';
import type { ReadOrder } from './reader/process';
import { Turnstile } from './turnstile';

export interface ReadOptions {
  /** The name the file was uploaded under; chooses between kinds that share their bytes, and is compared with what the bytes are. */
  name: string;
  limits?: Partial<Limits>;
  /** For a file that is to be made fit for the public: the text that it must show; null: its own. */
  published?: string | null;
}

const KINDS: Partial<Record<FailureCode, ErrorKind>> = {
  file_too_large: 'too_large',
  format_not_yet_readable: 'unsupported',
  format_unknown: 'unsupported',
  scan_not_readable: 'unsupported',
  reader_interrupted: 'unavailable',
  not_publishable: 'conflict',
  public_text_differs: 'conflict',
  embedded_part: 'conflict',
  annotations_in_file: 'conflict',
  attachments_in_file: 'conflict',
  properties_stay: 'conflict',
};

/** The watchdog inside the process acts first and knows why; this margin is for a process that cannot even run it. */
const MARGIN_MS = 1000;
/** Readings at one time in one process of ours: each may take a core and a gigabyte. */
const turnstile = new Turnstile(2);

/**
 * Has a file read in a process of its own that is killed when it is slow or large; whatever the bytes do, this process goes on.
 * The answer comes from a process that has touched hostile bytes: `isExpected` checks its shape like any input's.
 */
export async function readApart<T>(
  path: string,
  kind: ReadOrder['kind'],
  { name, limits: own, published = null }: ReadOptions,
  isExpected: (value: unknown) => value is T,
): Promise<T> {
  const limits = { ...DEFAULT_LIMITS, ...own };
  await access(path, constants.R_OK);
  const { size } = await stat(path);
  if (size === 0) throw failure('file_empty');
  if (size > limits.fileBytes) throw failure('file_too_large', { limit: limits.fileBytes });
  return turnstile.pass(() => inProcess({ path, kind, name, limits, published }, isExpected));
}

function inProcess<T>(order: ReadOrder, isExpected: (value: unknown) => value is T): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = startReader(order.limits);
    let answer: unknown;
    let complaint = '';
    const timer = setTimeout(() => {
      complaint += 'guiku-reader: reader_timeout\n';
      kill(child);
    }, order.limits.wallMs + MARGIN_MS);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      // Only the end is needed, and a runaway process must not fill our memory.
      complaint = (complaint + chunk).slice(-4000);
    });
    child.on('message', (message) => {
      answer ??= message;
    });
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(failure('reader_crashed', { why: cause.message.slice(0, 120) }));
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      try {
        resolve(understand(answer, isExpected, complaint, code, signal));
      } catch (cause) {
        reject(cause instanceof Error ? cause : new Error(String(cause)));
      }
    });
    // A process that died at once closes its channel: its `close` event tells the story.
    child.send(order, () => undefined);
  });
}

/** Its own process group, no environment of ours, no writing, no other programs; the heap limit is V8's, the watchdog minds the rest. */
function startReader(limits: Limits): ChildProcess {
  // Compiled code stands beside this file. Under jest there is none: then the sources run through the test support's loader.
  const fromSource = __filename.endsWith('.ts');
  const entry = join(__dirname, 'reader', fromSource ? 'process.ts' : 'process.js');
  const loader = fromSource ? ['--require', join(__dirname, '../../../test/support/from-source.cjs'), '--allow-addons'] : [];
  return fork(entry, [], {
    execArgv: [
      '--no-warnings',
      `--max-old-space-size=${limits.heapMb}`,
      permissionFlag(),
      '--allow-fs-read=*',
      '--allow-worker',
      ...loader,
    ],
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    detached: true,
    serialization: 'json',
  });
}

/** Node 20 knows the permission model under its experimental name only. */
function permissionFlag(): string {
  return process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
}

function understand<T>(
  answer: unknown,
  isExpected: (value: unknown) => value is T,
  complaint: string,
  code: number | null,
  signal: NodeJS.Signals | null,
): T {
  const said = /^guiku-reader: (reader_memory|reader_timeout)$/m.exec(complaint)?.[1] as FailureCode | undefined;
  if (isObject(answer) && answer.ok === true && isExpected(answer.result)) return answer.result;
  if (isObject(answer) && answer.ok === false && isFailureCode(answer.code))
    throw failure(answer.code, isObject(answer.detail) ? answer.detail : {});
  if (said) throw failure(said);
  if (/heap out of memory|Allocation failed/i.test(complaint)) throw failure('reader_memory');
  // Somebody stopped us all (Ctrl-C, shutdown): the file is not to blame.
  if (signal === 'SIGINT' || signal === 'SIGTERM' || signal === 'SIGHUP') throw failure('reader_interrupted');
  throw failure('reader_crashed', { code: code ?? -1, signal: signal ?? 'none' });
}

export function failure(code: FailureCode, detail: Record<string, unknown> = {}): DomainError {
  return new DomainError(KINDS[code] ?? 'invalid', code, detail);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

export function isFailureCode(value: unknown): value is FailureCode {
  return (FAILURE_CODES as readonly unknown[]).includes(value);
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // No group any more (or a platform without groups): the process itself is what is left to end.
    child.kill('SIGKILL');
  }
}
