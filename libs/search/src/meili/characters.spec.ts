import { highlightsIn, letters, phraseOf, SENTINELS, spaced } from './characters';

const mark = (text: string) => text.replaceAll('<', SENTINELS.before).replaceAll('>', SENTINELS.after);
const shown = (printed: string, marked: string) => highlightsIn(printed, mark(marked)).map(([start, end]) => printed.slice(start, end));

describe('text as Meilisearch gets it', () => {
  it('sets every Han character apart, and leaves words and numbers whole', () => {
    expect(spaced('国务院办公厅PM2.5')).toBe('国 务 院 办 公 厅 pm2 。 5');
    expect(spaced('節水器具')).toBe('节 水 器 具');
    expect(spaced('𠮷林〇七')).toBe('𠮷 林 〇 七');
  });

  it('brackets, quotation marks and spaces are nothing; other marks divide', () => {
    expect(spaced('巴政办规〔2024〕1号')).toBe('巴 政 办 规 2024 1 号');
    expect(spaced('节水、节电。“标准地”')).toBe('节 水 。 节 电 。 标 准 地');
    expect(spaced('。，')).toBe('');
  });

  it('a phrase is one for each stretch that no mark divides', () => {
    expect(phraseOf('办公厅')).toBe('"办 公 厅"');
    expect(phraseOf('节水、节电')).toBe('"节 水" "节 电"');
    expect(phraseOf('"\\ -')).toBeNull();
  });

  it('letters are apart, too, where a part of a word is typed', () => {
    expect(letters('巴政办规|2024|1')).toBe('巴 政 办 规 2 0 2 4 1');
  });

  it('turns sentinels into offsets of the text as printed', () => {
    expect(shown('依据巴政办规〔２０２４〕１号执行', '依 据 <巴 政 办 规 2024 1 号> 执 行')).toEqual(['巴政办规〔２０２４〕１号']);
    expect(shown('節水、節電', '<节 水> 。 <节 电>')).toEqual(['節水', '節電']);
    expect(shown('水', '<水>')).toEqual(['水']);
    expect(shown('无', '无')).toEqual([]);
  });
});
