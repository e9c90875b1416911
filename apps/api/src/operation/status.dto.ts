import { ApiProperty } from '@nestjs/swagger';
import { LIGHTS, STATUS_KEYS, type Light, type StatusKey } from '@libs/operation';

export class StatusLineDto {
  @ApiProperty({ enum: STATUS_KEYS }) key: StatusKey;
  @ApiProperty({ enum: LIGHTS }) light: Light;
  /** What is the case, and what to do. */
  title: string;
}

export class FailedJobDto {
  id: number;
  task: string;
  /** The fact that it was to follow; null for scheduled work. */
  eventType: string | null;
  attempts: number;
  error: string | null;
  failedAt: Date;
}

export class WorkerProcessDto {
  host: string;
  pid: number;
  startedAt: Date;
  isAlive: boolean;
}

export class VersionsDto {
  /** The last migration. */
  schema: string;
  postgres: string;
  node: string;
}

export class LastBackupDto {
  at: Date;
  generation: string;
}

export class StatusDto {
  at: Date;
  lines: StatusLineDto[];
  failedJobs: FailedJobDto[];
  workers: WorkerProcessDto[];
  lastBackup: LastBackupDto | null;
  versions: VersionsDto;
}
