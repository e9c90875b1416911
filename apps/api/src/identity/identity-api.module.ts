import { Module } from '@nestjs/common';
import { IdentityModule } from '@libs/identity';
import { OrganController } from './organ.controller';
import { SessionController } from './session.controller';
import { UserController } from './user.controller';

@Module({ imports: [IdentityModule], controllers: [SessionController, OrganController, UserController] })
export class IdentityApiModule {}
