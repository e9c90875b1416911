import { readFile, type ReadDocument } from '@libs/extraction';
import { hanOf, realFiles, realFilesFolder, similarity, type RealFile } from '../support/real-files';

const folder = realFilesFolder();
const files = folder === null ? [] : realFiles(folder);
const of = (category: string, ...extensions: string[]) =>
  files.filter((file) => file.category === category && (extensions.length === 0 || extensions.includes(file.ext)));
const withData = folder === null ? describe.skip : describe;

/** Codes that say «this file is like that»; a crash would be about us. */
const FAULTS = ['reader_crashed', 'reader_interrupted'];

async function answer(file: RealFile): Promise<{ document: ReadDocument | null; code: string; ms: number }> {
  const started = Date.now();
  return readFile(file.path, { name: file.name }).then(
    (document) => ({ document, code: 'ok', ms: Date.now() - started }),
    (cause: unknown) => ({ document: null, code: (cause as { code: string }).code, ms: Date.now() - started }),
  );
}

withData('files meant to hurt', () => {
  it.each(['adversarial', 'synthetic'])(
    '%s: each gets an answer within limits',
    async (category) => {
      const answers = await Promise.all(of(category).map(async (file) => ({ id: file.id, ...(await answer(file)) })));
      expect(answers.length).toBeGreaterThan(15);
      expect(answers.filter(({ code }) => FAULTS.includes(code) || code === 'ENOENT').map(({ id, code }) => `${id} ${code}`)).toEqual([]);
    },
    180_000,
  );
  it('bombs, entities, escaping paths, programs and passwords are named', async () => {
    const codeOf = async (flag: string) => {
      const found = files.filter((file) => file.category === 'synthetic' && file.flags.some((own) => own.startsWith(flag)));
      return new Set(await Promise.all(found.map(async (file) => (await answer(file)).code)));
    };
    expect(await codeOf('dtd')).toEqual(new Set(['file_unsafe']));
    expect(await codeOf('path-traversal')).toEqual(new Set(['file_unsafe']));
    expect(await codeOf('zip-expands-201MiB')).toEqual(new Set(['expands_too_much']));
    expect(await codeOf('magic-mismatch:4d5a')).toEqual(new Set(['file_disguised']));
    const encrypted = await Promise.all(files.filter((file) => file.flags.includes('encrypted-ooxml')).map(answer));
    expect(new Set(encrypted.map(({ code }) => code))).toEqual(new Set(['file_encrypted']));
  }, 60_000);
});

withData('real files', () => {
  it('at least twenty DOCX and PDF of real offices come out readable and complete', async () => {
    const found = of('real-zh', 'docx', 'pdf');
    const answers = await Promise.all(found.map(async (file) => ({ file, document: (await answer(file)).document })));
    const good = answers.filter(({ file, document }) => {
      if (document === null) return false;
      const han = hanOf(document.text);
      const head = hanOf(file.textHead ?? '').slice(0, 20);
      // text_head of the longest was cut; han counts the same characters by another program.
      return han.length >= (file.han ?? 0) * 0.98 && (head === '' || han.includes(head.slice(0, 8)));
    });
    expect(good.length).toBeGreaterThanOrEqual(20);
  }, 120_000);
  it('what was made from a known text reads as that text, paragraph for paragraph', async () => {
    const found = of('generated', 'docx', 'pdf', 'txt');
    const scores = await Promise.all(
      found.map(async (file) => {
        const { document, code } = await answer(file);
        const truth = file.truth ?? '';
        const paragraphs = truth.split('\n').filter((line) => line.trim() !== '').length;
        return {
          id: file.id,
          code,
          similarity: similarity(document?.text ?? '', truth),
          off: (document?.text.split('\n').length ?? 0) - paragraphs,
        };
      }),
    );
    expect(scores.filter((score) => score.similarity < 0.995 || Math.abs(score.off) > 1)).toEqual([]);
  }, 120_000);
});
