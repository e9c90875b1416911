import { Module } from '@nestjs/common';
import { AuditModule } from '@libs/audit';
import { IdentityModule } from '@libs/identity';
import { AuditController } from './audit.controller';

@Module({ imports: [AuditModule, IdentityModule], controllers: [AuditController] })
export class AuditApiModule {}
