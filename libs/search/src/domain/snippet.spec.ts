import fc from 'fast-check';
import { highlightsOf, snippetOf } from './snippet';

const marked = (text: string, words: string[]) => highlightsOf(text, words).map(([start, end]) => text.slice(start, end));

describe('highlights', () => {
  it('are offsets into the text as printed, whatever its form', () => {
    expect(marked('應當遵守消防規範', ['消防', '规范'])).toEqual(['消防規範']);
    expect(marked('第（１２）项消防', ['12', '消防'])).toEqual(['１２', '消防']);
    expect(marked('消防消防', ['消防'])).toEqual(['消防消防']);
    expect(marked('没有', ['消防'])).toEqual([]);
  });
});

describe('snippets', () => {
  it('show the window with the most found words', () => {
    const text = `${'前言若干。'.repeat(40)}住宅区的消防车通道应当畅通。${'后文若干。'.repeat(40)}`;
    const snippet = snippetOf(text, ['消防', '住宅区'], 60);
    expect(snippet.highlights.map(([start, end]) => snippet.text.slice(start, end))).toEqual(['住宅区', '消防']);
    expect([snippet.isCutBefore, snippet.isCutAfter]).toEqual([true, true]);
  });

  it('are always a part of the text with highlights inside them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('消', '防', '。', 'a', '😀', '規'), maxLength: 300 }),
        fc.integer({ min: 10, max: 80 }),
        (text, length) => {
          const snippet = snippetOf(text, ['消防', '规'], length);
          expect(text).toContain(snippet.text);
          for (const [start, end] of snippet.highlights) expect(0 <= start && start < end && end <= snippet.text.length).toBe(true);
        },
      ),
    );
  });
});
