export { BlobStore, type Blob, type BlobArea } from './blob-store';
export { Clock, SetClock } from './clock';
export { apiConfig, cliConfig, portalConfig, readConfig, workerConfig } from './config';
export { Ids } from './ids';
export { createLog, nestLogger, type Log } from './log';
export { PLATFORM_MESSAGES } from './messages';
export { migrate } from './migrate';
export { LOG, PlatformModule, type PlatformOptions } from './platform.module';
export { auditHash, Transactions, Tx } from './transactions';
