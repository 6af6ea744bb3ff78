import { exchangeWithPlacements } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { CrisesModule } from './crises/crises.module.js';
import { FirmsModule } from './firms/firms.module.js';
import { MandatoryCommunicationsModule } from './mandatory-communications/mandatory-communications.module.js';
import { NeedsModule } from './needs/needs.module.js';
import { servicesToPeople } from './services-to-people.js';

/** Wiring: what this kind of member shares with others comes from the exchange, what only it does comes beside. */
@Module({ imports: [...exchangeWithPlacements.imports, ...servicesToPeople.imports, MandatoryCommunicationsModule, FirmsModule, NeedsModule, CrisesModule] })
export class CpiModule {}
