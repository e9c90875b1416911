import { Injectable } from '@nestjs/common';
import { SYSTEM } from '@libs/kernel';
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

  private async record(type: OperationEvent, { generation, tables, blobs, missing }: Manifest): Promise<void> {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const detail = { generation, rows, blobs: blobs.files, bytes: blobs.bytes, missing: missing.length };
    await this.transactions.run(async (tx) => {
      await tx.record({ type, subjectType: 'installation', subjectId: 'guiku', actorId: SYSTEM.id, at: tx.now, detail });
    });
  }
}
