import { Module } from '@nestjs/common';
import { BreachProjection } from './breach-projection.js';
import { BreachesController } from './breaches.controller.js';
import { FindBreaches } from './find-breaches.js';
import { PruneBreaches } from './prune-breaches.js';
import { RestoreToldBreach } from './restore-told-breach.js';
import { TellBreaches } from './tell-breaches.js';

/** Knowing of the missed terms that concern one; at the coordinator, of all. */
@Module({ controllers: [BreachProjection, BreachesController], providers: [FindBreaches, PruneBreaches] })
export class BreachesModule {}

/** Telling of missed terms. */
@Module({ providers: [TellBreaches, RestoreToldBreach], exports: [TellBreaches] })
export class TellBreachesModule {}
