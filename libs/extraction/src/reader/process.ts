import net from 'node:net';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { OfficeFailure } from '@libs/office';
import { ReadFailure } from './failure';
import { Limits } from './limits';
import { cleanBytes } from '../cleaner/clean-bytes';
import { readBytes } from './read';
import { readSheetBytes } from './sheets';

/**
 * The reading process: one file, one answer over the IPC channel, then the end. Protocol:
 * 1. started by `readFile` with a heap limit and, through Node's permission model, without the right to write files or start programs;
 * 2. the parent sends {path, name, kind, limits}, for a file fit for the public with the text that it has to show; 3. a watchdog thread starts, since a busy parser would starve a timer of its own thread;
 * 4. answer {ok: true, result} or {ok: false, code, detail}; 5. anything else, or no answer, is `reader_crashed` for the parent.
 */
export interface ReadOrder {
  path: string;
  name: string;
  /** A text to read (正文), a table (表格), or a file to make fit for the public (公开文件). */
  kind: 'document' | 'sheets' | 'clean';
  limits: Limits;
  /** `clean`: the text that the cleaned file must show; null: its own. */
  published?: string | null;
}

/** Ends the process when time or memory runs out, or when the parent is gone; says why on standard error, since nothing else can be trusted then. */
const WATCHDOG = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const parent = process.ppid;
const until = Date.now() + workerData.wallMs;
const end = (why) => { try { writeSync(2, 'guiku-reader: ' + why + '\\n'); } catch {} process.kill(process.pid, 'SIGKILL'); };
setInterval(() => {
  if (process.memoryUsage.rss() > workerData.rssMb * 1048576) end('reader_memory');
  else if (Date.now() > until) end('reader_timeout');
  else if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 50);
`;

/** A parser has no business on the network; this closes the doors that Node 20's permission model leaves open. */
function closeNetwork(): void {
  const refuse = (): never => {
    throw new Error('the reader has no network');
  };
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  globalThis.fetch = refuse;
}

/** Libraries must not write into anybody's log, let alone a document's text. */
function silence(): void {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) console[method] = () => undefined;
}

function answer(message: object): void {
  process.send?.(message, undefined, undefined, () => process.exit(0));
}

async function resultOf({ kind, name, limits, published = null }: ReadOrder, bytes: Buffer): Promise<unknown> {
  if (kind === 'sheets') return readSheetBytes(bytes, name, limits);
  if (kind === 'document') return readBytes(bytes, name, limits);
  const { format, leftOut, bytes: cleaned } = await cleanBytes(bytes, name, limits, published);
  return { format, leftOut, base64: cleaned.toString('base64') };
}

async function serve(order: ReadOrder): Promise<void> {
  new Worker(WATCHDOG, { eval: true, workerData: order.limits, stdout: false, stderr: false }).unref();
  try {
    answer({ ok: true, result: await resultOf(order, readFileSync(order.path)) });
  } catch (cause) {
    if (cause instanceof ReadFailure || cause instanceof OfficeFailure) answer({ ok: false, code: cause.code, detail: cause.detail });
    // A stack overflow or an allocation failure on hostile input is a property of the file, not of this program.
    else if (cause instanceof RangeError) answer({ ok: false, code: 'file_damaged', detail: { why: cause.message.slice(0, 120) } });
    else
      answer({
        ok: false,
        code: 'reader_crashed',
        detail: { why: cause instanceof Error ? `${cause.name}: ${cause.message}`.slice(0, 200) : 'unknown' },
      });
  }
}

silence();
closeNetwork();
process.on('disconnect', () => process.exit(1));
// pdf.js may reject promises nobody waits for; the answer decides, not they.
process.on('unhandledRejection', () => undefined);
process.once('message', (order) => void serve(order as ReadOrder));
