import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseText } from './structure';
import { flattenArticles, fullText, rebuild, unitAt, walk } from './unit';

const fixture = (name: string): string => readFileSync(join(__dirname, '../../../test/fixtures/text', name), 'utf8');
const paths = (text: string): string[] => [...walk(parseText(text).units)].map((unit) => unit.path);

describe('a notice that distributes an 办法', () => {
  const text = fixture('notice.txt');
  const parsed = parseText(text);

  it('has both titles, its number and its ending', () => {
    expect(parsed.title).toBe('关于印发《巴音郭楞蒙古自治州行政规范性文件管理办法（试行）》的通知');
    expect(parsed.innerTitle).toBe('巴音郭楞蒙古自治州行政规范性文件管理办法（试行）');
    expect(parsed.docNumber).toBe('巴政办规〔2026〕1号');
    expect(parsed.articleCount).toBe(8);
    expect(parsed.ending).toMatchObject({ effectivePhrase: '自印发之日起施行', termYears: 2, interpreter: '州司法局' });
    expect(parsed.ending.repeals).toMatchObject([{ title: '关于规范文件管理的通知', docNumber: '巴政办发〔2012〕5号' }]);
  });

  it('keeps contents, inner document and annexes apart', () => {
    expect(parsed.units.map((unit) => unit.path)).toEqual([
      'head',
      'par1',
      'par2',
      'par3',
      'par4',
      'par5',
      'par6',
      'par7',
      'par8',
      'inner',
      'annex1',
      'annex2',
    ]);
    expect(unitAt(parsed.units, 'inner/toc')?.text).toContain('第三章　附　则');
    expect(unitAt(parsed.units, 'annex1')?.heading).toBe('规范性文件送审材料清单');
    expect(unitAt(parsed.units, 'annex1/sec2')).toMatchObject({ number: '2', label: '二、', heading: '起草说明', clauseCode: null });
  });

  it('addresses 款, 项, 目 and codes them', () => {
    expect(unitAt(parsed.units, 'inner/art2')).toMatchObject({ kind: 'article', label: '第二条', heading: '适用范围' });
    expect(unitAt(parsed.units, 'inner/art2/par2/item1/sub2')).toMatchObject({
      label: '2．',
      text: '以政府办名义印发的。',
      clauseCode: '000001000002020102',
    });
    expect(unitAt(parsed.units, 'inner/art2/par2/item2')).toMatchObject({ label: '(二)', number: '2' });
    expect(unitAt(parsed.units, 'inner/art2/par3')).toMatchObject({
      number: '3',
      text: '法律另有规定的，从其规定。',
      clauseCode: '000001000002030000',
    });
    expect(unitAt(parsed.units, 'inner/art3-1')).toMatchObject({ label: '第三条之一', number: '3-1', clauseCode: null });
    expect(unitAt(parsed.units, 'inner/art6')?.label).toBe('第六条');
    expect(unitAt(parsed.units, 'inner/ch2/sec1')).toMatchObject({ heading: '起草', clauseCode: '000002010000000000' });
  });

  it('reports the missing article and repairs nothing', () => {
    expect(parsed.faults).toMatchObject([{ code: 'article_gap', unitPath: 'inner/art5', message: '条号不连续：第三条之一之后为第五条' }]);
    expect(parsed.faults.map(({ start }) => text.slice(start).trimStart().slice(0, 3))).toEqual(['第5条']);
  });

  it('flattens to citable units', () => {
    const passages = flattenArticles(parsed.units);
    expect(passages.find((passage) => passage.path === 'inner/art2')).toMatchObject({
      label: '第二条',
      within: ['巴音郭楞蒙古自治州行政规范性文件管理办法（试行）', '第一章 总则'],
    });
    expect(passages.some((passage) => /toc|head/.test(passage.path))).toBe(false);
    expect(fullText(unitAt(parsed.units, 'inner/art2/par2') ?? raise())).toBe(
      '前款所称规范性文件，包括下列文件：\n（一）政府文件，其中：\n1．以政府名义印发的；\n2．以政府办名义印发的。\n(二)部门文件；\n（三）其他文件。',
    );
  });
});

describe('a text of the second scheme', () => {
  const parsed = parseText(fixture('plan.txt'));

  it('nests 一、（一）1.（1）', () => {
    expect(unitAt(parsed.units, 'sec1')).toMatchObject({ kind: 'section', heading: '总体要求' });
    expect(unitAt(parsed.units, 'sec1/item1')).toMatchObject({ kind: 'item', heading: '指导思想', text: '坚持农民主体，因地制宜。' });
    expect(unitAt(parsed.units, 'sec1/item1/par1')?.text).toBe('各县市要加强领导。');
    expect(unitAt(parsed.units, 'sec2/item3/sub1/sub2')).toMatchObject({ label: '（2）', text: '蔬菜每亩不超过300元。' });
    expect([...walk(parsed.units)].every((unit) => unit.clauseCode === null)).toBe(true);
  });

  it('lets numbers run on through sections', () => {
    expect(parsed.faults).toEqual([]);
  });

  it('ends with its last day and a signature outside the sections', () => {
    expect(parsed.ending).toMatchObject({ effectiveOn: '2025-07-01', validThrough: '2028-06-30' });
    expect(parsed.units.at(-1)?.text).toBe('2025年6月10日');
  });

  it('flattens to items and blocks', () => {
    expect(flattenArticles(parsed.units).map(({ path }) => path)).toEqual([
      'par1',
      'sec1/item1',
      'sec1/item2',
      'sec2/item3',
      'sec2/item4',
      'sec3',
      'par3',
    ]);
  });
});

describe('headings of articles', () => {
  it.each([
    ['第一条 为了规范', '1'],
    ['第一条　为了规范', '1'],
    ['第一条为了规范', '1'],
    ['第1条 为了规范', '1'],
    ['第１条　为了规范', '1'],
    ['第 一 条 为了规范', '1'],
    ['**第一条**　为了规范', '1'],
    ['　　第一条：为了规范', '1'],
  ])('%s', (line, number) => {
    const [article] = [...walk(parseText(`某办法\n\n${line}，制定本办法。\n`).units)].filter((unit) => unit.kind === 'article');
    expect(article).toMatchObject({ number, text: expect.stringMatching(/^为了规范/) as string });
  });

  it('are not references at the head of a line', () => {
    const text =
      '某办法\n第一条 甲。\n第二条 违反下列规定的：\n第一条规定的期限已过。\n第三条、第四条另行规定。\n第三条 丙。\n第十条第一款规定的。\n';
    expect(parseText(text).articleCount).toBe(3);
  });

  it('are not new wordings quoted in a decision', () => {
    const text =
      '关于修改《某办法》的决定\n\n一、将第三条修改为：\n“第三条　申请人应当：\n第四条　提交材料。\n（一）表格。”\n二、删去第五条。\n';
    expect(parseText(text).articleCount).toBe(0);
    expect(paths(text)).toContain('sec2');
  });

  it('begin anew in a second text', () => {
    const text = '甲办法\n第一条 一。\n第二条 二。\n第三条 本办法自公布之日起施行。\n\n乙细则\n第一条 一。\n第二条 二。\n';
    expect(paths(text)).toEqual(['head', 'art1', 'art2', 'art3', 'annex1', 'annex1/art1', 'annex1/art2']);
    expect(parseText(text).faults).toEqual([]);
  });
});

it('lists behind the last article are no paragraphs of it (domain.md 10.1)', () => {
  const text = '某条例\n第一条 甲。\n第二条 本条例自公布之日起施行。\n附件一\n名单\n一、甲\n二、乙\n';
  expect(paths(text)).toEqual(['head', 'art1', 'art2', 'annex1', 'annex1/sec1', 'annex1/sec2']);
  expect(paths('某条例\n第一条 甲。\n第二条 本条例自公布之日起施行。\n目录名单表\n').at(-1)).toBe('par1');
});

it('an unmarked line between items belongs to the item when the list goes on', () => {
  const text = '某法\n第一条 行使下列权力：\n（一）检查；\n（二）调查：\n调查时应当出示证件。\n（三）扣留。\n前款另有规定的除外。\n';
  expect(paths(text)).toEqual([
    'head',
    'art1',
    'art1/par1',
    'art1/par1/item1',
    'art1/par1/item2',
    'art1/par1/item2/par1',
    'art1/par1/item3',
    'art1/par2',
  ]);
});

it('joins lines that the page width broke', () => {
  const text = '某办法\n第一条 为了规范行政规范性文件的制定和监督管理工作，维护法制统一，根\n据有关法律，制定本办法。\n';
  expect(parseText(text).units.at(-1)?.text).toBe('为了规范行政规范性文件的制定和监督管理工作，维护法制统一，根据有关法律，制定本办法。');
});

it('counts 编 分编 章 节', () => {
  const text =
    '某法典\n第一编　总则\n第一章　基本规定\n第一条 甲。\n第二编　物权\n第一分编　通则\n第一章　一般规定\n第一节　登记\n第二条 乙。\n附　则\n第三条 丙。\n';
  const parsed = parseText(text);
  expect(paths(text)).toEqual([
    'head',
    'part1',
    'part1/ch1',
    'art1',
    'part2',
    'part2/subpart1',
    'part2/subpart1/ch1',
    'part2/subpart1/ch1/sec1',
    'art2',
    'suppl',
    'art3',
  ]);
  expect(unitAt(parsed.units, 'art2')?.clauseCode).toBe('020101010002000000');
  expect(parsed.faults).toEqual([]);
});

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '第一条 ',
      '第二条',
      '第三条之一　',
      '第一章　总则',
      '目　录',
      '（一）',
      '(二)',
      '1.',
      '一、',
      '①',
      '附件1',
      '附则',
      '“',
      '”',
      '# ',
      '**',
      '2024年1月1日',
      '《甲》',
      '关于印发《乙》的通知',
      '。',
      '\n',
      '\r\n',
      '　',
      '\f',
      'a)',
      '2.1.1 ',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  const texts = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

  it('parses, is rebuilt exactly, and has unique paths', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { units } = parseText(text);
        expect(rebuild(text, units)).toBe(text);
        const all = [...walk(units)].map((unit) => unit.path);
        expect(new Set(all).size).toBe(all.length);
        for (const unit of walk(units)) {
          let at = unit.start;
          for (const child of unit.children) {
            expect(child.start).toBeGreaterThanOrEqual(at);
            at = child.end;
          }
          expect(at).toBeLessThanOrEqual(unit.end);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function raise(): never {
  throw new Error('missing unit');
}
