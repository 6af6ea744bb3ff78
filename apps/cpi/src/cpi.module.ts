import { exchangeWithPlacements } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { FirmsModule } from './firms/firms.module.js';
import { MandatoryCommunicationsModule } from './mandatory-communications/mandatory-communications.module.js';
import { NeedsModule } from './needs/needs.module.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithPlacements.imports, MandatoryCommunicationsModule, FirmsModule, NeedsModule] })
export class CpiModule {}
