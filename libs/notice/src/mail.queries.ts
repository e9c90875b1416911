import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** How mail stands, for whoever keeps the system (系统状态). */
export interface MailStatus {
  waiting: number;
  /** Waiting ones that could not be handed over at least once. */
  retrying: number;
  /** Given up after two days of tries. */
  failed: number;
  lastSentAt: Date | null;
  lastError: { at: Date; message: string } | null;
}

@Injectable()
export class MailQueries {
  constructor(private readonly source: DataSource) {}

  async status(): Promise<MailStatus> {
    const [counted] = await this.source.query<Omit<MailStatus, 'lastError'>[]>(
      `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'waiting' AND attempts > 0) AS retrying,
              count(*) FILTER (WHERE state = 'failed') AS failed, max(sent_at) AS "lastSentAt" FROM notice_mail`,
    );
    const [error] = await this.source.query<{ at: Date; message: string }[]>(
      `SELECT last_tried_at AS at, last_error AS message FROM notice_mail WHERE last_error IS NOT NULL AND state IN ('waiting', 'failed')
        ORDER BY last_tried_at DESC LIMIT 1`,
    );
    return { ...(counted ?? { waiting: 0, retrying: 0, failed: 0, lastSentAt: null }), lastError: error ?? null };
  }
}
