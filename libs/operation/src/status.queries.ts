import { statfs } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AnchorService } from '@libs/audit';
import { MailQueries } from '@libs/notice';
import { Clock, DATA_DIR, MIGRATION_NAMES } from '@libs/platform';
import { Relay } from '@libs/search';
import { CalendarQueries } from '@libs/settings';
import { DataSource } from 'typeorm';
import { judge, type Measurements, type StatusLine } from './domain/status';

/** A job that used up its attempts. */
export interface FailedJob {
  id: number;
  task: string;
  /** The fact that it was to follow; null for scheduled work. */
  eventType: string | null;
  attempts: number;
  /** First line of the last error. */
  error: string | null;
  failedAt: Date;
}

export interface StatusReport {
  at: Date;
  lines: StatusLine[];
  failedJobs: FailedJob[];
  workers: Measurements['workers'];
  lastBackup: { at: Date; generation: string } | null;
  versions: { schema: string; postgres: string; node: string };
}

interface Counts {
  now: Date;
  databaseBytes: number;
  postgres: string;
  sealSeq: number | null;
  sealedAt: Date | null;
  lastEventAt: Date | null;
}

const COUNTS = `
  SELECT clock_timestamp() AS now, pg_database_size(current_database()) AS "databaseBytes", current_setting('server_version') AS postgres,
         (SELECT max(seq) FROM audit_seal)::int AS "sealSeq", (SELECT sealed_at FROM audit_seal ORDER BY seq DESC LIMIT 1) AS "sealedAt",
         (SELECT at FROM audit_event ORDER BY at DESC, id DESC LIMIT 1) AS "lastEventAt"`;

const LAST_BACKUP = `
  SELECT at, detail FROM audit_event
  WHERE subject_type = 'installation' AND subject_id = 'guiku' AND type = 'backup.make' ORDER BY seq DESC LIMIT 1`;

const FAILED = `
  SELECT f.id, f.task, e.type AS "eventType", f.attempts, f.error, f.failed_at AS "failedAt"
  FROM queue_failed() f LEFT JOIN audit_event e ON e.id = f.event_id`;

/** The state of the system (系统状态), measured when asked. */
@Injectable()
export class StatusQueries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly relay: Relay,
    private readonly calendars: CalendarQueries,
    private readonly anchors: AnchorService,
    private readonly mails: MailQueries,
    @Inject(DATA_DIR) private readonly dataDir: string,
  ) {}

  async status(): Promise<StatusReport> {
    const asked = Date.now();
    const [counts] = await this.source.query<Counts[]>(COUNTS);
    const answered = Date.now();
    if (!counts) throw new Error('the database does not say what it has');
    const [queue] = await this.source.query<Measurements['queue'][]>(
      'SELECT waiting, running, failed, oldest_due AS "oldestDue" FROM queue_state()',
    );
    const workers = await this.source.query<Measurements['workers']>(
      'SELECT host, pid, started_at AS "startedAt", is_alive AS "isAlive" FROM worker_processes()',
    );
    const [backup] = await this.source.query<{ at: Date; detail: { generation: string; missing: number } }[]>(LAST_BACKUP);
    const { bavail, blocks, bsize } = await statfs(this.dataDir);
    const calendar = await this.calendars.calendar();
    const anchor = (await this.anchors.lines()).findLast((line) => line !== null) ?? null;
    const lines = judge({
      now: this.clock.now(),
      today: this.clock.today(),
      lastBackup: backup ? { at: backup.at, missing: backup.detail.missing } : null,
      queue: queue ?? { waiting: 0, running: 0, failed: 0, oldestDue: null },
      workers,
      engines: await this.relay.pending(),
      disk: { free: bavail * bsize, size: blocks * bsize },
      databaseBytes: counts.databaseBytes,
      clockDifferenceMs: counts.now.getTime() - (asked + answered) / 2,
      isPublished: (year) => calendar.isPublished(year),
      lastSeal: counts.sealSeq === null || counts.sealedAt === null ? null : { seq: counts.sealSeq, at: counts.sealedAt },
      lastEventAt: counts.lastEventAt,
      mail: await this.mails.status(),
      lastAnchor: anchor && { sealSeq: anchor.sealSeq, on: anchor.on },
    });
    return {
      at: this.clock.now(),
      lines,
      failedJobs: await this.source.query<FailedJob[]>(FAILED),
      workers,
      lastBackup: backup ? { at: backup.at, generation: backup.detail.generation } : null,
      versions: { schema: MIGRATION_NAMES.at(-1) ?? '', postgres: counts.postgres, node: process.versions.node },
    };
  }
}
