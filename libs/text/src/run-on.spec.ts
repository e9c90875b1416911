import { parseText } from './structure';
import { rebuild, walk } from './unit';

describe('an article set on in the line of another', () => {
  it('is found where the numbering misses it', () => {
    const text =
      '某条例\n第一节 拍卖人第一条  甲。\n第二条 乙。第三条 丙。\n第四条 丁。\n第一节  委托人第五条  戊。\n第六条 依照第五条处理。第四条规定的除外。\n';
    const parsed = parseText(text);
    expect([...walk(parsed.units)].filter((unit) => unit.kind === 'article').map((unit) => unit.number)).toEqual(['2', '3', '4', '5', '6']);
    expect(rebuild(text, parsed.units)).toBe(text);
  });

  it('is not made of a reference', () => {
    const text = '某条例\n第一条 甲。\n第二条 乙。第三条规定的除外。\n第四条 丁。\n';
    expect(parseText(text).faults).toMatchObject([{ code: 'article_gap' }]);
  });
});
