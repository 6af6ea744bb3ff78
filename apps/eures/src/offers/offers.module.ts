import { BoardModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.js';
import { DocumentsController } from './documents.controller.js';
import { OfferEraser } from './erase-offers.js';
import { NoticeRestore } from './notice-restore.js';
import { OfferLedger } from './offer-ledger.js';
import { OfferedProfilesController } from './offered-profiles.controller.js';
import { OfferedVacanciesController } from './offered-vacancies.controller.js';
import { PruneOffers } from './prune-offers.js';
import { ReadOffers } from './read-offers.js';
import { WriteVacancy } from './write-vacancy.js';

/** What goes out to EURES: the network's vacancies, and the profiles of people who would move. */
@Module({
  imports: [BoardModule, ImportsModule],
  controllers: [OfferedVacanciesController, OfferedProfilesController, DocumentsController],
  providers: [NoticeRestore, OfferLedger, ReadOffers, OfferEraser, PruneOffers, WriteVacancy],
})
export class OffersModule {}
