import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { ExtractionModule } from '@libs/extraction';
import { FileController } from './file.controller';
import { Uploads } from './uploads';

@Module({
  imports: [ExtractionModule, MulterModule.registerAsync({ useClass: Uploads })],
  controllers: [FileController],
  providers: [Uploads],
})
export class ExtractionApiModule {}
