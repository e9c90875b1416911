import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { IdentityModule } from '@libs/identity';
import { Uploads } from '../extraction/uploads';
import { ImportController } from './import.controller';
import { OrganController } from './organ.controller';
import { SessionController } from './session.controller';
import { UserController } from './user.controller';

@Module({
  imports: [IdentityModule, MulterModule.registerAsync({ useClass: Uploads })],
  controllers: [SessionController, OrganController, UserController, ImportController],
})
export class IdentityApiModule {}
