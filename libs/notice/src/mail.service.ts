import { Inject, Injectable, Optional } from '@nestjs/common';
import { formatDateZh, type LegalDate } from '@libs/kernel';
import { Clock, LOG, type Log } from '@libs/platform';
import { DataSource } from 'typeorm';
import { MOST_ATTEMPTS, retryAfterMs, type NoticeKind } from './domain/notice';
import { NOTICE_KIND_WORDS } from './messages';

/** Injection token of the way out; absent where no mail is set up. */
export const MAIL_SENDER = Symbol('MAIL_SENDER');

export interface Mail {
  /** The same at every try, so that a receiver knows a mail that came twice. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** The outside world: hands one mail to the server, or throws. */
export interface MailSender {
  /** Where the desk is reached, without a trailing slash. */
  readonly deskUrl: string;
  send(mail: Mail): Promise<void>;
}

interface Claimed {
  noticeId: string;
  attempts: number;
  kind: NoticeKind;
  title: string;
  dueOn: LegalDate | null;
  subjectType: string;
  subjectId: string;
  /** Null when the reader has gone, or took the address or this kind back meanwhile. */
  email: string | null;
}

const BATCH = 50;

/**
 * Sends what waits, at least once (INV-F):
 * 1. a claim counts the try and puts the next one off, in a transaction of its own;
 * 2. the mail is handed to the server outside any transaction;
 * 3. accepted: sent. Refused, or this process killed: the next try is due, with the same Message-ID.
 */
@Injectable()
export class MailService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
    @Optional() @Inject(MAIL_SENDER) private readonly sender: MailSender | null = null,
  ) {}

  /** Sends every mail that is due; returns how many were accepted. Where no mail is set up they wait. */
  async sendDue(): Promise<number> {
    if (!this.sender) return 0;
    let sent = 0;
    for (let batch = await this.claim(); batch.length > 0; batch = await this.claim()) {
      for (const mail of batch) sent += await this.sendOne(this.sender, mail);
    }
    return sent;
  }

  private async sendOne(sender: MailSender, claimed: Claimed): Promise<number> {
    const { noticeId, email, attempts } = claimed;
    if (email === null) {
      await this.settle(noticeId, 'dropped', null);
      return 0;
    }
    try {
      await sender.send({ ...mailOf(claimed, sender.deskUrl), to: email });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.warn({ notice: noticeId, attempts, reason: message }, 'a mail was not accepted');
      const nextAt = new Date(this.clock.now().getTime() + retryAfterMs(attempts));
      await this.settle(noticeId, attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting', message.slice(0, 500), nextAt);
      return 0;
    }
    await this.settle(noticeId, 'sent', null);
    return 1;
  }

  private async claim(): Promise<Claimed[]> {
    const now = this.clock.now();
    const [rows] = await this.source.query<[Claimed[], number]>(
      `UPDATE notice_mail m SET attempts = m.attempts + 1, last_tried_at = $1, next_at = $1::timestamptz + make_interval(mins => $3)
         FROM notice n JOIN app_user u ON u.id = n.user_id LEFT JOIN notice_setting s ON s.user_id = n.user_id
        WHERE n.id = m.notice_id AND m.notice_id IN (
          SELECT notice_id FROM notice_mail WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, notice_id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING m.notice_id AS "noticeId", m.attempts, n.kind, n.title, n.due_on AS "dueOn", n.subject_type AS "subjectType",
         n.subject_id AS "subjectId", CASE WHEN u.disabled_at IS NULL AND NOT s.desk_only ? n.kind THEN s.email END AS email`,
      [now, BATCH, CLAIM_MINUTES],
    );
    return rows;
  }

  private async settle(
    noticeId: string,
    state: 'sent' | 'dropped' | 'failed' | 'waiting',
    error: string | null,
    nextAt?: Date,
  ): Promise<void> {
    await this.source.query(
      `UPDATE notice_mail SET state = $2, sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END, last_error = $4, next_at = coalesce($5, next_at)
        WHERE notice_id = $1 AND state = 'waiting'`,
      [noticeId, state, this.clock.now(), error, nextAt ?? null],
    );
  }
}

/** A claim is given back after so long, when whoever took it has died. */
const CLAIM_MINUTES = 10;

const PATHS: Readonly<Record<string, string>> = {
  draft: '/drafts/',
  review: '/reviews/',
  document: '/documents/',
  filing: '/filings/',
  campaign: '/campaigns/',
};

/** Where the desk shows a subject; the inbox for what has no page of its own. */
export function deskPath(subjectType: string, subjectId: string): string {
  const path = PATHS[subjectType];
  return path === undefined ? '/notices' : `${path}${subjectId}`;
}

/** 主题 and 正文: what has happened, to what, until when, and the way there; nothing of the matter's substance leaves the desk. */
function mailOf({ noticeId, kind, title, dueOn, subjectType, subjectId }: Claimed, deskUrl: string): Omit<Mail, 'to'> {
  const words = NOTICE_KIND_WORDS[kind].zh;
  const due = dueOn === null ? [] : [`期限：${formatDateZh(dueOn)}`];
  const lines = [
    words,
    `事项：《${title}》`,
    ...due,
    '',
    `办理：${deskUrl}${deskPath(subjectType, subjectId)}`,
    '',
    '本邮件由系统自动发出，请勿回复。',
  ];
  return { messageId: `<${noticeId}@guiku>`, subject: `${words}：${title}`, text: lines.join('\n') };
}
