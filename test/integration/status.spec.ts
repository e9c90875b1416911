/** What the system administrator sees, and the retry of a job that was given up. */
import { openApi, type Browser, type TestApi } from '../support/api';

interface Status {
  lines: { key: string; light: string; title: string }[];
  failedJobs: { id: number; task: string; eventType: string | null; error: string | null }[];
  workers: { isAlive: boolean }[];
  versions: { schema: string };
}

let api: TestApi;
let admin: Browser;
beforeAll(async () => {
  api = await openApi({ at: new Date().toISOString() });
  await api.account('bz-sfj', ['system_admin'], 'admin');
  await api.account('bz-sfj', ['reviewer'], 'reviewer');
  admin = await api.signIn('admin');
}, 120_000);
afterAll(() => api.close());

const status = async () => (await admin.get('/api/status')).body as Status;
const light = async (key: string) => (await status()).lines.find((line) => line.key === key);

it('shows a light for everything, with what to do', async () => {
  const { lines, versions } = await status();
  expect(lines.map((line) => line.key)).toEqual(['backup', 'jobs', 'workers', 'search', 'disk', 'clock', 'calendar', 'audit', 'mail']);
  expect(lines.every((line) => /\p{Script=Han}/u.test(line.title) && !line.title.includes('{'))).toBe(true);
  expect(lines[0]).toMatchObject({ light: 'bad', title: expect.stringContaining('GUIKU_BACKUP_DIR') as unknown });
  expect(lines[5]).toMatchObject({ light: 'good' });
  expect(versions.schema).toMatch(/\d{13}$/);
});

it('knows a worker that lives from one that left its name behind', async () => {
  await api.database.query(`INSERT INTO worker_process (id, host, pid, started_at) VALUES ('gone', 'a', 1, now())`);
  expect(await light('workers')).toMatchObject({ light: 'bad' });
  // Whoever holds the lock of the id lives; the query's own session does while it asks.
  const [row] = await api.database.query<{ is_alive: boolean }>(
    `WITH held AS MATERIALIZED (SELECT pg_advisory_lock(hashtextextended('guiku.worker:gone', 0))) SELECT w.is_alive FROM held, worker_processes() w`,
  );
  expect(row?.is_alive).toBe(true);
  expect(await light('workers')).toMatchObject({ light: 'bad' });
});

it('a job that was given up is shown, tried again once, and that is on record', async () => {
  await api.database.query(
    `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = E'磁盘已满\\n  at secret' WHERE id = (SELECT min(id) FROM graphile_worker._private_jobs)`,
  );
  expect(await light('jobs')).toMatchObject({ light: 'bad' });
  const [job] = (await status()).failedJobs;
  expect(job).toMatchObject({ task: 'react', error: '磁盘已满', eventType: expect.any(String) as unknown });
  const [first, second] = await Promise.all([admin.post(`/api/jobs/${job?.id}/retry`), admin.post(`/api/jobs/${job?.id}/retry`)]);
  expect([first.status, second.status].sort()).toEqual([204, 409]);
  expect((await status()).failedJobs).toEqual([]);
  const events = await api.database.query(`SELECT detail FROM audit_event WHERE type = 'job.retry'`);
  expect(events).toEqual([{ detail: { jobId: job?.id } }]);
});

it('is for the system administrator alone', async () => {
  const reviewer = await api.signIn('reviewer');
  expect((await reviewer.get('/api/status')).status).toBe(403);
  expect((await reviewer.post('/api/jobs/1/retry')).status).toBe(403);
  expect((await admin.post('/api/jobs/999999/retry')).status).toBe(409);
});
