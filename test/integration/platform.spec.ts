import { randomUUID } from 'node:crypto';
import { BlobStore, Transactions, type Tx } from '@libs/platform';
import { DomainError, SYSTEM } from '@libs/kernel';
import { openContext, type TestContext } from '../support/context';

let context: TestContext;
beforeAll(async () => {
  context = await openContext({ modules: [] });
});
afterAll(() => context.close());

const event = (subjectId: string, note: string) => ({
  type: 'test.note',
  subjectType: 'test',
  subjectId,
  actorId: SYSTEM.id,
  at: new Date('2026-04-01T02:00:00Z'),
  detail: { note },
});
const rows = (subjectId: string) =>
  context.database.query<{ seq: number; previous_hash: string | null; hash: string }>(
    'SELECT seq, previous_hash, hash FROM audit_event WHERE subject_id = $1 ORDER BY seq',
    [subjectId],
  );
const jobs = async () => Number((await context.database.query<{ n: string }>('SELECT count(*) AS n FROM graphile_worker.jobs'))[0]?.n);

describe('a command', () => {
  it('writes its audit row and one job, or neither', async () => {
    const subject = randomUUID();
    const before = await jobs();
    const transactions = context.get(Transactions);
    await transactions.run((tx) => tx.record(event(subject, 'kept')));
    await expect(
      transactions.run(async (tx) => {
        await tx.record(event(subject, 'lost'));
        throw new DomainError('conflict', 'refused');
      }),
    ).rejects.toMatchObject({ code: 'refused' });
    expect(await rows(subject)).toHaveLength(1);
    expect(await jobs()).toBe(before + 1);
  });

  it('queues an upload to be read before everything else that waits', async () => {
    await context.get(Transactions).run((tx) => tx.record({ ...event(randomUUID(), 'waited for'), type: 'file.store' }));
    const queue = await context.database.query<{ type: string }>(
      'SELECT e.type FROM graphile_worker.jobs j JOIN audit_event e ON e.id::text = j.key ORDER BY j.priority, j.id',
    );
    expect(queue.length).toBeGreaterThan(1);
    expect(queue[0]).toEqual({ type: 'file.store' });
  });

  it('INV-H: chains the rows of one subject without a fork, however many race', async () => {
    const subject = randomUUID();
    const transactions = context.get(Transactions);
    await Promise.all(Array.from({ length: 12 }, (_, n) => transactions.run((tx) => tx.record(event(subject, String(n))))));
    const chain = await rows(subject);
    expect(chain.map((row) => row.seq)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
    chain.forEach((row, at) => {
      expect(row.previous_hash).toBe(chain[at - 1]?.hash ?? null);
    });
  });

  it('INV-F: lets a reaction have its effect once', async () => {
    const transactions = context.get(Transactions);
    const id = await transactions.run((tx) => tx.record(event(randomUUID(), 'react')));
    const react = (tx: Tx) => tx.once(id, 'count');
    const ran = await Promise.all([transactions.run(react), transactions.run(react), transactions.run(react)]);
    expect(ran.filter(Boolean)).toHaveLength(1);
  });
});

describe('the blob store', () => {
  it('names a file by its content and shows to the public only what was published', async () => {
    const blobs = context.get(BlobStore);
    const blob = await blobs.put('private', Buffer.from('规范性文件'));
    expect(await blobs.put('private', Buffer.from('规范性文件'))).toEqual(blob);
    await expect(blobs.open('public', blob.sha256)).rejects.toMatchObject({ code: 'not_found' });
    await blobs.publish(blob.sha256);
    await blobs.publish(blob.sha256);
    (await blobs.open('public', blob.sha256)).destroy();
    await blobs.withhold(blob.sha256);
    await expect(blobs.open('public', blob.sha256)).rejects.toMatchObject({ code: 'not_found' });
    (await blobs.open('private', blob.sha256)).destroy();
  });
  it('takes no path for a name', async () => {
    await expect(context.get(BlobStore).open('private', '../../etc/passwd')).rejects.toMatchObject({ code: 'not_found' });
  });
});
