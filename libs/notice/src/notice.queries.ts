import { Injectable } from '@nestjs/common';
import type { Actor } from '@libs/kernel';
import { DataSource } from 'typeorm';
import { DEFAULT_SETTING, type Notice, type NoticeKind, type NoticeSetting } from './domain/notice';
import { NoticeEntity, NoticeSettingEntity } from './notice.entity';

export interface NoticeFilter {
  isUnread?: boolean;
  kind?: NoticeKind;
  /** Id of the last notice of the page before. */
  after?: string;
  limit: number;
}

/** A person's own inbox and settings; nobody reads another's. */
@Injectable()
export class NoticeQueries {
  constructor(private readonly source: DataSource) {}

  /** A page of `by`'s notices, the latest first. */
  async page(filter: NoticeFilter, by: Actor): Promise<{ items: Notice[]; next: string | null }> {
    const query = this.source.manager
      .createQueryBuilder(NoticeEntity, 'notice')
      .where('notice.user_id = :me', { me: by.id })
      .orderBy('notice.id', 'DESC')
      .limit(filter.limit + 1);
    if (filter.isUnread === true) query.andWhere('notice.read_at IS NULL');
    if (filter.kind) query.andWhere('notice.kind = :kind', { kind: filter.kind });
    if (filter.after) query.andWhere('notice.id < :after', { after: filter.after });
    const found = await query.getMany();
    const items = found.slice(0, filter.limit);
    return { items, next: found.length > filter.limit ? (items.at(-1)?.id ?? null) : null };
  }

  unread(by: Actor): Promise<number> {
    return this.source.manager
      .createQueryBuilder(NoticeEntity, 'notice')
      .where('notice.user_id = :me AND notice.read_at IS NULL', { me: by.id })
      .getCount();
  }

  /** How a person wants to be told; revision 1 are the defaults. */
  async setting(userId: string): Promise<NoticeSetting & { revision: number }> {
    const row = await this.source.manager.findOneBy(NoticeSettingEntity, { userId });
    return row ?? { ...DEFAULT_SETTING, revision: 1 };
  }
}
