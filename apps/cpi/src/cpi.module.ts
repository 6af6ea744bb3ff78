import { exchangeWithPlacements } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { servicesToPeople } from './services-to-people.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithPlacements.imports, ...servicesToPeople.imports] })
export class CpiModule {}
