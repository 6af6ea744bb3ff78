import { exchangeWithPlacements } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { agencyWork } from './agency-features.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithPlacements.imports, ...agencyWork.imports] })
export class AgencyModule {}
