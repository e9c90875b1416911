import { Injectable } from '@nestjs/common';
import { DomainError, SYSTEM, type Actor } from '@libs/kernel';
import { Transactions } from '@libs/platform';
import type { Manifest } from './backup/manifest';
import type { OperationEvent } from './events';

/** Writes into the audit log what the operator did to the registry as a whole. */
@Injectable()
export class OperationService {
  constructor(private readonly transactions: Transactions) {}

  /** A backup was made (备份). */
  backedUp(manifest: Manifest): Promise<void> {
    return this.record('backup.make', manifest);
  }

  /** This registry was restored from a backup (恢复). */
  restored(manifest: Manifest): Promise<void> {
    return this.record('backup.load', manifest);
  }

  /**
   * Has a job that was given up tried again (重试). Its reactions bear being run again: what they did in the database is marked.
   * Errors: `job_not_failed`.
   */
  retry(jobId: number, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const [done] = await tx.db.query<{ retried: boolean }[]>('SELECT queue_retry($1) AS retried', [jobId]);
      if (done?.retried !== true) throw new DomainError('conflict', 'job_not_failed', { jobId });
      const type: OperationEvent = 'job.retry';
      await tx.record({ type, subjectType: 'installation', subjectId: 'guiku', actorId: by.id, at: tx.now, detail: { jobId } });
    });
  }

  private async record(type: OperationEvent, { generation, tables, blobs, missing }: Manifest): Promise<void> {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const detail = { generation, rows, blobs: blobs.files, bytes: blobs.bytes, missing: missing.length };
    await this.transactions.run(async (tx) => {
      await tx.record({ type, subjectType: 'installation', subjectId: 'guiku', actorId: SYSTEM.id, at: tx.now, detail });
    });
  }
}
