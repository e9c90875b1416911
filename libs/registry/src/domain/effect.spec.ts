import fc from 'fast-check';
import { addDays } from '@libs/kernel';
import { BEGINNING, effectOn, periods, statedEnd, statusOn } from './effect';
import { EFFECT_EVENT_TYPES, standing, type EffectEvent } from './effect-event';
import { versionPeriods, versionStatusOn } from './version';

const signed = { signedOn: '2023-12-20' };
let count = 0;
function event(type: EffectEvent['type'], eventOn: string, rest: Partial<EffectEvent> = {}): EffectEvent {
  count += 1;
  const id = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  return {
    id,
    type,
    eventOn,
    recordedAt: new Date(Date.UTC(2024, 0, 1, 0, count)),
    detail: {},
    sourceDocumentId: null,
    basis: null,
    correctsEventId: null,
    ...rest,
  };
}
const fiveYears = { detail: { term: { years: 5, startsOn: 'effective' } } } as const;
const status = (events: EffectEvent[], ...days: string[]) => days.map((day) => statusOn(signed, events, day));

describe('effect on a day (INV-A)', () => {
  it('is in force through the last day of the term, and expires by itself', () => {
    const events = [event('PUBLISHED', '2023-12-25'), event('EFFECTIVE', '2024-01-01', fiveYears)];
    expect(effectOn(signed, events, '2024-01-01').validThrough).toBe('2028-12-31');
    expect(status(events, '2023-12-31', '2024-01-01', '2028-12-31', '2029-01-01')).toEqual(['NOT_YET', 'IN_FORCE', 'IN_FORCE', 'EXPIRED']);
  });

  it.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2023-07-01', 2, '2025-06-30'],
    ['2024-08-01', 5, '2029-07-31'],
  ])('a term from %s of %i years ends on %s', (from, years, end) => {
    const days = { effectiveOn: from, publishedOn: null, signedOn: null };
    expect(statedEnd({ term: { years, startsOn: 'effective' } }, days)).toBe(end);
  });

  it('counts a term from publication or signature when the words say so', () => {
    const days = { effectiveOn: '2024-03-01', publishedOn: '2024-02-01', signedOn: '2024-01-15' };
    expect(statedEnd({ term: { years: 2, startsOn: 'published' } }, days)).toBe('2026-01-31');
    expect(statedEnd({ term: { years: 2, startsOn: 'signed' } }, days)).toBe('2026-01-14');
    expect(statedEnd({ validThrough: '2026-06-30', term: { years: 2, startsOn: 'signed' } }, days)).toBe('2026-06-30');
  });

  it('repealed on a day is not in force from that day', () => {
    const events = [event('EFFECTIVE', '2015-05-01'), event('REPEALED', '2024-08-01')];
    expect(status(events, '2024-07-31', '2024-08-01')).toEqual(['IN_FORCE', 'REPEALED']);
  });

  it('is unknown without evidence, before and after publication, until a cleanup confirms it', () => {
    const events = [event('PUBLISHED', '2008-01-01'), event('CONFIRMED_VALID', '2016-03-01')];
    expect(status(events, '2007-12-31', '2010-01-01', '2016-02-29', '2016-03-01')).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'IN_FORCE']);
    expect(statusOn(signed, [], '2024-01-01')).toBe('UNKNOWN');
  });

  it('knows the other ends and suspension', () => {
    const start = event('EFFECTIVE', '2020-01-01');
    expect(status([start, event('LAPSED', '2021-01-01', { detail: { cause: 'declared' } })], '2021-01-01')).toEqual(['DECLARED_LAPSED']);
    expect(status([start, event('LAPSED', '2021-01-01', { detail: { cause: 'term' } })], '2021-01-01')).toEqual(['EXPIRED']);
    expect(status([start, event('REVOKED', '2021-01-01')], '2021-01-01')).toEqual(['REVOKED']);
    const pause = [start, event('SUSPENDED', '2021-01-01'), event('RESUMED', '2021-03-01')];
    expect(status(pause, '2021-02-28', '2021-03-01')).toEqual(['SUSPENDED', 'IN_FORCE']);
  });

  it('the first ending stands, and no extension revives what has expired', () => {
    const expired = [
      event('EFFECTIVE', '2019-01-01', fiveYears),
      event('EXTENDED', '2024-01-02', { detail: { validThrough: '2030-01-01' } }),
      event('REPEALED', '2025-01-01'),
    ];
    expect(status(expired, '2023-12-31', '2024-01-01', '2024-06-01', '2026-01-01')).toEqual(['IN_FORCE', 'EXPIRED', 'EXPIRED', 'EXPIRED']);
  });

  it('an extension in time moves the last day, a confirmation does not', () => {
    const confirmed = [event('EFFECTIVE', '2019-01-01', fiveYears), event('CONFIRMED_VALID', '2023-01-01')];
    expect(status(confirmed, '2024-01-01')).toEqual(['EXPIRED']);
    const extended = [...confirmed, event('EXTENDED', '2023-12-31', { detail: { validThrough: '2026-12-31' } })];
    expect(status(extended, '2024-01-01', '2026-12-31', '2027-01-01')).toEqual(['IN_FORCE', 'IN_FORCE', 'EXPIRED']);
    expect(status([...confirmed, event('EXTENDED', '2023-12-31', { detail: { validThrough: null } })], '2040-01-01')).toEqual(['IN_FORCE']);
  });

  it('a clause that ended makes the document partly ended until it is published anew', () => {
    const events = [
      event('EFFECTIVE', '2020-01-01'),
      event('PARTLY_REPEALED', '2021-01-01', { detail: { clauses: ['art5'] } }),
      event('AMENDED', '2022-01-01'),
    ];
    expect(status(events, '2020-12-31', '2021-01-01', '2022-01-01')).toEqual(['IN_FORCE', 'PARTLY_ENDED', 'IN_FORCE']);
    expect(periods(signed, events).filter(({ clause }) => clause === 'art5')).toEqual([
      { clause: 'art5', status: 'REPEALED', from: '2021-01-01', to: '2022-01-01' },
    ]);
  });
});

describe('what was known when (INV-A, bitemporal)', () => {
  it('a repeal found late does not change what was known before', () => {
    const events = [event('EFFECTIVE', '2015-01-01'), event('REPEALED', '2018-01-01', { recordedAt: new Date('2025-04-01T00:00:00Z') })];
    expect(statusOn(signed, events, '2020-01-01', new Date('2025-03-21T00:00:00Z'))).toBe('IN_FORCE');
    expect(statusOn(signed, events, '2020-01-01', new Date('2025-04-02T00:00:00Z'))).toBe('REPEALED');
  });

  it('a correction stands in the stead of what it corrects, a void leaves nothing', () => {
    const start = event('EFFECTIVE', '2024-01-01');
    const mistaken = event('REPEALED', '2024-06-01');
    const corrected = event('REPEALED', '2024-09-01', { correctsEventId: mistaken.id });
    const voided = event('VOIDED', '2024-09-01', { correctsEventId: corrected.id });
    expect(status([start, mistaken, corrected], '2024-06-01', '2024-09-01')).toEqual(['IN_FORCE', 'REPEALED']);
    expect(status([start, mistaken, corrected, voided], '2024-06-01', '2024-09-01')).toEqual(['IN_FORCE', 'IN_FORCE']);
    expect(standing([start, mistaken, corrected, voided])).toEqual([start]);
  });
});

const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays('2024-01-01', offset));
const anyEvent = fc.record({
  type: fc.constantFrom(...EFFECT_EVENT_TYPES.filter((type) => type !== 'VOIDED')),
  eventOn: day,
  recorded: fc.integer({ min: 0, max: 9 }),
  clauses: fc.subarray(['art1', 'art2']),
  through: fc.option(day),
  corrects: fc.option(fc.nat(7)),
  isVoid: fc.boolean(),
});

function history(
  drawn: {
    type: EffectEvent['type'];
    eventOn: string;
    recorded: number;
    clauses: string[];
    through: string | null;
    corrects: number | null;
    isVoid: boolean;
  }[],
): EffectEvent[] {
  const events: EffectEvent[] = [];
  const corrected = new Set<string>();
  for (const { type, eventOn, recorded, clauses, through, corrects, isVoid } of drawn) {
    const target = corrects === null ? undefined : events[corrects];
    const mayCorrect = target !== undefined && !corrected.has(target.id);
    if (mayCorrect) corrected.add(target.id);
    events.push(
      event(mayCorrect ? (isVoid ? 'VOIDED' : target.type) : type, eventOn, {
        recordedAt: new Date(Date.UTC(2024, 0, 1 + Math.max(recorded, mayCorrect ? 10 : 0))),
        detail: { clauses, validThrough: through },
        correctsEventId: mayCorrect ? target.id : null,
      }),
    );
  }
  return events;
}

describe('effect periods', () => {
  it('say on every day what statusOn says, without gap or overlap', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 8 }), fc.option(fc.nat(12)), (drawn, known) => {
        const events = history(drawn);
        const knownAt = known === null ? undefined : new Date(Date.UTC(2024, 0, 1 + known));
        const found = periods(signed, events, knownAt);
        const whole = found.filter(({ clause }) => clause === '');
        expect(whole[0]?.from).toBe(BEGINNING);
        whole.forEach((period, index) => {
          expect(period.to).toBe(whole[index + 1]?.from ?? null);
        });
        for (let offset = -2; offset < 64; offset += 1) {
          const on = addDays('2024-01-01', offset);
          const effect = effectOn(signed, events, on, knownAt);
          const of = (clause: string) =>
            found.filter((p) => p.clause === clause && p.from <= on && (p.to === null || on < p.to)).map((p) => p.status);
          expect(of('')).toEqual([effect.status]);
          for (const clause of ['art1', 'art2']) expect(of(clause)).toEqual(effect.clauses.has(clause) ? [effect.clauses.get(clause)] : []);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('versions', () => {
  const published = event('PUBLISHED', '2024-07-01');
  const amended = event('AMENDED', '2027-06-01');
  const versions = [
    { id: 'v1', ordinal: 1, sourceEventId: published.id },
    { id: 'v2', ordinal: 2, sourceEventId: amended.id },
  ];

  it('stand from their events on (domain.md 18)', () => {
    expect(versionPeriods(versions, [published, amended])).toEqual([
      { versionId: 'v1', from: '2024-07-01', to: '2027-06-01' },
      { versionId: 'v2', from: '2027-06-01', to: null },
    ]);
  });

  it('follow a corrected day, and vanish with a voided amendment', () => {
    const later = event('AMENDED', '2027-08-01', { correctsEventId: amended.id });
    expect(versionPeriods(versions, [published, amended, later])[1]?.from).toBe('2027-08-01');
    const voided = event('VOIDED', '2027-08-01', { correctsEventId: later.id });
    expect(versionPeriods(versions, [published, amended, later, voided])).toEqual([{ versionId: 'v1', from: '2024-07-01', to: null }]);
  });

  it('an old text is an old text, whatever the document is', () => {
    const old = { versionId: 'v1', from: '2024-07-01', to: '2027-06-01' };
    expect(versionStatusOn(old, 'IN_FORCE', '2027-06-01')).toBe('OLD_VERSION');
    expect(versionStatusOn(old, 'IN_FORCE', '2027-05-15')).toBe('IN_FORCE');
    expect(versionStatusOn(old, 'NOT_YET', '2024-06-30')).toBe('NOT_YET');
  });
});
