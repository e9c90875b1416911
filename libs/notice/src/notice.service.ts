import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type LegalDate } from '@libs/kernel';
import { Ids, Transactions, type Tx } from '@libs/platform';
import { DEFAULT_SETTING, isMailed, NOTICE_KINDS, type NoticeKind, type NoticeSetting } from './domain/notice';
import type { NoticeEvent } from './events';
import { NoticeSettingEntity } from './notice.entity';

export interface NewNotice {
  kind: NoticeKind;
  /** The id of the event that it follows from, or `reminderKey`. */
  key: string;
  /** Users who may see the subject: whoever tells them has asked. */
  to: readonly string[];
  subjectType: string;
  subjectId: string;
  title: string;
  dueOn?: LegalDate | null;
  /** When it happened; now when left out. */
  at?: Date;
}

/** Tells people what has happened and what is due, each once; keeps what they have read and how they want to be told. */
@Injectable()
export class NoticeService {
  constructor(
    private readonly transactions: Transactions,
    private readonly ids: Ids,
  ) {}

  /** Puts the notice into each inbox and, where its reader wants it, to the mail to be sent; told again it changes nothing. Returns how many were new. */
  async tellIn(tx: Tx, notice: NewNotice): Promise<number> {
    const to = [...new Set(notice.to)].sort();
    if (to.length === 0) return 0;
    const { kind, key, subjectType, subjectId, title, dueOn = null, at = tx.now } = notice;
    const written = await tx.db.query<{ id: string; user_id: string }[]>(
      `INSERT INTO notice (id, user_id, kind, key, subject_type, subject_id, title, due_on, created_at)
       SELECT p.id, u.id, $3, $4, $5, $6, $7, $8, $9 FROM unnest($1::uuid[], $2::uuid[]) AS p (id, user_id)
         JOIN app_user u ON u.id = p.user_id AND u.disabled_at IS NULL
       ON CONFLICT ON CONSTRAINT notice_is_sent_once DO NOTHING RETURNING id, user_id`,
      [to.map(() => this.ids.next()), to, kind, key, subjectType, subjectId, title, dueOn, at],
    );
    const settings = await tx.db.query<({ userId: string } & NoticeSetting)[]>(
      'SELECT user_id AS "userId", email, desk_only AS "deskOnly" FROM notice_setting WHERE user_id = ANY($1)',
      [written.map(({ user_id: userId }) => userId)],
    );
    const wanted = new Set(settings.filter((setting) => isMailed(setting, kind)).map(({ userId }) => userId));
    const mailed = written.filter(({ user_id: userId }) => wanted.has(userId)).map(({ id }) => id);
    await tx.db.query(
      `INSERT INTO notice_mail (notice_id, state, attempts, next_at) SELECT id, 'waiting', 0, $2 FROM unnest($1::uuid[]) AS id`,
      [mailed, tx.now],
    );
    return written.length;
  }

  /** Marks one of `by`'s own notices as read. Errors: `not_found`. */
  read(id: string, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      const [, count] = await tx.db.query<[unknown, number]>(
        'UPDATE notice SET read_at = coalesce(read_at, $3) WHERE id = $1 AND user_id = $2',
        [id, by.id, tx.now],
      );
      if (count !== 1) throw new DomainError('not_found', 'not_found', { id });
    });
  }

  /** Marks as read what `by` had in the inbox up to the notice `lastId`: what came meanwhile stays unread. */
  readAll(lastId: string, by: Actor): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.db.query('UPDATE notice SET read_at = $3 WHERE user_id = $1 AND id <= $2 AND read_at IS NULL', [by.id, lastId, tx.now]);
    });
  }

  /** Which kinds stay at the desk. Errors: `stale_revision`, `notice_kind_unknown`. */
  setKinds(expectedRevision: number, deskOnly: readonly NoticeKind[], by: Actor): Promise<void> {
    if (!deskOnly.every((kind) => NOTICE_KINDS.includes(kind))) throw new DomainError('invalid', 'notice_kind_unknown', {});
    const kept = NOTICE_KINDS.filter((kind) => deskOnly.includes(kind));
    return this.change(by.id, expectedRevision, { deskOnly: kept }, 'notice.set_kinds', { deskOnly: kept }, by);
  }

  /** The address to which a person's notices are mailed, null for none: their own, or set by an administrator. Errors: `stale_revision`, `notice_setting_email_is_an_address`. */
  setAddress(userId: string, expectedRevision: number, email: string | null, by: Actor): Promise<void> {
    const address = email === null || email.trim() === '' ? null : email.trim();
    return this.change(userId, expectedRevision, { email: address }, 'notice.set_address', { isSet: address !== null }, by);
  }

  private change(
    userId: string,
    expectedRevision: number,
    changes: Partial<NoticeSetting>,
    type: NoticeEvent,
    detail: Record<string, unknown>,
    by: Actor,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { email, deskOnly } = DEFAULT_SETTING;
      // The row of somebody who never chose is made here, so that there is one to lock. Revision 1 is the defaults.
      await tx.db.query('INSERT INTO notice_setting (user_id, email, desk_only, revision) VALUES ($1, $2, $3, 1) ON CONFLICT DO NOTHING', [
        userId,
        email,
        JSON.stringify(deskOnly),
      ]);
      const row = await tx.db
        .createQueryBuilder(NoticeSettingEntity, 'row')
        .setLock('pessimistic_write')
        .where('row.userId = :userId', { userId })
        .getOneOrFail();
      if (row.revision !== expectedRevision) throw new DomainError('conflict', 'stale_revision', { current: row.revision });
      await tx.db.update(NoticeSettingEntity, { userId }, { ...changes, revision: row.revision + 1 });
      await tx.record({ type, subjectType: 'user', subjectId: userId, actorId: by.id, at: tx.now, detail });
    });
  }
}
