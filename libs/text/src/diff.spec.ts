import fc from 'fast-check';
import { comparisonRows, diffToSideBySideHtml } from './comparison';
import { diffTexts, isSameWording, type DiffUnit } from './diff';
import { diffWording } from './segments';
import { isSameTokens, Vocabulary } from './wording';

const OLD =
  '某办法\n第一条 为了规范管理，制定本办法。\n第二条 县级人民政府负责本行政区域的牲畜交易市场管理。\n第三条 市场开办者应当建立消毒制度，按日登记。\n第四条 违反本办法的，由农业农村部门责令改正。\n第五条 本办法自2020年1月1日起施行。\n';
const articles = (old: string, fresh: string): DiffUnit[] => diffTexts(old, fresh).units.filter((unit) => unit.kind === 'article');
const ops = (old: string, fresh: string): string[] => articles(old, fresh).map(({ op, old: a, new: b }) => `${op} ${a ?? '-'} ${b ?? '-'}`);

describe('diffTexts', () => {
  it('takes formatting for no change', () => {
    const same = OLD.replace(/第一条 /, '**第1条**　')
      .replace(/，/g, ',')
      .replace('2020年1月1日', '２０２０年1月1日')
      .replace(/\n/g, '\r\n\r\n')
      .replace('消毒制度', '消毒 制度');
    expect(isSameWording(OLD, same)).toBe(true);
    expect(isSameWording('一〔2020〕“甲”〇', '一[2020]"甲"零')).toBe(true);
    expect(isSameWording(OLD, OLD.replace('应当', '可以'))).toBe(false);
  });

  it('finds what was inserted and calls the rest moved, not changed', () => {
    const fresh =
      '某办法\n第一条 为了规范管理，制定本办法。\n第二条 市场应当公示收费标准。\n第三条 县级人民政府负责本行政区域的牲畜交易市场管理。\n第四条 市场开办者应当建立消毒制度，按日登记。\n第五条 违反本办法的，由农业农村部门责令改正，可以处罚款。\n第六条 本办法自2020年1月1日起施行。\n';
    expect(ops(OLD, fresh)).toEqual(['same 1 1', 'added - 2', 'moved 2 3', 'moved 3 4', 'changed 4 5', 'moved 5 6']);
  });

  it('finds an inserted 之一 and a deleted article', () => {
    const fresh = OLD.replace('第三条', '第二条之一 市场应当公示收费标准。\n第三条').replace(/第四条.*\n/, '');
    expect(ops(OLD, fresh)).toEqual(['same 1 1', 'same 2 2', 'added - 2-1', 'same 3 3', 'removed 4 -', 'same 5 5']);
  });

  it('finds articles that changed places', () => {
    const fresh =
      '某办法\n第一条 为了规范管理，制定本办法。\n第二条 违反本办法的，由农业农村部门责令改正。\n第三条 县级人民政府负责本行政区域的牲畜交易市场管理。\n第四条 市场开办者应当建立消毒制度，按日登记。\n第五条 本办法自2020年1月1日起施行。\n';
    expect(ops(OLD, fresh)).toEqual(['same 1 1', 'moved 4 2', 'moved 2 3', 'moved 3 4', 'same 5 5']);
  });

  it('finds a rewritten article again between its neighbours, whatever its number', () => {
    const fresh =
      '某办法\n第一条 为了规范管理，制定本办法。\n第二条 市场应当公示收费标准和联系电话。\n第三条 县级人民政府负责本行政区域的牲畜交易市场管理。\n第四条 开办者应当建立消毒和检疫制度，每日消毒不少于两次，作好记录备查。\n第五条 违反本办法的，由农业农村部门责令改正。\n第六条 本办法自2020年1月1日起施行。\n';
    expect(ops(OLD, fresh)).toEqual(['same 1 1', 'added - 2', 'moved 2 3', 'changed 3 4', 'moved 4 5', 'moved 5 6']);
  });

  it('diffs a text with itself to nothing, and empty texts', () => {
    expect(diffTexts(OLD, OLD).stats).toMatchObject({ changed: 0, added: 0, removed: 0, moved: 0 });
    expect(diffTexts('', '').units).toEqual([]);
    expect(diffTexts('', OLD).stats).toMatchObject({ same: 0, changed: 0, removed: 0 });
  });

  it('makes the new text of the old one: every unit of either once, its words exactly', () => {
    const line = fc.constantFrom(
      '第一条 甲，应当登记。',
      '第二条 乙：',
      '（一）子；',
      '（二）丑。',
      '第二条之一 丙。',
      '第三条 县级人民政府负责。',
      '第一章　总则',
      '附件1',
      '一、要求',
      '2024年1月1日',
      '第４条　丁',
      '',
    );
    const text = fc.array(line, { maxLength: 14 }).map((lines) => `某办法\n${lines.join('\n')}`);
    const printed = (units: readonly DiffUnit[], side: 'oldText' | 'newText'): string[] =>
      units.map((unit) => unit[side]).filter((part) => part !== '');
    fc.assert(
      fc.property(text, text, (old, fresh) => {
        const { units } = diffTexts(old, fresh);
        const words = new Vocabulary();
        for (const { segments, newText, oldText, op } of units) {
          expect(
            segments
              .filter(([kind]) => kind !== 'removed')
              .map(([, part]) => part)
              .join(''),
          ).toBe(op === 'removed' ? '' : newText);
          const kept = segments.filter(([kind]) => kind !== 'added').map(([, part]) => part);
          // Up to formatting, of which the new text's is shown.
          if (op !== 'added') expect(isSameTokens(words.tokenise(kept.join('')), words.tokenise(oldText))).toBe(true);
        }
        expect(printed(units, 'newText')).toEqual(printed(diffTexts(fresh, fresh).units, 'newText'));
        expect(printed(units, 'oldText').sort()).toEqual(printed(diffTexts(old, old).units, 'oldText').sort());
      }),
      { numRuns: 300 },
    );
  });

  it('takes a rewritten text in its stride', () => {
    const noise = (seed: number): string =>
      Array.from(
        { length: 400 },
        (_, n) =>
          `第${n + 1}条 ${Array.from({ length: 250 }, (__, m) => String.fromCharCode(0x4e00 + ((n * 7919 + m * 104_729 + seed * (m + 1)) % 3000))).join('')}。\n`,
      ).join('');
    const start = performance.now();
    diffTexts(noise(1), noise(977));
    expect(performance.now() - start).toBeLessThan(6000);
  });
});

describe('diffWording', () => {
  it('marks words, not letters', () => {
    expect(diffWording('由农业部门责令改正。', '由农业农村部门责令改正，处罚款。')).toEqual([
      ['same', '由农业'],
      ['added', '农村'],
      ['same', '部门责令改正'],
      ['added', '，处罚款'],
      ['same', '。'],
    ]);
  });

  it('gives the new text back, and the old one where formatting agrees', () => {
    const text = fc
      .array(fc.constantFrom('应当', '可以', '不得', '，', '。', '县级', '人民', '政府', '第3条', '2024', '甲'), { maxLength: 40 })
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (old, fresh) => {
        const segments = diffWording(old, fresh);
        expect(
          segments
            .filter(([op]) => op !== 'removed')
            .map(([, part]) => part)
            .join(''),
        ).toBe(fresh);
        expect(
          segments
            .filter(([op]) => op !== 'added')
            .map(([, part]) => part)
            .join(''),
        ).toBe(old);
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary' }),
        (old, fresh) =>
          diffWording(old, fresh)
            .filter(([op]) => op !== 'removed')
            .map(([, part]) => part)
            .join('') === fresh || fresh.trim() === '',
      ),
    );
  });
});

describe('the comparison table', () => {
  const fresh = OLD.replace('按日登记', '按日<登记>').replace('第五条', '第五条 市场应当公示收费标准。\n第六条');

  it('has a row for each change with its note', () => {
    expect(comparisonRows(diffTexts(OLD, fresh)).map(({ note }) => note)).toEqual(['修改', '新增', '内容未改，原第五条改为第六条']);
    expect(comparisonRows(diffTexts(OLD, fresh), { withUnchanged: true })).toHaveLength(7);
  });

  it('escapes every text', () => {
    const html = diffToSideBySideHtml(diffTexts(OLD, fresh), { oldTitle: '<script>' });
    expect(html).not.toContain('<登记>');
    expect(html).not.toContain('<script>');
    expect(html).toContain('<ins>&lt;</ins>');
  });
});
