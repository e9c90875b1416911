import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Notice, NoticeKind, NoticeSetting } from './domain/notice';

@Entity('notice')
export class NoticeEntity implements Notice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('text') kind: NoticeKind;
  @Column('text') key: string;
  @Column('text', { name: 'subject_type' }) subjectType: string;
  @Column('uuid', { name: 'subject_id' }) subjectId: string;
  @Column('text') title: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt: Date | null;
}

@Entity('notice_setting')
export class NoticeSettingEntity implements NoticeSetting {
  @PrimaryColumn('uuid', { name: 'user_id' }) userId: string;
  @Column('text', { nullable: true }) email: string | null;
  @Column('jsonb', { name: 'desk_only' }) deskOnly: NoticeKind[];
  @Column('integer') revision: number;
}

@Entity('notice_mail')
export class NoticeMailEntity {
  @PrimaryColumn('uuid', { name: 'notice_id' }) noticeId: string;
  @Column('text') state: 'waiting' | 'sent' | 'dropped' | 'failed';
  @Column('integer') attempts: number;
  @Column('timestamptz', { name: 'next_at' }) nextAt: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt: Date | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError: string | null;
  @Column('timestamptz', { name: 'last_tried_at', nullable: true }) lastTriedAt: Date | null;
}
