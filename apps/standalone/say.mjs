// What a person at the terminal reads: Chinese first, then English. Progress goes to standard error, so that standard output stays clean.

/** Why Guiku does not start: one sentence in each language, no stack. Everything else that is thrown is a bug and keeps its stack. */
export class Refusal extends Error {
  constructor(zh, en, { detail = '', exitCode = 1 } = {}) {
    super(`${zh}\n${en}`);
    this.name = 'Refusal';
    this.zh = zh;
    this.en = en;
    this.detail = detail;
    this.exitCode = exitCode;
  }
}

// A reader that goes away (`npm start | head`, a closed terminal) is no reason to end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
  });
}

export function say(zh, en) {
  process.stderr.write(`规库：${zh}  |  ${en}\n`);
}

export function seconds(since) {
  return ((performance.now() - since) / 1000).toFixed(1);
}

/** Runs a long step under a line at its start and one with its seconds at its end, and a sign of life every 15 s between. */
export async function during(zh, en, work) {
  const began = performance.now();
  say(`${zh}……`, `${en} …`);
  const alive = setInterval(() => say(`${zh}，已 ${seconds(began)} 秒`, `${en}, ${seconds(began)} s so far`), 15_000);
  try {
    const result = await work();
    say(`${zh}，完成，用时 ${seconds(began)} 秒`, `${en}: done in ${seconds(began)} s`);
    return result;
  } finally {
    clearInterval(alive);
  }
}

/** Turns what the operating system says about a path into a sentence; an unknown error is returned as it came. */
export function explain(error, path) {
  switch (error?.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDisk(path);
    case 'EROFS':
      return new Refusal(
        `${path} 所在的文件系统是只读的，请改用可写的位置（GUIKU_DATA_DIR）。`,
        `${path} is on a read-only file system; choose a writable place (GUIKU_DATA_DIR).`,
      );
    case 'EACCES':
    case 'EPERM':
      return missingRight(path);
    case 'ENOTDIR':
    case 'EEXIST':
      return new Refusal(
        `${path} 不是文件夹，请改用其他位置（GUIKU_DATA_DIR）。`,
        `${path} is not a folder; choose another place (GUIKU_DATA_DIR).`,
      );
    default:
      return error;
  }
}

export function fullDisk(path) {
  return new Refusal(
    `磁盘已满：${path} 所在的磁盘没有足够的空间，请腾出空间后重新启动。`,
    `The disk that holds ${path} is full; free some space and start again.`,
  );
}

export function missingRight(path) {
  return new Refusal(
    `没有权限：当前用户${userName('（', '）')}不能写入 ${path}，请更改其权限或改用其他位置（GUIKU_DATA_DIR）。`,
    `Permission denied: this user${userName(' (', ')')} may not write to ${path}; change its rights or choose another place (GUIKU_DATA_DIR).`,
  );
}

function userName(open, close) {
  const uid = process.getuid?.();
  return uid === undefined ? '' : `${open}uid ${uid}${close}`;
}

/** The one way out for an entry point's failure: a refusal as its sentences, a bug with its stack. Returns the exit code. */
export function report(error) {
  if (error instanceof Refusal) {
    if (error.detail !== '') process.stderr.write(`${error.detail.trimEnd()}\n`);
    process.stderr.write(`错误：${error.zh}\nError: ${error.en}\n`);
    return error.exitCode;
  }
  process.stderr.write(`错误：启动程序内部出错。\nError: the starter failed unexpectedly.\n${error?.stack ?? error}\n`);
  return 1;
}
