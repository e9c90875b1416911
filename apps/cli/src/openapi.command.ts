import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CommandError, parseOptions, tell } from './command';

/** The repository, seen from the compiled file dist/apps/cli/src. */
const ROOT = join(__dirname, '../../../..');
const FILE = join(ROOT, 'apps/api/openapi.json');
/** No app imports an app: the API describes itself in its own process. */
const API = join(__dirname, '../../api/src/main.js');

/** `guiku openapi [--check]`: writes apps/api/openapi.json, or compares it with what the API says of itself. */
export async function openapiCommand(args: string[]): Promise<undefined> {
  const { options } = parseOptions(args, { check: 'flag' });
  const { stdout } = await promisify(execFile)(process.execPath, [API, '--openapi'], { maxBuffer: 64 * 1024 * 1024 });
  if (!options['check']) {
    await writeFile(FILE, stdout);
    tell(`已写入 ${FILE}`, 'written');
    return;
  }
  const committed = await readFile(FILE, 'utf8').catch(() => '');
  if (committed !== stdout) {
    throw new CommandError(
      'apps/api/openapi.json 与接口不一致，请运行 guiku openapi / apps/api/openapi.json is out of date; run `guiku openapi`',
    );
  }
}
