import { Module } from '@nestjs/common';
import { LoadTerritory } from './load-territory.js';
import { TerritoryController } from './territory.controller.js';
import { Territory } from './territory.js';

/** Municipalities: codes, names, coordinates, distances. */
@Module({ controllers: [TerritoryController], providers: [Territory, LoadTerritory], exports: [Territory, LoadTerritory] })
export class TerritoryModule {}
