import { exchangeWithPlacements } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { MandatoryCommunicationsModule } from './mandatory-communications/mandatory-communications.module.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithPlacements.imports, MandatoryCommunicationsModule] })
export class CpiModule {}
