import { Module } from '@nestjs/common';
import { ServedPeople } from './served-people.js';

/** Who is served by this office. */
@Module({ providers: [ServedPeople], exports: [ServedPeople] })
export class PeopleModule {}
