import {
  candidateAvailabilityChangedV1, candidateRegisteredV1, candidateUpdatedV1, candidateWithdrawnV1, vacancyExpiredV1, vacancyFilledV1, vacancyPublishedV1,
  vacancyUpdatedV1, vacancyWithdrawnV1, type CandidateProfile, type CandidateWithdrawnV1, type VacancyState,
} from '@filiera/contracts';
import { ConsumesBatch, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller, Optional } from '@nestjs/common';
import { Territory } from '../territory/territory.js';
import { BoardChanges } from './board-changes.js';
import { CANDIDATES, CANDIDATE_SEARCH, candidateRow, candidateSearchRow, withdrawnRow } from './board-candidate-rows.js';
import { keepNewest } from './board-table.js';
import { VACANCIES, VACANCY_SEARCH, VACANCY_WORDS, vacancyRow, vacancySearchRow, vacancyWordsRow } from './board-vacancy-rows.js';

/** Vacancies of the whole network, this member's own included. A closed one stays, marked, so that a late older event changes nothing. */
@Projects('board_vacancy', 'board_vacancy_search', 'board_vacancy_words')
@Controller()
export class BoardVacancyProjection {
  constructor(private readonly territory: Territory, @Optional() private readonly changes?: BoardChanges) {}

  @ConsumesBatch(vacancyPublishedV1)
  onPublished(events: ReceivedEvent<VacancyState>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(vacancyUpdatedV1)
  onUpdated(events: ReceivedEvent<VacancyState>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(vacancyFilledV1)
  onFilled(events: ReceivedEvent<VacancyState>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(vacancyExpiredV1)
  onExpired(events: ReceivedEvent<VacancyState>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(vacancyWithdrawnV1)
  onWithdrawn(events: ReceivedEvent<VacancyState>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  private async keep(events: readonly ReceivedEvent<VacancyState>[], { tx, rebuild }: Delivery): Promise<void> {
    await keepNewest([[VACANCIES, events.map(vacancyRow)], [VACANCY_SEARCH, events.map((event) => vacancySearchRow(event, this.territory))], [VACANCY_WORDS, events.map(vacancyWordsRow)]], tx);
    if (!rebuild) this.changes?.changed('vacancy', events.map((event) => event.entity));
  }
}

/** Candidates of the whole network as far as this node may see them. Of a withdrawn one only the version is kept. */
@Projects('board_candidate', 'board_candidate_search')
@Controller()
export class BoardCandidateProjection {
  constructor(private readonly territory: Territory, @Optional() private readonly changes?: BoardChanges) {}

  @ConsumesBatch(candidateRegisteredV1)
  onRegistered(events: ReceivedEvent<CandidateProfile>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(candidateUpdatedV1)
  onUpdated(events: ReceivedEvent<CandidateProfile>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(candidateAvailabilityChangedV1)
  onAvailabilityChanged(events: ReceivedEvent<CandidateProfile>[], delivery: Delivery): Promise<void> {
    return this.keep(events, delivery);
  }

  @ConsumesBatch(candidateWithdrawnV1)
  async onWithdrawn(events: ReceivedEvent<CandidateWithdrawnV1>[], { tx, rebuild }: Delivery): Promise<void> {
    await keepNewest([[CANDIDATES, events.map(withdrawnRow)], [CANDIDATE_SEARCH, events.map(withdrawnRow)]], tx);
    if (!rebuild) this.changes?.changed('candidate', events.map((event) => event.entity));
  }

  private async keep(events: readonly ReceivedEvent<CandidateProfile>[], { tx, rebuild }: Delivery): Promise<void> {
    await keepNewest([[CANDIDATES, events.map(candidateRow)], [CANDIDATE_SEARCH, events.map((event) => candidateSearchRow(event, this.territory))]], tx);
    if (!rebuild) this.changes?.changed('candidate', events.map((event) => event.entity));
  }
}
