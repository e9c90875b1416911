// The applications as child processes: started, watched, restarted, stopped.
//  1. Each runs in a process group of its own (Ctrl-C at the terminal reaches only us) and writes to logs/<name>.log.
//  2. Each has an IPC channel. When we are killed it closes, and the application ends by itself: its main.ts does
//     `process.once('disconnect', stop)`. Whatever does not is ended by the next start, which finds it in state.json.
//  3. One that ends unasked is started again after 0.5 s, 1 s, 2 s … at most 30 s; a minute of life sets that back.
//  4. One that ends three times before it was ever ready cannot run here: the start fails and shows the end of its log.
import { fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { birthOf } from './lock.mjs';
import { Refusal, say } from './say.mjs';

const STOP_WITHIN_MS = 10_000;
const READY_WITHIN_MS = 120_000;

/** One application. `spec` = { name, label, script, env, port, log }. */
export class Child {
  #process = null;
  #ended = Promise.resolve();
  #isStopping = false;
  #wasReady = false;
  #failures = 0;
  #giveUp;
  /** Rejects when the application cannot run (4). */
  failed = new Promise((_, reject) => {
    this.#giveUp = reject;
  });

  constructor(spec, onChange) {
    this.spec = spec;
    this.onChange = onChange;
    this.failed.catch(() => undefined);
  }

  get identity() {
    const pid = this.#process?.pid;
    return pid === undefined ? null : { name: this.spec.name, pid, birth: birthOf(pid) };
  }

  start() {
    const { script, env, log, name } = this.spec;
    const out = openSync(log, 'a', 0o600);
    const child = fork(script, [], { env, detached: true, execArgv: [], stdio: ['ignore', out, out, 'ipc'] });
    closeSync(out);
    const began = Date.now();
    this.#process = child;
    this.#ended = new Promise((resolve) => {
      child.once('error', (error) => resolve(String(error)));
      child.once('exit', (code, signal) => resolve(signal ?? String(code)));
    });
    void this.#ended.then((how) => this.#afterEnd(how, Date.now() - began, name));
    this.onChange();
  }

  async #afterEnd(how, livedMs, name) {
    this.#process = null;
    if (this.#isStopping) return;
    this.#failures = livedMs > 60_000 ? 0 : this.#failures + 1;
    if (!this.#wasReady && this.#failures >= 3) {
      this.#giveUp(
        new Refusal(
          `${this.spec.label}不能启动（${how}），原因见上，详见 ${this.spec.log}。`,
          `${name} does not start (${how}); the reason is above, details in ${this.spec.log}.`,
          {
            detail: tail(this.spec.log),
          },
        ),
      );
      return;
    }
    const pause = Math.min(30_000, 500 * 2 ** Math.max(0, this.#failures - 1));
    say(
      `${this.spec.label}意外退出（${how}），${pause / 1000} 秒后重新启动，日志 ${this.spec.log}`,
      `${name} ended unexpectedly (${how}); starting it again in ${pause / 1000} s`,
    );
    await sleep(pause);
    if (!this.#isStopping) this.start();
  }

  /** Resolves when /readyz answers 200. */
  async ready() {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline && !this.#isStopping) {
      if ((await statusOf(this.spec.port)) === 200) {
        this.#wasReady = true;
        return;
      }
      await sleep(25);
    }
    if (this.#isStopping) return;
    throw new Refusal(
      `${this.spec.label}在 ${READY_WITHIN_MS / 1000} 秒内没有就绪，详见 ${this.spec.log}。`,
      `${this.spec.name} was not ready within ${READY_WITHIN_MS / 1000} s; details in ${this.spec.log}.`,
      { detail: tail(this.spec.log) },
    );
  }

  async stop() {
    this.#isStopping = true;
    const child = this.#process;
    if (child === null) return;
    child.kill('SIGTERM');
    const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.#ended;
    clearTimeout(tooLong);
  }

  kill() {
    this.#isStopping = true;
    this.#process?.kill('SIGKILL');
  }
}

function statusOf(port) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/readyz', timeout: 5_000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => resolve(null));
  });
}

function tail(file) {
  return readFileSync(file, 'utf8').split('\n').slice(-25).join('\n');
}

/** Ends what a killed start left behind: first asked, after 3 s killed. `left` is the list of identities it had written down. */
export async function endLeftovers(left) {
  const alive = () => left.filter(({ pid, birth }) => birth !== null && birthOf(pid) === birth);
  const signal = (name) => {
    for (const { pid } of alive()) process.kill(pid, name);
  };
  signal('SIGTERM');
  for (const end = Date.now() + 3_000; alive().length > 0 && Date.now() < end;) await sleep(20);
  signal('SIGKILL');
  while (alive().length > 0) await sleep(20);
}
