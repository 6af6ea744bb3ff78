import { Module } from '@nestjs/common';
import { FindStatements } from './find-statements.js';
import { RecordStatement } from './record-statement.js';
import { TargetedPlacementController } from './targeted-placement.controller.js';

/** Targeted placement, the side of the firms (L. 68/1999). */
@Module({ controllers: [TargetedPlacementController], providers: [FindStatements, RecordStatement] })
export class TargetedPlacementModule {}
