import { registrationRefusals, registrationWarnings, type Registration } from './document';
import { entryPassages } from './entry';

const ordinary: Registration = {
  title: '住宅区消防安全管理办法',
  docNumber: '巴政办规〔2026〕1号',
  signedOn: '2026-01-10',
  publishedOn: '2026-01-15',
  effectiveOn: '2026-03-01',
  effectivePhrase: '自2026年3月1日起施行',
  term: { years: 5, startsOn: 'effective' },
  validThrough: null,
};
const refused = (given: Partial<Registration>) => registrationRefusals({ ...ordinary, ...given }, '2026-04-01');
const warned = (given: Partial<Registration>) => registrationWarnings({ ...ordinary, ...given });

describe('registration (domain.md 16)', () => {
  it('lets an ordinary document pass without a word', () => {
    expect([refused({}), warned({})]).toEqual([[], []]);
    expect(refused({ docNumber: null, signedOn: null })).toEqual([]);
  });

  it.each<[string, Partial<Registration>, string]>([
    ['V02', { docNumber: '巴政办规〔2025〕1号' }, 'number_year_differs'],
    ['V03', { effectiveOn: '2026-01-01', validThrough: '2030-12-31', term: null }, 'effective_before_published'],
    ['V04', { effectiveOn: '2026-02-01' }, 'effect_too_soon'],
    ['V05', { term: null }, 'term_missing'],
    ['V05', { term: { years: 6, startsOn: 'effective' } }, 'term_too_long'],
    ['V05', { title: '停车管理办法（试行）', term: { years: 3, startsOn: 'effective' } }, 'term_too_long'],
    ['V06', { validThrough: '2031-02-26' }, 'valid_through_differs'],
  ])('%s warns: %j → %s', (_, given, code) => {
    expect(warned(given)).toEqual([code]);
  });

  it('V04 does not warn where the text itself says from publication, V06 not at a day’s difference', () => {
    expect(warned({ effectiveOn: '2026-01-15', effectivePhrase: '自公布之日起施行' })).toEqual([]);
    expect(warned({ validThrough: '2031-03-01', term: { years: 5, startsOn: 'effective' } })).not.toContain('valid_through_differs');
  });
});

describe('search passages of a document', () => {
  const article = (path: string, text: string) => ({ path, label: path, heading: null, within: [], text, start: 0, end: 0 });

  it('say each wording once, with the days on which it stood', () => {
    const texts = [
      { articles: [article('art1', '甲'), article('art2', '乙')], from: '2024-01-01', to: '2025-01-01' },
      { articles: [article('art1', '甲'), article('art2', '丙')], from: '2025-01-01', to: '2026-01-01' },
      { articles: [article('art1', '甲'), article('art2', '乙')], from: '2026-01-01', to: null },
    ];
    expect(entryPassages(texts).map(({ path, text, from, to }) => [path, text, from, to])).toEqual([
      ['art1', '甲', '2024-01-01', null],
      ['art2', '乙', '2024-01-01', '2025-01-01'],
      ['art2', '丙', '2025-01-01', '2026-01-01'],
      ['art2', '乙', '2026-01-01', null],
    ]);
  });
});
