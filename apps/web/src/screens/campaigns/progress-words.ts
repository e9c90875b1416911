import type { EntryDto } from '../../api/types';

type Counts = Partial<Record<EntryDto['state'], number>>;

export function countOf(counts: Counts, ...states: EntryDto['state'][]): number {
  return states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
}

/** 共 134 · 待填 12 · 已报送 40 · 已审核 80 */
export function progressWords(counts: Counts): string {
  const total = countOf(counts, 'open', 'filled', 'submitted', 'returned', 'agreed', 'decided', 'executed');
  if (total === 0) return '尚未确定底册';
  const parts: [string, number][] = [
    ['待填', countOf(counts, 'open')],
    ['退回', countOf(counts, 'returned')],
    ['已填未报', countOf(counts, 'filled')],
    ['已报送', countOf(counts, 'submitted')],
    ['已审核', countOf(counts, 'agreed')],
    ['待落实', countOf(counts, 'decided')],
    ['已落实', countOf(counts, 'executed')],
  ];
  return [`共 ${total}`, ...parts.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count}`)].join(' · ');
}
