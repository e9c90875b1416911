import { SYSTEM } from '@libs/kernel';
import { ORGAN_SEED } from '../seed/organs';
import { COUNTIES } from '../seed/counties';
import { decideClose, decideEdit, existsOn, mayIssueOn, toTree, type Organ } from './organ';

const NOW = new Date('2026-04-01T02:00:00Z');

function organ(changes: Partial<Organ> = {}): Organ {
  return {
    id: 'a',
    code: 'a',
    parentId: null,
    name: '甲局',
    shortName: '甲局',
    level: 'prefecture',
    kind: 'department',
    regionCode: '652800',
    prefix: null,
    hasLegalUnit: false,
    mayIssue: true,
    basis: null,
    sortOrder: 10,
    phone: null,
    validFrom: '2000-01-01',
    validTo: null,
    successorId: null,
    revision: 1,
    ...changes,
  };
}
const code = (work: () => unknown): string => {
  try {
    work();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an organ', () => {
  it('exists from its first day until the day before its last', () => {
    const closed = organ({ validTo: '2019-01-01' });
    expect(['1999-12-31', '2000-01-01', '2018-12-31', '2019-01-01'].map((day) => existsOn(closed, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('issues only while it exists and stands on the list', () => {
    expect(mayIssueOn(organ(), '2020-01-01')).toBe(true);
    expect(mayIssueOn(organ({ mayIssue: false }), '2020-01-01')).toBe(false);
    expect(mayIssueOn(organ({ validTo: '2019-01-01' }), '2020-01-01')).toBe(false);
  });

  it('closes once, after its children, with a successor that exists on that day', () => {
    const close = (target: Organ, validTo: string, successor: Organ | null, openChildren = 0) =>
      code(() => decideClose(target, { validTo, successor, openChildren }, SYSTEM, NOW));
    expect(close(organ(), '2024-01-01', organ({ id: 'b' }))).toBe('ok');
    expect(close(organ(), '2024-01-01', null)).toBe('ok');
    expect(close(organ({ validTo: '2019-01-01' }), '2024-01-01', null)).toBe('organ_is_closed');
    expect(close(organ(), '2000-01-01', null)).toBe('organ_closes_too_early');
    expect(close(organ(), '2024-01-01', organ({ id: 'b', validTo: '2020-01-01' }))).toBe('organ_successor_is_closed');
    expect(close(organ(), '2024-01-01', organ())).toBe('organ_successor_is_closed');
    expect(close(organ(), '2024-01-01', null, 2)).toBe('organ_has_open_children');
  });

  it('is edited while it exists, and the fact says what was before', () => {
    const { event } = decideEdit(organ(), { name: '乙局' }, SYSTEM, NOW);
    expect(event.detail).toEqual({ before: { name: '甲局' }, after: { name: '乙局' } });
    expect(code(() => decideEdit(organ({ validTo: '2019-01-01' }), { name: '乙局' }, SYSTEM, NOW))).toBe('organ_is_closed');
  });

  it('stands in the tree by the order of organs, not by name', () => {
    const tree = toTree([
      organ({ id: 'r', code: 'r' }),
      organ({ id: 'y', code: 'y', parentId: 'r', sortOrder: 20 }),
      organ({ id: 'x', code: 'x', parentId: 'r', sortOrder: 30 }),
    ]);
    expect(tree.map((node) => [node.id, ...node.children.map((child) => child.id)])).toEqual([['r', 'y', 'x']]);
  });
});

describe('the organs that the product ships', () => {
  const codes = new Set(ORGAN_SEED.map((seed) => seed.code));

  it('have stable codes of their own, and parents and successors among them', () => {
    expect(codes.size).toBe(ORGAN_SEED.length);
    for (const seed of ORGAN_SEED) {
      if (seed.parent !== null) expect(codes).toContain(seed.parent);
      if (seed.successor !== null) expect(codes).toContain(seed.successor);
    }
    for (const code of [
      'xj-gov',
      'bz-rdcwh',
      'bz-gov',
      'bz-gov-office',
      'bz-sfj',
      'bz-scjgj',
      'bz-fgw',
      'kel-gov',
      'kel-sfj',
      'yq-gov-office',
    ]) {
      expect(codes).toContain(code);
    }
  });

  it('are one city and eight counties with their codes of GB/T 2260, in the order of organs', () => {
    expect(COUNTIES.map((county) => `${county.regionCode} ${county.name}`)).toEqual([
      '652801 库尔勒市',
      '652822 轮台县',
      '652823 尉犁县',
      '652824 若羌县',
      '652825 且末县',
      '652826 焉耆回族自治县',
      '652827 和静县',
      '652828 和硕县',
      '652829 博湖县',
    ]);
    for (const { code, townships } of COUNTIES) {
      expect(townships.length).toBeGreaterThanOrEqual(3);
      for (const part of ['gov', 'gov-office', 'sfj', 'scjgj']) expect(codes).toContain(`${code}-${part}`);
    }
    expect(
      ORGAN_SEED.filter((seed) => seed.parent === 'bz-gov' && seed.kind === 'department' && seed.mayIssue && !seed.validTo).length,
    ).toBe(34);
  });

  it('say of each why it may issue or not; bodies that coordinate may not (domain.md 1.5)', () => {
    expect(ORGAN_SEED.filter((seed) => !seed.basis)).toEqual([]);
    expect(ORGAN_SEED.filter((seed) => !seed.mayIssue && seed.kind !== 'external').map((seed) => seed.code)).toEqual(['bz-awh', 'bz-fxkh']);
    expect(ORGAN_SEED.filter((seed) => seed.kind === 'external' && seed.mayIssue)).toEqual([]);
    expect(new Set(ORGAN_SEED.flatMap((seed) => seed.prefix ?? [])).size).toBe(ORGAN_SEED.filter((seed) => seed.prefix).length);
  });
});
