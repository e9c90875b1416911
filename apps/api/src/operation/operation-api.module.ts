import { Module } from '@nestjs/common';
import { OperationModule } from '@libs/operation';
import { StatusController } from './status.controller';

@Module({ imports: [OperationModule], controllers: [StatusController] })
export class OperationApiModule {}
