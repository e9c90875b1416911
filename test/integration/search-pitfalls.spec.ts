import { PITFALL_DOCUMENTS, PITFALLS } from '../support/search-pitfalls';
import { ENGINES, NOT_RUN, type TestedEngine } from '../support/search-engines';

const noOf = (id: string) => Number(id.slice(-3)) - 100;

for (const [name, open] of ENGINES) {
  if (open === null) it.skip(`pitfalls of Chinese search: ${name} ${NOT_RUN}`, () => undefined);
  else pitfalls(name, open);
}

function pitfalls(name: string, open: () => Promise<TestedEngine>): void {
  describe(`pitfalls of Chinese search: ${name}`, () => {
    let tested: TestedEngine;
    beforeAll(async () => {
      tested = await open();
      await tested.put(...PITFALL_DOCUMENTS);
    });
    afterAll(() => tested.close());

    it.each(PITFALLS)('$q: $why', async ({ q, finds, not = [], isOrdered, marks, path, more }) => {
      const { items } = await tested.engine.search({ q, today: '2026-04-01', time: { choice: 'valid' }, limit: 50, ...more }, 'public');
      const found = items.map(({ id }) => noOf(id));
      expect(found).toEqual(expect.arrayContaining([...finds]));
      expect(found.filter((no) => not.includes(no))).toEqual([]);
      if (isOrdered) expect(found.slice(0, finds.length)).toEqual(finds);
      const passage = items.find(({ id }) => noOf(id) === finds[0])?.passages[0];
      if (path !== undefined) expect(passage?.path).toBe(path);
      if (marks !== undefined) expect(passage?.highlights.map(([start, end]) => passage.text.slice(start, end)).join('')).toContain(marks);
    });
  });
}
