import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnchorService } from './anchor.service';
import { AuditQueries } from './audit.queries';
import { AuditVerifier } from './audit.verifier';
import { AuditSealEntity } from './seal.entity';
import { SealService } from './seal.service';

const PROVIDERS = [AuditQueries, AuditVerifier, AnchorService, SealService];

@Module({ imports: [TypeOrmModule.forFeature([AuditSealEntity])], providers: PROVIDERS, exports: PROVIDERS })
export class AuditModule {}
