import { citationsOf, findCitations, type Citation } from './citation';
import { parseText } from './structure';

const brief = (text: string): string[] => findCitations(text).map(({ raw }) => raw);
const only = (text: string): Citation => {
  const found = findCitations(text);
  expect(found).toHaveLength(1);
  return found[0] as Citation;
};

describe('findCitations', () => {
  it('reads title, number and places as one', () => {
    const text = '依照《中华人民共和国电子商务法》第八十条的规定处罚。';
    expect(only(text)).toMatchObject({
      raw: '《中华人民共和国电子商务法》第八十条',
      start: 2,
      end: 20,
      title: '中华人民共和国电子商务法',
      articles: ['80'],
      relative: false,
      relation: 'cites',
    });
    expect(only('见《甲办法》（巴政办发〔2019〕8号）第三条之一。')).toMatchObject({
      title: '甲办法',
      docNumber: '巴政办发〔2019〕8号',
      year: 2019,
      articles: ['3-1'],
    });
    expect(only('《公司法》（2023年修订）第三条第二款')).toMatchObject({
      year: 2023,
      clauses: [{ article: '3', paragraph: 2, item: null, subitem: null }],
    });
  });

  it('writes ranges out', () => {
    expect(only('《刑法》第三条至第六条、第九条').articles).toEqual(['3', '4', '5', '6', '9']);
    expect(only('本解释第二条第三项至第五项').clauses).toEqual(
      [3, 4, 5].map((item) => ({ article: '2', paragraph: null, item, subitem: null })),
    );
  });

  it('reads both ways of writing 项', () => {
    const expected = [{ article: '4', paragraph: 2, item: 3, subitem: null }];
    expect(only('本法第四条第二款第三项').clauses).toEqual(expected);
    expect(only('本法第四条第二款第（三）项').clauses).toEqual(expected);
  });

  it('reads a chain of places as one citation', () => {
    expect(only('违反本办法第二十四条第一款、第二十五条第二款、第三十一条，责令改正')).toMatchObject({
      raw: '本办法第二十四条第一款、第二十五条第二款、第三十一条',
      articles: ['24', '25', '31'],
      relative: true,
      title: null,
    });
  });

  it('finds laws without title marks, in their sentence', () => {
    expect(only('应当认定为刑法第二百七十六条之一第一款规定的报酬')).toMatchObject({ title: '刑法', articles: ['276-1'] });
    expect(only('依照合同法第七十四条提起')).toMatchObject({ title: '合同法' });
    expect(only('违反反不正当竞争法第六条')).toMatchObject({ title: '反不正当竞争法' });
  });

  it('follows short names and 该法', () => {
    const found = findCitations('根据《中华人民共和国行政处罚法》（以下简称处罚法）。处罚法第三条、该法第四条。');
    expect(found.map(({ title, articles }) => [title, articles])).toEqual([
      ['中华人民共和国行政处罚法', []],
      ['中华人民共和国行政处罚法', ['3']],
      ['中华人民共和国行政处罚法', ['4']],
    ]);
  });

  it('tells authority, amendment and repeal apart', () => {
    const text =
      '根据《甲法》，结合本州实际，制定本办法。《乙办法》第三条修改为：“略”。依照《丙法》处罚。《丁办法》（巴政发〔2015〕9号）同时废止。';
    expect(findCitations(text).map(({ title, relation }) => [title, relation])).toEqual([
      ['甲法', 'basis'],
      ['乙办法', 'amends'],
      ['丙法', 'cites'],
      ['丁办法', 'repeals'],
    ]);
  });

  it('asks the last verb before a title, whatever the titles say themselves', () => {
    const relations = (text: string): string[] => findCitations(text).map(({ title, relation }) => `${title ?? ''} ${relation}`);
    expect(relations('根据《甲处罚法》（以下称处罚法）、《乙法》，参照《丙规范》，制定本办法。')).toEqual([
      '甲处罚法 basis',
      '乙法 basis',
      '丙规范 cites',
    ]);
    expect(relations('依照《甲法》第八十条的规定进行处罚。')).toEqual(['甲法 cites']);
    expect(relations('根据2017年12月15日《关于修改〈乙办法〉的决定》第一次修订。')).toEqual(['关于修改〈乙办法〉的决定 cites']);
    expect(relations('八、修改《甲规定》、《乙规定》')).toEqual(['甲规定 amends', '乙规定 amends']);
    expect(relations('将《甲规定》第三条中的“应当”修改为“可以”。')).toEqual(['甲规定 amends']);
    expect(relations('根据《甲法》第九十五条，现就有关事项作出如下安排：')).toEqual(['甲法 basis']);
  });

  it('reads the number on either side of the title, and the number of a standard', () => {
    expect(only('按照巴政办发〔2019〕8号《甲办法》执行')).toMatchObject({
      raw: '巴政办发〔2019〕8号《甲办法》',
      docNumber: '巴政办发〔2019〕8号',
      title: '甲办法',
    });
    expect(only('应当符合《特低电压限值》（GB/T 3805—2008）的规定')).toMatchObject({
      raw: '《特低电压限值》（GB/T 3805—2008）',
      docNumber: 'GB/T3805—2008',
    });
    const two = findCitations('《甲办法》（巴政发〔2010〕1号）《乙办法》').map(({ docNumber }) => docNumber);
    expect(two).toEqual(['巴政发〔2010〕1号', null]);
  });

  it('reads several numbers before one 项, and ranges that say 第 once', () => {
    const items = (text: string): unknown[] => only(text).clauses.map(({ article, paragraph, item }) => [article, paragraph, item]);
    expect(items('本规定第二条第一、二、三项')).toEqual([1, 2, 3].map((item) => ['2', null, item]));
    expect(items('本规定第六十条第一款第二项至五项')).toEqual([2, 3, 4, 5].map((item) => ['60', 1, item]));
    expect(items('本办法第八条第（一）至（三）项')).toEqual([1, 2, 3].map((item) => ['8', null, item]));
    expect(only('第一条至第三条、第五条第二款第（三）项')).toMatchObject({
      articles: ['1', '2', '3', '5'],
      clauses: [{}, {}, {}, { article: '5', paragraph: 2, item: 3 }],
    });
    expect(only('《出版管理条例》第六十一条或第六十二条').articles).toEqual(['61', '62']);
  });

  it('takes certificates and forms for no documents', () => {
    expect(brief('颁发《船舶最低安全配员证书》，填写《申请表》。')).toEqual([]);
  });

  it('takes 以下条件 for no reference', () => {
    expect(brief('应当符合以下条件：')).toEqual([]);
    expect(brief('有下列情形之一的')).toEqual([]);
  });
});

describe('references within a text', () => {
  const text =
    '某办法\n第一条 甲。\n第二条 乙：\n（一）子；\n（二）丑。\n前款第二项另行规定。\n第三条 违反前条、本办法第二条第一款第一项、第九条的，依照本条处理。\n第四条 违反前两条的，从重。\n';
  const { units } = parseText(text);
  const found = citationsOf(text, units).map(({ raw, targets }) => [raw, targets]);

  it('are resolved to paths, to nothing where there is nothing', () => {
    expect(found).toEqual([
      ['前款第二项', ['art2/par1/item2']],
      ['前条', ['art2']],
      ['本办法第二条第一款第一项、第九条', ['art2/par1/item1']],
      ['本条', ['art3']],
      ['前两条', ['art2', 'art3']],
    ]);
  });

  it('stand where they are said to stand', () => {
    for (const citation of citationsOf(text, units)) expect(text.slice(citation.start, citation.end)).toBe(citation.raw);
  });
});
