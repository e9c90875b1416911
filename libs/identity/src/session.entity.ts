import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SignInPolicy } from './domain/sign-in-policy';

@Entity('session')
export class SessionEntity {
  @PrimaryColumn('text', { name: 'token_hash' }) tokenHash: string;
  @Column('uuid', { name: 'user_id' }) userId: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt: Date | null;
}

@Entity('sign_in_policy')
export class SignInPolicyEntity implements SignInPolicy {
  @PrimaryColumn('uuid') id: string;
  @Column('integer', { name: 'lock_after' }) lockAfter: number;
  @Column('integer', { name: 'lock_minutes' }) lockMinutes: number;
  @Column('integer', { name: 'idle_minutes' }) idleMinutes: number;
  @Column('integer', { name: 'absolute_hours' }) absoluteHours: number;
  @Column('integer', { name: 'password_length' }) passwordLength: number;
  @Column('integer') revision: number;
}

@Entity('setup_link')
export class SetupLinkEntity {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { name: 'token_hash' }) tokenHash: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
  @Column('timestamptz', { name: 'used_at', nullable: true }) usedAt: Date | null;
  @Column('uuid', { name: 'used_by', nullable: true }) usedBy: string | null;
  @Column('integer') revision: number;
}
