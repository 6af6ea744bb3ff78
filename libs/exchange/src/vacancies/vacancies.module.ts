import { Module } from '@nestjs/common';
import { AddedByKindModule } from '../features/added-by-kind.js';
import { TerritoryModule } from '../territory/territory.module.js';
import { ExpireVacancies } from './expire-vacancies.js';
import { FindVacancies } from './find-vacancies.js';
import { ImportedVacancies } from './imported-vacancies.js';
import { RestoreVacancy } from './restore-vacancy.js';
import { SaveVacancy } from './save-vacancy.js';
import { VacanciesController } from './vacancies.controller.js';
import { Vacancies } from './vacancies.js';

/** The vacancies that a member offers: drafted, published, updated, filled, withdrawn, closed by their date, imported. */
@Module({
  imports: [AddedByKindModule, TerritoryModule],
  controllers: [VacanciesController],
  providers: [Vacancies, FindVacancies, SaveVacancy, ExpireVacancies, ImportedVacancies, RestoreVacancy],
  exports: [Vacancies, ImportedVacancies],
})
export class VacanciesModule {}
