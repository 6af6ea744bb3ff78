import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/imports.module.js';
import { FindRuns } from './find-runs.js';
import { PruneRuns } from './prune-runs.js';
import { RunImport } from './run-import.js';
import { RunProgress } from './run-progress.js';
import { RunsController } from './runs.controller.js';
import { StartRun } from './start-run.js';

/** Imports from an input API of EURES. */
@Module({ imports: [ImportsModule], controllers: [RunsController], providers: [StartRun, RunImport, RunProgress, FindRuns, PruneRuns] })
export class RunsModule {}
