import { Module } from '@nestjs/common';
import { IdentityModule } from '@libs/identity';
import { RegistryModule } from '@libs/registry';
import { DocumentController } from './document.controller';
import { TakedownController } from './takedown.controller';

@Module({ imports: [IdentityModule, RegistryModule], controllers: [TakedownController, DocumentController] })
export class RegistryApiModule {}
