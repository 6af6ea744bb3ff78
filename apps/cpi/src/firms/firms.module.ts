import { TerritoryModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { EraseFirm } from './erase-firm.js';
import { FirmsController } from './firms.controller.js';
import { Firms } from './firms.js';

/** The firms that an employment office serves. */
@Module({ imports: [TerritoryModule], controllers: [FirmsController], providers: [Firms, EraseFirm] })
export class FirmsModule {}
