import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ChangePact } from './change-pact.js';
import { ErasePacts } from './erase-pacts.js';
import { FindPacts } from './find-pacts.js';
import { PactsController } from './pacts.controller.js';

/** Service pacts (D.Lgs. 150/2015, art. 20): what office and person undertake, revision by revision. */
@Module({ imports: [PeopleModule], controllers: [PactsController], providers: [ChangePact, ErasePacts, FindPacts] })
export class ServicePactsModule {}
