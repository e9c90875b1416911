import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textCommands } from './text.commands';

const OLD = '某办法\n第一条 甲。\n第二条 依照《乙法》第三条。\n';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guiku-text-'));
  writeFileSync(join(folder, 'old.txt'), OLD);
  writeFileSync(join(folder, 'new.txt'), OLD.replace('甲', '丙'));
  writeFileSync(join(folder, 'utf16.txt'), Buffer.from(`\ufeff${OLD}`, 'utf16le'));
  // 某办法 in GB18030.
  writeFileSync(join(folder, 'gb.txt'), Buffer.from([0xc4, 0xb3, 0xb0, 0xec, 0xb7, 0xa8]));
  writeFileSync(join(folder, 'binary.bin'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Answer {
  code: number;
  lines: Record<string, unknown>[];
  errors: string[];
}

async function run(command: keyof typeof textCommands, ...args: string[]): Promise<Answer> {
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  const io = {
    out(line: string): void {
      lines.push(JSON.parse(line) as Record<string, unknown>);
    },
    err(line: string): void {
      errors.push(line);
    },
  };
  const code = await textCommands[command](
    args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg))),
    io,
  );
  return { code, lines, errors };
}

it('parse prints one object a file and goes on past bad ones', async () => {
  const { code, lines } = await run('parse', 'old.txt', 'missing.txt', 'binary.bin', 'utf16.txt', 'gb.txt');
  expect(code).toBe(1);
  expect(lines.map(({ file, title, error }) => [file, title ?? (error as { code: string }).code])).toEqual([
    [join(folder, 'old.txt'), '某办法'],
    [join(folder, 'missing.txt'), 'not_found'],
    [join(folder, 'binary.bin'), 'not_text'],
    [join(folder, 'utf16.txt'), '某办法'],
    [join(folder, 'gb.txt'), '某办法'],
  ]);
  expect(lines[0]).toMatchObject({ docNumber: null, articleCount: 2, ending: { effectiveOn: null, repeals: [] } });
});

it('cite prints the citations', async () => {
  const { code, lines } = await run('cite', 'old.txt');
  expect(code).toBe(0);
  expect(lines).toMatchObject([
    { citations: [{ raw: '《乙法》第三条', title: '乙法', articles: ['3'], relation: 'cites', relative: false }] },
  ]);
});

it('diff prints the units and their counts', async () => {
  const { code, lines } = await run('diff', 'old.txt', 'new.txt');
  expect(code).toBe(0);
  expect(lines).toMatchObject([{ file: join(folder, 'new.txt'), stats: { changed: 1, added: 0, removed: 0 } }]);
  expect((await run('diff', 'old.txt', 'missing.txt')).code).toBe(1);
});

it.each([
  ['parse', []],
  ['cite', ['--nonsense']],
  ['diff', ['old.txt']],
  ['diff', ['old.txt', 'new.txt', 'old.txt']],
] as const)('wrong usage of %s ends with 2 and prints nothing on standard output', async (command, args) => {
  const { code, lines, errors } = await run(command, ...args);
  expect(code).toBe(2);
  expect(lines).toEqual([]);
  expect(errors).toHaveLength(1);
});
