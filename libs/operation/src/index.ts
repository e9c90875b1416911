export { makeBackup } from './backup/backup';
export { type Manifest } from './backup/manifest';
export { pruneBackups } from './backup/prune';
export { restoreBackup } from './backup/restore';
export { verifyBackup, type BackupFinding } from './backup/verify';
export { OPERATION_EVENTS, type OperationEvent } from './events';
export { OPERATION_MESSAGES } from './messages';
export { OperationModule } from './operation.module';
export { OperationService } from './operation.service';
