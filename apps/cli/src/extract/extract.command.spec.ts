import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract, EXTRACT_USAGE } from './extract.command';

const folder = mkdtempSync(join(tmpdir(), 'guiku-extract-spec-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
  const out: unknown[] = [];
  const err: string[] = [];
  const code = await extract(args, { out: (line) => out.push(JSON.parse(line)), err: (line) => err.push(line) });
  return { code, out, err };
}

it('prints one line a file and goes on past a bad one', async () => {
  const good = join(folder, 'good.txt');
  const bad = join(folder, 'bad.docx');
  writeFileSync(good, '第一章　总则\n第一条　正文。');
  writeFileSync(bad, 'PK\u0003\u0004broken');
  const { code, out } = await run(bad, good, join(folder, 'none'), folder);
  expect(code).toBe(1);
  expect(out).toEqual([
    { file: bad, error: { code: 'file_damaged', message: '文件已损坏，无法读取。请用原软件打开并另存后重新上传。' } },
    {
      file: good,
      format: 'txt',
      title: null,
      blocks: [
        { kind: 'heading', level: 2, text: '第一章　总则' },
        { kind: 'paragraph', level: 0, text: '第一条　正文。' },
      ],
      text: '第一章　总则\n第一条　正文。',
      warnings: [],
    },
    { file: join(folder, 'none'), error: { code: 'file_not_found', message: '找不到文件。' } },
    { file: folder, error: { code: 'file_is_a_folder', message: '这是一个文件夹。' } },
  ]);
});

it('says how it is used', async () => {
  expect(await run()).toEqual({ code: 2, out: [], err: [EXTRACT_USAGE] });
  expect((await run('--nonsense', 'a')).code).toBe(2);
});
