import { Module } from '@nestjs/common';
import { CrisesController } from './crises.controller.js';
import { Crises } from './crises.js';
import { RestoreCrisis } from './restore-crisis.js';
import { TellCrisesAgain } from './tell-crises-again.js';

/** Crises of firms, announced by the employment office that serves them. */
@Module({ controllers: [CrisesController], providers: [Crises, RestoreCrisis, TellCrisesAgain] })
export class CrisesModule {}
