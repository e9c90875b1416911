import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { DraftingModule } from '@libs/drafting';
import { IdentityModule } from '@libs/identity';
import { ReviewModule } from '@libs/review';
import { Uploads } from '../extraction/uploads';
import { ImportController } from './import.controller';
import { LeavingService } from './leaving.service';
import { OrganController } from './organ.controller';
import { SessionController } from './session.controller';
import { UserController } from './user.controller';

@Module({
  imports: [IdentityModule, DraftingModule, ReviewModule, MulterModule.registerAsync({ useClass: Uploads })],
  controllers: [SessionController, OrganController, UserController, ImportController],
  providers: [LeavingService],
})
export class IdentityApiModule {}
