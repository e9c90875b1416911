import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganImportService } from './import/organ-import.service';
import { UserImportService } from './import/user-import.service';
import { OrganEntity } from './organ.entity';
import { OrganQueries } from './organ.queries';
import { OrganService } from './organ.service';
import { SessionEntity, SetupLinkEntity, SignInPolicyEntity } from './session.entity';
import { SessionService } from './session.service';
import { SetupService } from './setup.service';
import { UserEntity } from './user.entity';
import { UserQueries } from './user.queries';
import { UserService } from './user.service';

/** Organs, users, roles, sessions, permissions. Needs PlatformModule. */
@Module({
  imports: [TypeOrmModule.forFeature([OrganEntity, UserEntity, SessionEntity, SignInPolicyEntity, SetupLinkEntity])],
  providers: [OrganService, OrganQueries, UserService, UserQueries, SessionService, SetupService, OrganImportService, UserImportService],
  exports: [OrganService, OrganQueries, UserService, UserQueries, SessionService, SetupService, OrganImportService, UserImportService],
})
export class IdentityModule {}
