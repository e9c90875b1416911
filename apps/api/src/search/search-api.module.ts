import { Module } from '@nestjs/common';
import { SearchModule } from '@libs/search';
import { SettingsModule } from '@libs/settings';
import { SearchController } from './search.controller';

@Module({ imports: [SearchModule, SettingsModule], controllers: [SearchController] })
export class SearchApiModule {}
