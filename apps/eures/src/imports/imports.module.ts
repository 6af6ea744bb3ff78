import { TerritoryModule, VacanciesModule, VocabularyModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { EuresDocuments } from './eures-documents.js';
import { FindImports } from './find-imports.js';
import { ImportFromEures } from './import-from-eures.js';
import { ImportsController } from './imports.controller.js';
import { ReadWords } from './known-words.js';
import { TakeDocuments } from './take-documents.js';

/** Taking vacancies in from EURES: the reading that files and the interface share, and the imports of files. */
@Module({
  imports: [VacanciesModule, VocabularyModule, TerritoryModule],
  controllers: [ImportsController],
  providers: [ImportFromEures, FindImports, ReadWords, TakeDocuments, EuresDocuments],
  exports: [TakeDocuments, EuresDocuments, ReadWords],
})
export class ImportsModule {}
