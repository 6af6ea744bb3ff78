import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { EraseProfilings } from './erase-profilings.js';
import { FindProfilings } from './find-profilings.js';
import { ProfilingsController } from './profilings.controller.js';
import { RecordProfiling } from './record-profiling.js';

/** Profilings (D.Lgs. 150/2015, art. 19) with their inputs, confirmed by a person. */
@Module({ imports: [PeopleModule], controllers: [ProfilingsController], providers: [EraseProfilings, FindProfilings, RecordProfiling] })
export class ProfilingsModule {}
