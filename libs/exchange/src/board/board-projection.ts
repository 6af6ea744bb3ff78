import {
  candidateAvailabilityChangedV1, candidateRegisteredV1, candidateUpdatedV1, candidateWithdrawnV1, vacancyExpiredV1, vacancyFilledV1, vacancyPublishedV1,
  vacancyUpdatedV1, vacancyWithdrawnV1, type CandidateProfile, type CandidateWithdrawnV1, type VacancyState,
} from '@filiera/contracts';
import { ConsumesBatch, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { Territory } from '../territory/territory.js';
import { BOARD_CANDIDATE_COLUMNS, toBoardCandidateRow, toCandidateTombstone } from './board-candidate-row.js';
import { BOARD_VACANCY_COLUMNS, toBoardVacancyRow } from './board-vacancy-row.js';
import { upsertNewest, type BoardTable } from './upsert-newest.js';

const VACANCIES: BoardTable = { name: 'board_vacancy', entity: 'id', columns: BOARD_VACANCY_COLUMNS };
const CANDIDATES: BoardTable = { name: 'board_candidate', entity: 'person', columns: BOARD_CANDIDATE_COLUMNS };

/** Vacancies of the whole network, this member's own included. A closed one stays, marked, so that a late older event changes nothing. */
@Projects('board_vacancy')
@Controller()
export class BoardVacancyProjection {
  @ConsumesBatch(vacancyPublishedV1)
  onPublished(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(vacancyUpdatedV1)
  onUpdated(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(vacancyFilledV1)
  onFilled(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(vacancyExpiredV1)
  onExpired(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(vacancyWithdrawnV1)
  onWithdrawn(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  private keep(events: readonly ReceivedEvent<VacancyState>[], tx: Delivery['tx']): Promise<void> {
    return upsertNewest(VACANCIES, events.map(toBoardVacancyRow), tx);
  }
}

/** Candidates of the whole network as far as this node may see them. Of a withdrawn one only the version is kept. */
@Projects('board_candidate')
@Controller()
export class BoardCandidateProjection {
  constructor(private readonly territory: Territory) {}

  @ConsumesBatch(candidateRegisteredV1)
  onRegistered(events: ReceivedEvent<CandidateProfile>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(candidateUpdatedV1)
  onUpdated(events: ReceivedEvent<CandidateProfile>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(candidateAvailabilityChangedV1)
  onAvailabilityChanged(events: ReceivedEvent<CandidateProfile>[], { tx }: Delivery): Promise<void> {
    return this.keep(events, tx);
  }

  @ConsumesBatch(candidateWithdrawnV1)
  onWithdrawn(events: ReceivedEvent<CandidateWithdrawnV1>[], { tx }: Delivery): Promise<void> {
    return upsertNewest(CANDIDATES, events.map(toCandidateTombstone), tx);
  }

  private keep(events: readonly ReceivedEvent<CandidateProfile>[], tx: Delivery['tx']): Promise<void> {
    return upsertNewest(CANDIDATES, events.map((event) => toBoardCandidateRow(event, this.territory)), tx);
  }
}
