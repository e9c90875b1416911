import type { SearchEntry } from '../domain/search-entry';
import { dayNumber, recordsOf } from './record';

const entry: SearchEntry = {
  kind: 'document',
  id: '00000000-0000-7000-8000-000000000001',
  slug: 'b222222222',
  title: '节水办法',
  number: '巴政办规〔2024〕1号',
  numberKey: '巴政办规|2024|1',
  audience: 'public',
  issuerId: '00000000-0000-7000-8000-000000000901',
  issuerName: '州人民政府办公室',
  level: 'prefecture',
  regionCode: '652800',
  docClass: 'NORMATIVE',
  titleKind: '办法',
  topic: null,
  publishedOn: '2024-01-01',
  effectiveOn: null,
  periods: [],
  passages: [{ path: 'inner/art12-1', label: '第十二条之一', heading: null, text: '节水。', from: '2024-01-01', to: '2025-01-01' }],
};

describe('records of an entry', () => {
  it('are its head and its passages, each knowing how many there are', () => {
    const [head, passage] = recordsOf(entry);
    expect(head).toMatchObject({ id: `${entry.id}_head`, titleCharacters: '节 水 办 法', from: 0, records: 2 });
    expect(passage).toMatchObject({
      id: `${entry.id}_0`,
      article: '12-1',
      from: 20240101,
      to: 20250101,
      textCharacters: '节 水',
      records: 2,
    });
    expect(dayNumber(null)).toBeGreaterThan(dayNumber('9999-12-30'));
  });

  it('a passage longer than what a field takes becomes several, and nothing is lost or cut within a sentence', () => {
    const text = '本州实行最严格的水资源管理制度。'.repeat(2_000);
    const [, ...passages] = recordsOf({ ...entry, passages: entry.passages.map((passage) => ({ ...passage, text })) });
    expect(passages.length).toBe(3);
    expect(passages.map((record) => record.text).join('')).toBe(text);
    expect(passages.every((record) => record.text?.endsWith('。'))).toBe(true);
    expect(new Set(passages.map(({ id }) => id)).size).toBe(3);
  });
});
