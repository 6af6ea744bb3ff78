import { TerritoryModule, VacanciesModule, VocabularyModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { FindImports } from './find-imports.js';
import { ImportFromEures } from './import-from-eures.js';
import { ImportsController } from './imports.controller.js';
import { ReadWords } from './known-words.js';

/** Imports from EURES. */
@Module({
  imports: [VacanciesModule, VocabularyModule, TerritoryModule],
  controllers: [ImportsController],
  providers: [ImportFromEures, FindImports, ReadWords],
})
export class ImportsModule {}
