export { AnchorService, type Anchor } from './anchor.service';
export { AuditModule } from './audit.module';
export { AuditQueries, type AuditFilter, type AuditItem } from './audit.queries';
export { AuditVerifier } from './audit.verifier';
export { csvLine } from './domain/csv';
export type { Finding, VerifyReport } from './domain/finding';
export type { Seal } from './domain/seal';
export { FINDING_WORDS } from './messages';
export { SealService } from './seal.service';
