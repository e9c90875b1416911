import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FileEntity, FileTextEntity } from './file.entity';
import { FileQueries } from './file.queries';
import { FileService } from './file.service';

@Module({
  imports: [TypeOrmModule.forFeature([FileEntity, FileTextEntity])],
  providers: [FileQueries, FileService],
  exports: [FileQueries, FileService],
})
export class ExtractionModule {}
