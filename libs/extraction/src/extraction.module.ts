import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CleanCopyEntity } from './clean-copy.entity';
import { CleanCopyService } from './clean-copy.service';
import { FileEntity, FileTextEntity } from './file.entity';
import { FileQueries } from './file.queries';
import { FileService } from './file.service';

@Module({
  imports: [TypeOrmModule.forFeature([FileEntity, FileTextEntity, CleanCopyEntity])],
  providers: [FileQueries, FileService, CleanCopyService],
  exports: [FileQueries, FileService, CleanCopyService],
})
export class ExtractionModule {}
