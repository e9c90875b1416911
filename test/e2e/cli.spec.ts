import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../support/database';

const ROOT = join(__dirname, '../..');

describe('the command line', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await testDatabase();
    folder = mkdtempSync(join(tmpdir(), 'guiku-cli-'));
  }, 120_000);
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  function guiku(...args: string[]): { code: number | null; out: string; err: string } {
    const env = { ...process.env, DATABASE_URL: database.app, OWNER_DATABASE_URL: database.owner, GUIKU_DATA_DIR: folder };
    // `npm test` has just built it; alone, this file runs the sources, which takes longer.
    const source = ['--require', join(ROOT, 'test/support/from-source.cjs'), join(ROOT, 'apps/cli/src/main.ts')];
    const main = process.env['GUIKU_PREPARED'] === '1' ? [join(ROOT, 'dist/apps/cli/src/main.js')] : source;
    const done = spawnSync(process.execPath, [...main, ...args], { env, encoding: 'utf8', timeout: 60_000 });
    return { code: done.status, out: done.stdout, err: done.stderr };
  }

  it('says how it is used, and exits 2 when it is used otherwise', () => {
    expect(guiku('help')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('guiku users create|reset-password') as unknown });
    for (const wrong of [
      [],
      ['nonsense'],
      ['toString'],
      ['migrate', '--fast'],
      ['users'],
      ['users', 'create', '--login', 'x'],
      ['text'],
      ['text', 'sing'],
    ]) {
      expect([wrong, guiku(...wrong).code]).toEqual([wrong, 2]);
    }
  }, 120_000);

  it('reads texts without a database', () => {
    const file = join(folder, 'a.txt');
    writeFileSync(file, '第一条　为了规范管理，制定本办法。\n第二条　本办法自2026年1月1日起施行。\n');
    const { code, out } = guiku('text', 'parse', file, join(folder, 'missing.txt'));
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; error?: { code: string }; ending?: { effectiveOn: string } });
    expect(code).toBe(1);
    expect(lines.map((line) => line.ending?.effectiveOn ?? line.error?.code)).toEqual(['2026-01-01', expect.any(String)]);
  });

  it('seeds organs once, sets up the first administrator once, and makes users', () => {
    expect(guiku('migrate').err).toContain('335');
    expect(guiku('seed').err).toContain('0 organs');
    expect(guiku('setup-link').out).toMatch(/^http:\/\/localhost:3001\/setup\?token=[\w-]{32}\n$/);
    const made = guiku('users', 'create', '--login', 'Root', '--name', '管理员', '--organ', 'bz-sfj', '--roles', 'system_admin');
    expect(JSON.parse(made.out)).toMatchObject({
      login: 'root',
      temporaryPassword: expect.stringMatching(/^[a-z]{4}-\d{4}-[a-z]{4}$/) as unknown,
    });
    expect(guiku('setup-link')).toMatchObject({ code: 0, out: '' });
    const again = guiku('users', 'create', '--login', 'root', '--name', '管理员', '--organ', 'bz-sfj', '--roles', 'system_admin');
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('登录名已被使用') as unknown });
    expect(JSON.parse(guiku('users', 'reset-password', 'root').out)).toMatchObject({ login: 'root' });
  }, 120_000);
});
