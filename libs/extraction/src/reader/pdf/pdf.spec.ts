import { Warnings } from '../document';
import { arrange } from './arrange';
import { dropFurniture } from './furniture';
import { toLines, type Glyphs } from './lines';
import { toBlocks } from './paragraphs';

const SIZE = 16;
const page = (lines: (Partial<Glyphs> & { text: string })[], step = 28) => ({
  width: 595,
  height: 842,
  glyphs: lines.map((line, i) => ({ x: 74, y: 80 + i * step, size: SIZE, width: line.text.length * (line.size ?? SIZE), ...line })),
});
const FULL = '自治州人民政府应当加强对规范性文件管理工作的组织领导和督';
const blocks = (...pages: ReturnType<typeof page>[]) => toBlocks(dropFurniture(pages.map(toLines), new Warnings()));
const texts = (...pages: ReturnType<typeof page>[]) => blocks(...pages).map((block) => block.text);

describe('lines', () => {
  const line = (...runs: [number, string][]) => toLines(page(runs.map(([x, text]) => ({ x, y: 100, text })))).lines[0];
  it('have spaces between words, none in justified Chinese, an em space after an article’s label', () => {
    expect(line([74, '第一条'], [74 + 48 + 8, '为了'], [74 + 48 + 40 + 3, '规范'])?.text).toBe('第一条\u3000为了规范');
    expect(line([74, 'legal'], [74 + 80 + 5, 'review'])?.text).toBe('legal review');
    expect(line([74, '共 12 件'])?.text).toBe('共12件');
  });
  it('leave a reference to an article alone', () => {
    expect(line([74, '第三条第二款规定的'])?.text).toBe('第三条第二款规定的');
  });
  it('count text printed twice for a bold look once, and part at wide gaps', () => {
    expect(line([74, '标题'], [74.4, '标题'])?.text).toBe('标题');
    expect(line([74, '序号'], [200, '名称'])?.cells.map((cell) => cell.text)).toEqual(['序号', '名称']);
  });
});

describe('paragraphs', () => {
  const indented = (text: string) => ({ x: 74 + 2 * SIZE, text });
  it('go on over lines and pages and begin with an indent', () => {
    const first = page([indented(FULL.slice(2)), { text: FULL }, { text: '促。' }, indented(FULL.slice(2)), { text: FULL }]);
    const second = page([{ text: FULL }, { text: '到此为止。' }, indented('另一段。')]);
    expect(texts(first, second)).toEqual([`${FULL.slice(2)}${FULL}促。`, `${FULL.slice(2)}${FULL}${FULL}到此为止。`, '另一段。']);
  });
  it('without indents are told by the short last line and by the spacing', () => {
    const full = `${FULL.slice(0, -1)}。`;
    const y = [80, 102, 124, 160, 182, 218, 240, 276];
    const lines = [FULL, FULL, full, FULL, '完。', FULL, full, '末段。'].map((text, i) => ({ text, y: y[i] ?? 0 }));
    expect(texts(page(lines))).toEqual([FULL + FULL + full, `${FULL}完。`, FULL + full, '末段。']);
  });
  it('begin at an article, an item and a heading', () => {
    const lines = [
      { text: FULL },
      { text: FULL },
      { text: '督：' },
      { text: '（一）甲；' },
      { text: '第二章\u3000附则' },
      { text: '第九条\u3000乙。' },
      { text: FULL },
    ];
    expect(texts(page(lines))).toEqual([`${FULL}${FULL}督：`, '（一）甲；', '第二章\u3000附则', '第九条\u3000乙。', FULL]);
    expect(blocks(page(lines))[2]).toMatchObject({ kind: 'heading', level: 2 });
  });
  it('are the lines of a table of contents, without leaders and page numbers', () => {
    const wide = { width: 29 * SIZE };
    const lines = [
      { text: '第一章\u3000总则…………………………1', ...wide },
      { text: '第二章\u3000附则…………………………9', ...wide },
      { text: FULL },
      { text: FULL },
    ];
    expect(texts(page(lines))).toEqual(['第一章\u3000总则', '第二章\u3000附则', FULL + FULL]);
  });
  it('are rows of a table where three lines have the same columns', () => {
    const y = [100, 100, 128, 128, 156, 156];
    const cells = ['序号', '名称', '1', '甲', '2', '乙'].map((text, i) => ({ text, x: i % 2 === 0 ? 80 : 300, y: y[i] ?? 0 }));
    expect(blocks(page(cells))).toEqual([{ kind: 'table', level: 0, text: '序号\t名称\n1\t甲\n2\t乙' }]);
  });
});

describe('what is not text', () => {
  it('page numbers at the edge and lines repeated on most pages go; figures in the middle stay', () => {
    const one = (n: number) =>
      page([
        { text: '内部资料 注意保存', y: 40 },
        { text: '正文。', y: 300 },
        { text: '12', y: 330 },
        { text: '正文完。', y: 360 },
        { text: `— ${n} —`, y: 800 },
      ]);
    const warnings = new Warnings();
    const left = dropFurniture([one(1), one(2), one(3)].map(toLines), warnings);
    expect(left.flatMap(({ lines }) => lines.map((line) => line.text))).toEqual([
      '正文。',
      '12',
      '正文完。',
      '正文。',
      '12',
      '正文完。',
      '正文。',
      '12',
      '正文完。',
    ]);
    expect(warnings.list()).toEqual([{ code: 'page_furniture_dropped', count: 6 }]);
  });
  it('slanted runs are watermarks; a landscape page is turned', () => {
    const item = (str: string, transform: number[]) => ({
      str,
      dir: 'ltr',
      transform,
      width: str.length * 10,
      height: 10,
      fontName: 'f',
      hasEOL: false,
    });
    const upright = [1, 0, 0, -1, 0, 842];
    const marked = arrange([item('正文内容', [10, 0, 0, 10, 100, 700]), item('水印', [7, 7, -7, 7, 200, 400])], upright);
    expect(marked).toMatchObject({ dropped: 1, turned: false, glyphs: [{ text: '正文内容', x: 100, y: 142, size: 10 }] });
    // Written upwards: the first line stands to the left of the second.
    const turned = arrange([item('第二行', [0, 10, -10, 0, 220, 100]), item('第一行', [0, 10, -10, 0, 200, 100])], upright);
    expect(turned.turned).toBe(true);
    expect(toLines({ ...turned, width: 842, height: 595 }).lines.map((line) => line.text)).toEqual(['第一行', '第二行']);
  });
});
