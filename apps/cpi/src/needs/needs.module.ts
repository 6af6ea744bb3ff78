import { Module } from '@nestjs/common';
import { NeedsController } from './needs.controller.js';
import { Needs } from './needs.js';
import { RestoreNeed } from './restore-need.js';
import { TellNeedsAgain } from './tell-needs-again.js';

/** What firms need, declared by the employment office that serves them. */
@Module({ controllers: [NeedsController], providers: [Needs, RestoreNeed, TellNeedsAgain] })
export class NeedsModule {}
