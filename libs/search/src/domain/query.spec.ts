import { expand, understand } from './query';

describe('understanding a query', () => {
  it.each(['巴政办规〔2026〕1号', '巴政办规[2026]1号', '巴政办规(2026)1号', '巴政辦規（2026）第1號', '巴政办规2026-1'])(
    'reads the number in %s',
    (typed) => {
      expect(understand(typed)).toMatchObject({ numberKeys: ['巴政办规|2026|1'], runs: [] });
    },
  );

  it('reads a number among words', () => {
    expect(understand('巴政办规〔2026〕1号 停车')).toMatchObject({ numberKeys: ['巴政办规|2026|1'], runs: ['停车'] });
  });

  it('reads an article and the title before it', () => {
    expect(understand('《物业管理办法》第十二条之一')).toMatchObject({
      article: '12-1',
      titleKeys: expect.arrayContaining(['物业管理办法']) as unknown,
    });
    expect(understand('停车')).toMatchObject({ article: null, numberKeys: [], runs: ['停车'] });
  });

  it('drops what people say around what they look for, unless nothing else is left', () => {
    expect(understand('请问低保的规定有哪些').runs).toEqual(['低保']);
    expect(understand('关于').runs).toEqual(['关于']);
  });

  it('keeps quoted phrases whole', () => {
    expect(understand('“住宅区消防” 物业')).toMatchObject({ quoted: ['住宅区消防'], runs: ['物业'] });
  });
});

describe('synonyms', () => {
  it('stand in the same place', () => {
    expect(expand('电动车充电', [['电动自行车', '电动车', '电瓶车']]).alternatives).toEqual(['电动车充电', '电动自行车充电', '电瓶车充电']);
    expect(expand('停车', [['城管', '城市管理']]).alternatives).toEqual(['停车']);
  });
});
