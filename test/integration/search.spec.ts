import type { SearchEngine, SearchRequest, SearchResult } from '@libs/search';
import { CORPUS, entryOf } from '../support/search-entries';
import { ENGINES, NOT_RUN, type TestedEngine } from '../support/search-engines';

const today = '2026-04-01';
const numbers = (result: SearchResult) => result.items.map(({ number }) => Number(/(\d+)号/.exec(number ?? '')?.[1]));
const marked = ({ text, highlights }: { text: string; highlights: [number, number][] }) =>
  highlights.map(([start, end]) => text.slice(start, end));

for (const [name, open] of ENGINES) {
  if (open === null) it.skip(`the search engine contract: ${name} ${NOT_RUN}`, () => undefined);
  else contract(name, open);
}

/** What every engine answers to the same questions. */
function contract(name: string, open: () => Promise<TestedEngine>): void {
  describe(`the search engine contract: ${name}`, () => {
    let tested: TestedEngine;
    let engine: SearchEngine;
    beforeAll(async () => {
      tested = await open();
      engine = tested.engine;
      await tested.put(...CORPUS);
    });
    afterAll(() => tested.close());

    const search = (q: string, more: Partial<SearchRequest> = {}, audience: 'public' | 'staff' = 'public') =>
      engine.search({ q, today, time: { choice: 'valid' }, ...more }, audience);

    it.each([
      '巴政办规〔2024〕1号',
      '巴政办规[2024]1号',
      '巴政办规(2024)1号',
      '巴政办规【2024】第1号',
      '巴政办规２０２４年１号',
      '巴政辦規〔2024〕1號',
    ])('number and title first: %s', async (typed) => {
      const result = await search(typed);
      expect(result.items[0]).toMatchObject({ number: '巴政办规〔2024〕1号', exact: 'number' });
      // Then what cites it.
      expect(numbers(result)).toEqual([1, 5]);
    });

    it('finds by a word in the text, and shows the article with the word marked', async () => {
      const result = await search('消防车通道');
      expect(numbers(result)).toEqual([1]);
      expect(result.items[0]?.passages[0]).toMatchObject({ path: 'art2', label: '第二条' });
      expect(marked(result.items[0]?.passages[0] ?? { text: '', highlights: [] }).join('')).toBe('消防车通道');
    });

    it('finds words apart in one document, those near each other and in the title first', async () => {
      const result = await search('住宅区 消防');
      expect(numbers(result)).toEqual([1, 2]);
    });

    it('finds Traditional input and full-width digits', async () => {
      expect(numbers(await search('消防車通道'))).toEqual([1]);
      expect(numbers(await search('電動自行車'))).toEqual([1]);
    });

    it('finds a single character wherever it stands in a run', async () => {
      expect(numbers(await search('水')).sort()).toEqual([2]);
      expect(numbers(await search('水', { time: { choice: 'all' } })).sort()).toEqual([2, 3]);
    });

    it('puts the document with that title first, and that article on top', async () => {
      const [first] = (await search('公共机构节能管理办法')).items;
      expect(first).toMatchObject({ title: '公共机构节能管理办法', exact: 'title' });
      const [named] = (await search('节能管理办法第二条')).items;
      expect(named).toMatchObject({ title: '公共机构节能管理办法', exact: 'article' });
      expect(named?.passages[0]?.path).toBe('art2');
    });

    it('a repealed document is left out, but found by its number or title, with its status', async () => {
      expect(numbers(await search('水质'))).toEqual([]);
      expect(numbers(await search('水质', { time: { choice: 'all' } }))).toEqual([3]);
      expect((await search('城市供水管理暂行办法')).items[0]).toMatchObject({ status: 'REPEALED', exact: 'title' });
    });

    it('answers for a day: what was in force, in the words of that day', async () => {
      expect(numbers(await search('水质', { time: { choice: 'on', day: '2025-05-31' } }))).toEqual([3]);
      expect(numbers(await search('水质', { time: { choice: 'on', day: '2025-06-01' } }))).toEqual([]);
      expect(numbers(await search('三万元', { time: { choice: 'on', day: '2024-12-31' } }))).toEqual([4]);
      expect(numbers(await search('三万元'))).toEqual([]);
      expect(numbers(await search('五万元'))).toEqual([4]);
      expect(numbers(await search('三万元', { time: { choice: 'all' } }))).toEqual([4]);
    });

    it('lists what is about to take effect beside what is valid, and counts what nobody has verified', async () => {
      const result = await search('供暖');
      expect(result.items.map(({ title, status }) => [title, status])).toEqual([['冬季供暖服务规范', 'NOT_YET']]);
      expect(result.unverified).toBe(1);
      expect(result.facets.status).toEqual(expect.arrayContaining([{ value: 'UNKNOWN', label: 'UNKNOWN', count: 1 }]));
    });

    it('a staff entry is found by the staff only', async () => {
      expect(numbers(await search('预案'))).toEqual([]);
      expect(numbers(await search('预案', {}, 'staff'))).toEqual([7]);
      expect(numbers(await search('供暖', { time: { choice: 'all' } }, 'staff')).sort()).toEqual([5, 6, 7]);
    });

    it('counts by facet, each without its own filter', async () => {
      const result = await search('管理', { filters: { docClass: ['POLICY'] } });
      expect(numbers(result)).toEqual([2]);
      expect(result.total).toBe(1);
      expect(result.facets.docClass.map(({ value, count }) => [value, count])).toEqual([
        ['NORMATIVE', 1],
        ['POLICY', 1],
      ]);
      expect(result.facets.issuer).toEqual([{ value: '00000000-0000-7000-8000-000000000902', label: '州发展和改革委员会', count: 1 }]);
    });

    it('lists everything without words, sorts, and pages without loss', async () => {
      const all = await search('', { time: { choice: 'all' }, sort: 'published', limit: 4 });
      const rest = await search('', { time: { choice: 'all' }, sort: 'published', limit: 4, after: all.next });
      expect(all.total).toBe(6);
      expect([...numbers(all), ...numbers(rest)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
      expect(numbers(all)[0]).toBe(5);
      expect(rest.next).toBeNull();
    });

    it('knows synonyms that the caller hands in', async () => {
      expect(numbers(await search('电瓶车'))).toEqual([]);
      const result = await search('电瓶车', { synonyms: [['电动自行车', '电动车', '电瓶车']] });
      expect(numbers(result)).toEqual([1]);
      expect(result.understood.isRelaxed).toBe(false);
    });

    it('takes most of the words when nothing has them all, and says so', async () => {
      const result = await search('住宅区电动自行车充电收费标准');
      expect(result.understood.isRelaxed).toBe(true);
      expect(numbers(result)[0]).toBe(1);
      expect((await search('完全无关的外星飞船')).items).toEqual([]);
    });

    it('fills a scarce result up with what has most of the words, the complete ones first', async () => {
      const scarce = await search('住宅区 消防车 充电 收费');
      expect(scarce.understood.isRelaxed).toBe(true);
      const result = await search('住宅区 消防车 充电');
      expect(numbers(result)[0]).toBe(1);
    });

    it('never fails on odd input', async () => {
      for (const q of [
        "'",
        '\\',
        '&|!():*<->',
        '\u0000',
        '第条',
        '《》',
        '〔〕号',
        '%_',
        '😀',
        'a'.repeat(500),
        '第十二条',
        '"',
        "' | '消防",
        '\ud800',
      ]) {
        await expect(search(q)).resolves.toBeDefined();
        await expect(engine.quick(q, 'public', 5)).resolves.toBeDefined();
      }
    });

    it('forgets what was removed, and the old words of what was changed', async () => {
      const entry = entryOf({ no: 8, title: '沙漠公路养护办法', articles: ['沙障应当每年检查。'] });
      await tested.put(entry);
      expect(numbers(await search('沙障'))).toEqual([8]);
      await tested.put({ ...entry, passages: entry.passages.map((passage) => ({ ...passage, text: '路基应当每年检查。' })) });
      expect(numbers(await search('沙障'))).toEqual([]);
      await tested.put({ ...entry, audience: 'staff' });
      expect(numbers(await search('沙漠公路'))).toEqual([]);
      await tested.remove(entry);
      expect(numbers(await search('沙漠公路', {}, 'staff'))).toEqual([]);
    });

    it('suggests by number and title as they are typed', async () => {
      expect((await engine.quick('供暖', 'public', 5)).map(({ title }) => title)).toEqual(['冬季供暖服务规范', '历史供暖收费标准']);
      expect((await engine.quick('巴政办规2024', 'public', 3)).length).toBe(3);
      expect((await engine.quick('巴政办规[2024]4号', 'public', 3))[0]?.title).toBe('牧民定居补助办法');
    });
  });
}
