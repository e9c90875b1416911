import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './domain/role';
import type { User } from './domain/user';

@Entity('app_user')
export class UserEntity implements User {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organ_id' }) organId: string;
  @Column('text', { nullable: true }) unit: string | null;
  @Column('text') name: string;
  @Column('text') login: string;
  /** argon2id; never leaves this room. */
  @Column('text', { name: 'password_hash', select: false }) passwordHash: string;
  @Column('text', { array: true }) roles: Role[];
  @Column('text', { nullable: true }) phone: string | null;
  @Column('boolean', { name: 'must_change_password' }) mustChangePassword: boolean;
  @Column('integer', { name: 'failed_attempts' }) failedAttempts: number;
  @Column('timestamptz', { name: 'locked_until', nullable: true }) lockedUntil: Date | null;
  @Column('timestamptz', { name: 'disabled_at', nullable: true }) disabledAt: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('integer') revision: number;
}
