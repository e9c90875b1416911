import { parseText } from './structure';
import { rebuild, unitAt, walk } from './unit';

describe('a text with all its parts', () => {
  const text =
    '某条例\n2020年1月1日 通过\n目　录\n序　言\n第一章　总　则\n附　则\n序　言\n某地历史悠久，文化灿烂。\n第一章　总　则\n第１条　甲：\n（一）子：\n1.一；\n２．二：\n①圆一；\n②圆二。\n(二)丑。\n第 二 条乙。\n第二条之一 丙。\n第四条 丁。\n第四条 戊。\n第三条 己。\n附　则\n第五条 本条例自2020年1月1日起施行。\n附件1：\n清单\n1.甲\n';
  const { units, faults } = parseText(text);

  it('keeps note, contents, 序言, 附则 and 附件 apart', () => {
    expect(units.map((unit) => unit.path)).toEqual(['head', 'note', 'toc', 'intro', 'ch1', 'suppl', 'annex1']);
    expect(unitAt(units, 'intro')).toMatchObject({ heading: '序言', children: [{ text: '某地历史悠久，文化灿烂。' }] });
    expect(unitAt(units, 'annex1')).toMatchObject({ heading: '清单', label: '附件1' });
    expect(unitAt(units, 'toc')?.text).not.toContain('历史');
  });

  it('reads 目 as 1. and ２． and the circled figures below, full-width and spaced numbers', () => {
    expect(unitAt(units, 'art1/item1/sub1')).toMatchObject({ label: '1.', text: '一；', clauseCode: '000001000001000101' });
    expect(unitAt(units, 'art1/item1/sub2')).toMatchObject({ label: '２．', number: '2' });
    expect(unitAt(units, 'art1/item1/sub2/sub2')).toMatchObject({ label: '②', text: '圆二。' });
    expect(unitAt(units, 'art2')).toMatchObject({ label: '第二条', text: '乙。' });
    expect(unitAt(units, 'art2-1')).toMatchObject({ label: '第二条之一' });
    const [only] = [...walk(parseText('某办法\n第一条 甲：\n（一）子：\n①一；\n②二。\n').units)].filter(({ label }) => label === '②');
    expect(only?.clauseCode).toBe('000000000001000102');
  });

  it('reports gaps, repeats and disorder, and repairs none', () => {
    expect(faults.map(({ code, unitPath }) => [code, unitPath])).toEqual([
      ['article_gap', 'art4'],
      ['article_repeat', 'art4~2'],
      ['article_disorder', 'art3'],
      ['article_gap', 'art5'],
    ]);
  });

  it('is put together again', () => {
    expect(rebuild(text, units)).toBe(text);
  });
});
