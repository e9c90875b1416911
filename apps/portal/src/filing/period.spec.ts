import { daysOf, isPeriod } from './period';

it('knows the first day of a year, a quarter, a month, and the first after it', () => {
  expect(daysOf(2026)).toEqual({ from: '2026-01-01', to: '2027-01-01' });
  expect(daysOf(2026, 'q1')).toEqual({ from: '2026-01-01', to: '2026-04-01' });
  expect(daysOf(2026, 'q4')).toEqual({ from: '2026-10-01', to: '2027-01-01' });
  expect(daysOf(2026, 'm2')).toEqual({ from: '2026-02-01', to: '2026-03-01' });
  expect(daysOf(2026, 'm12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  expect([isPeriod('m12'), isPeriod('m13'), isPeriod(['q1']), isPeriod('toString')]).toEqual([true, false, false, false]);
});
