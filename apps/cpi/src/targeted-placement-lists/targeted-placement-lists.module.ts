import { CandidatesModule } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { ChangeListEntry } from './change-list-entry.js';
import { EraseListEntries } from './erase-list-entries.js';
import { FindListEntries } from './find-list-entries.js';
import { ListsController } from './lists.controller.js';
import { SayEnrolledInProfile } from './say-enrolled-in-profile.js';

/** Targeted placement, the side of the people: the lists of L. 68/1999, art. 8. */
@Module({
  imports: [CandidatesModule, PeopleModule], controllers: [ListsController],
  providers: [ChangeListEntry, EraseListEntries, FindListEntries, SayEnrolledInProfile],
})
export class TargetedPlacementListsModule {}
