import { exchangeWithoutCandidates } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { ImportsModule } from './imports/imports.module.js';
import { OffersModule } from './offers/offers.module.js';
import { RunsModule } from './runs/runs.module.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithoutCandidates.imports, ImportsModule, RunsModule, OffersModule] })
export class EuresModule {}
