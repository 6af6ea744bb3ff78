import { candidateRegisteredV1, vacancyPublishedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops vacancies and people of the board whose time is over. Of one family all events are kept equally long. */
@Injectable()
export class PruneBoard extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old rows of the board could not be dropped', [
      { table: 'board_vacancy_words', at: 'event_time', event: vacancyPublishedV1.type },
      { table: 'board_vacancy_search', at: 'event_time', event: vacancyPublishedV1.type },
      { table: 'board_vacancy', at: 'event_time', event: vacancyPublishedV1.type },
      { table: 'board_candidate_search', at: 'event_time', event: candidateRegisteredV1.type },
      { table: 'board_candidate', at: 'event_time', event: candidateRegisteredV1.type },
    ]);
  }
}
