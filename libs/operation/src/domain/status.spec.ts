import { judge, type Measurements } from './status';

const now = new Date('2026-12-02T02:00:00Z');
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const GB = 1024 ** 3;
const well: Measurements = {
  now,
  today: '2026-12-02',
  lastBackup: { at: before(9), missing: 0 },
  queue: { waiting: 1, running: 1, failed: 0, oldestDue: before(0.1) },
  workers: [{ host: 'a', pid: 1, startedAt: before(40), isAlive: true }],
  engines: [{ engine: 'postgres', count: 3, parked: 0 }],
  disk: { free: 50 * GB, size: 100 * GB },
  databaseBytes: 2 * GB,
  clockDifferenceMs: 40,
  isPublished: () => true,
  lastSeal: { seq: 9, at: before(0.01) },
  lastEventAt: before(0.02),
  lastAnchor: { sealSeq: 8, on: '2026-12-01' },
  mail: { waiting: 0, retrying: 0, failed: 0 },
};
const lights = (changes: Partial<Measurements>) =>
  judge({ ...well, ...changes })
    .filter((line) => line.light !== 'good')
    .map((line) => `${line.light} ${line.code}`);

it('all well', () => {
  expect(lights({})).toEqual([]);
});
it.each<[string, Partial<Measurements>, string[]]>([
  ['never backed up', { lastBackup: null }, ['bad status_backup_none']],
  ['a backup missed', { lastBackup: { at: before(27), missing: 0 } }, ['attention status_backup_late']],
  ['no backup for days', { lastBackup: { at: before(73), missing: 0 } }, ['bad status_backup_old']],
  ['files lost before the backup', { lastBackup: { at: before(1), missing: 2 } }, ['bad status_backup_incomplete']],
  ['a job given up', { queue: { ...well.queue, failed: 1 } }, ['bad status_jobs_failed']],
  ['jobs that nobody takes', { queue: { ...well.queue, oldestDue: before(1) } }, ['attention status_jobs_late']],
  ['no worker', { workers: [{ host: 'a', pid: 1, startedAt: now, isAlive: false }] }, ['bad status_workers_none']],
  ['an entry that the index refuses', { engines: [{ engine: 'meilisearch', count: 0, parked: 1 }] }, ['bad status_search_parked']],
  ['an index far behind', { engines: [{ engine: 'meilisearch', count: 501, parked: 0 }] }, ['attention status_search_behind']],
  ['a disk that fills', { disk: { free: 4 * GB, size: 100 * GB } }, ['attention status_disk_filling']],
  ['a full disk', { disk: { free: 0.4 * GB, size: 10 * GB } }, ['bad status_disk_full']],
  ['clocks that differ', { clockDifferenceMs: -2_500 }, ['attention status_clock_wrong']],
  ['clocks far apart', { clockDifferenceMs: 40_000 }, ['bad status_clock_wrong']],
  ['holidays not entered', { isPublished: (year) => year === 2026 }, ['attention status_calendar_due']],
  ['no holidays at all', { isPublished: () => false }, ['bad status_calendar_missing']],
  ['a log that is not sealed', { lastSeal: { seq: 9, at: before(5) }, lastEventAt: before(1) }, ['bad status_audit_not_sealed']],
  ['seals not anchored for days', { lastAnchor: { sealSeq: 3, on: '2026-11-28' } }, ['bad status_audit_not_anchored']],
  ['mail given up', { mail: { waiting: 2, retrying: 1, failed: 1 } }, ['bad status_mail_failed']],
  ['mail that does not get through', { mail: { waiting: 2, retrying: 1, failed: 0 } }, ['attention status_mail_retrying']],
  ['seals never anchored', { lastAnchor: null }, ['attention status_audit_never_anchored']],
])('%s', (...[, changes, expected]) => {
  expect(lights(changes)).toEqual(expected);
});
it('before December nobody asks for the next year', () => {
  expect(lights({ today: '2026-11-30', isPublished: (year) => year === 2026 })).toEqual([]);
});
