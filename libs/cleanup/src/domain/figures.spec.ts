import fc from 'fast-check';
import { DISPOSITIONS, EMPTY_PROPOSAL, proposalFaults, REASONS_OF, type Disposition } from './entry';
import { figuresOf, type Tally } from './figures';
import { effectWords, nameOf, planHash, plannedEffect, replacementOf } from './plan';

const tally = fc.record({
  docClass: fc.constantFrom('POLICY', 'NORMATIVE', 'RULE'),
  disposition: fc.constantFrom<Disposition | null>(null, ...DISPOSITIONS),
  isDone: fc.boolean(),
  count: fc.nat(500),
});

describe('figures', () => {
  it('reproduce 134 = 6 to amend + 73 to repeal + 54 repealed + 1 normative to repeal (domain.md 4.5)', () => {
    const tallies: Tally[] = [
      { docClass: 'POLICY', disposition: 'AMEND', isDone: false, count: 6 },
      { docClass: 'POLICY', disposition: 'REPEAL', isDone: false, count: 73 },
      { docClass: 'POLICY', disposition: 'REPEAL', isDone: true, count: 54 },
      { docClass: 'NORMATIVE', disposition: 'REPEAL', isDone: false, count: 1 },
    ];
    const figures = figuresOf(tallies, 134);
    expect([figures.total, figures.pending, figures.done]).toEqual([134, 80, 54]);
    expect(figures.sum.cells.REPEAL).toEqual({ pending: 74, done: 54 });
    expect(figures.rows.map(({ docClass, total }) => [docClass, total])).toEqual([
      ['NORMATIVE', 1],
      ['POLICY', 133],
    ]);
    // 乐清 2020: 411 = 206 + 7 + 22 + 126 + 50; 惠济 2025: 152 = 52 + 100.
    const done = (disposition: Disposition, count: number): Tally => ({ docClass: 'NORMATIVE', disposition, isDone: true, count });
    const yueqing = [done('KEEP', 206), done('AMEND', 7), done('ALREADY', 22), done('REPEAL', 126), done('LAPSE', 50)];
    expect(figuresOf(yueqing, 411).total).toBe(411);
    expect(figuresOf([done('KEEP', 52), done('LAPSE', 100)], 152).done).toBe(152);
  });

  it('always add up to the worklist, row by row and in all (V20)', () => {
    fc.assert(
      fc.property(fc.array(tally, { maxLength: 60 }), (tallies) => {
        const whole = tallies.reduce((sum, { count }) => sum + count, 0);
        const figures = figuresOf(tallies, whole);
        const unfilled = figures.rows.reduce((sum, row) => sum + row.unfilled, 0);
        expect(figures.pending + figures.done + unfilled).toBe(whole);
        expect(figures.rows.reduce((sum, row) => sum + row.total, 0)).toBe(whole);
        for (const row of [...figures.rows, figures.sum]) {
          const cells = Object.values(row.cells).reduce((sum, { pending, done }) => sum + pending + done, 0);
          expect(cells + row.unfilled).toBe(row.total);
        }
      }),
    );
  });

  it('are refused rather than printed when they do not', () => {
    const tallies: Tally[] = [{ docClass: 'POLICY', disposition: 'KEEP', isDone: true, count: 3 }];
    expect(() => figuresOf(tallies, 4)).toThrow('conflict: figures_do_not_add_up');
  });
});

describe('a proposal', () => {
  const typed = (given: Partial<typeof EMPTY_PROPOSAL>) => proposalFaults({ ...EMPTY_PROPOSAL, ...given }, '2026-04-01');

  it('lacks exactly what its disposition asks for', () => {
    expect(typed({})).toEqual(['disposition_missing']);
    expect(typed({ disposition: 'KEEP' })).toEqual([]);
    expect(typed({ disposition: 'REPEAL' })).toEqual(['reason_missing_for_disposition']);
    expect(typed({ disposition: 'REPEAL', reason: 'other' })).toEqual(['reason_text_missing']);
    expect(typed({ disposition: 'KEEP', reason: 'replaced' })).toEqual(['reason_not_of_disposition']);
    expect(typed({ disposition: 'AMEND', reason: 'partly_outdated' })).toEqual(['amendment_due_missing']);
    expect(typed({ disposition: 'ALREADY', reason: 'replaced' })).toEqual(['earlier_day_missing', 'earlier_basis_missing']);
    expect(typed({ disposition: 'ALREADY', reason: 'replaced', earlierOn: '2026-04-02', earlierBasis: '《某决定》' })).toEqual([
      'earlier_day_in_future',
    ]);
  });

  it('has a reason for every disposition', () => {
    for (const disposition of DISPOSITIONS) expect(REASONS_OF[disposition].at(-1)).toBe('other');
  });
});

describe('what a decision does (domain.md 4.3)', () => {
  const decision = {
    documentId: null,
    title: '清理决定',
    docNumber: '巴政发〔2026〕5号',
    issuedOn: '2026-03-28',
    publishedOn: '2026-04-01',
  };
  const of = (disposition: Disposition) =>
    plannedEffect({ disposition, earlierOn: '2025-06-30', earlierBasis: '《某决定》（巴政发〔2025〕6号）' }, decision);

  it('by disposition', () => {
    expect(DISPOSITIONS.map((disposition) => [disposition, effectWords(of(disposition))])).toEqual([
      ['KEEP', '2026年4月1日确认继续有效'],
      ['AMEND', null],
      ['REPEAL', '自2026年4月1日起废止'],
      ['LAPSE', '自2026年3月28日起失效'],
      ['ALREADY', '自2025年6月30日起废止'],
      ['EXCLUDE', null],
    ]);
    expect(of('ALREADY')?.basis).toBe('《某决定》（巴政发〔2025〕6号）（《清理决定》（巴政发〔2026〕5号）确认）');
    expect(nameOf({ title: '清理决定', docNumber: null })).toBe('《清理决定》');
  });

  it('names what takes the place of what ends', () => {
    const named = (replacement: string, disposition: Disposition = 'REPEAL') => replacementOf({ disposition, replacement });
    expect(named('《新办法》（巴政规〔2026〕1号）')).toEqual({ byTitle: '新办法', byNumber: '巴政规〔2026〕1号' });
    expect(named('《新办法》')).toEqual({ byTitle: '新办法', byNumber: null });
    expect(named('见新办法')).toEqual({ byTitle: '见新办法', byNumber: null });
    expect(named(' ')).toBeNull();
    expect(named('《新办法》', 'KEEP')).toBeNull();
  });

  it('is known by its hash: another day, another disposition, another hash', () => {
    const row = {
      entryId: 'e',
      ordinal: 1,
      documentId: 'd',
      title: 't',
      docNumber: null,
      disposition: 'REPEAL' as const,
      reason: null,
      effect: of('REPEAL'),
      replacement: null,
      statusNow: 'IN_FORCE',
      statusThen: 'REPEALED',
      known: null,
      dueOn: null,
      refusals: [],
    };
    const hash = planHash(decision, [row]);
    expect(planHash(decision, [{ ...row }])).toBe(hash);
    expect(planHash({ ...decision, publishedOn: '2026-04-02' }, [row])).not.toBe(hash);
    expect(planHash(decision, [{ ...row, disposition: 'KEEP', effect: of('KEEP') }])).not.toBe(hash);
  });
});
