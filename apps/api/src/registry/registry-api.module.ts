import { Module } from '@nestjs/common';
import { RegistryModule } from '@libs/registry';
import { DocumentController } from './document.controller';

@Module({ imports: [RegistryModule], controllers: [DocumentController] })
export class RegistryApiModule {}
