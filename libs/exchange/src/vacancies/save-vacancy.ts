import {
  vacancyExpiredV1, vacancyFilledV1, vacancyPublishedV1, vacancyUpdatedV1, vacancyWithdrawnV1, type EventContract, type VacancyState,
} from '@filiera/contracts';
import { Clock, Outbox, type OutgoingEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { publicStateOf, type VacancyDecision, type VacancyEvent } from './decide-vacancy.js';
import type { VacancyEntity } from './vacancy.entity.js';

const CONTRACTS: Readonly<Record<VacancyEvent, EventContract<VacancyState>>> = {
  published: vacancyPublishedV1, updated: vacancyUpdatedV1, filled: vacancyFilledV1, expired: vacancyExpiredV1, withdrawn: vacancyWithdrawnV1,
};

/** A decision about one vacancy, ready to be written. */
export interface DecidedVacancy {
  readonly id: string;
  /** The version after the decision: 1 for a new vacancy. */
  readonly version: number;
  readonly decision: VacancyDecision;
}

const COLUMNS = `id uuid, stage text, content jsonb, open_positions integer, published_on date, valid_until date, origin_system text, origin_reference text, version integer`;

/** Writes decided vacancies and tells the network, one statement for any number of them. */
@Injectable()
export class SaveVacancy {
  constructor(private readonly outbox: Outbox, private readonly clock: Clock) {}

  /** @returns the moment at which they were changed */
  async save(decided: readonly DecidedVacancy[], tx: Transaction): Promise<Date> {
    const now = this.clock.now();
    if (decided.length === 0) return now;
    await tx.query(
      `INSERT INTO vacancy (id, stage, content, open_positions, published_on, valid_until, origin_system, origin_reference, version, created_at, updated_at)
       SELECT v.*, $2::timestamptz, $2::timestamptz FROM jsonb_to_recordset($1::jsonb) AS v(${COLUMNS})
       ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, content = excluded.content, open_positions = excluded.open_positions,
         published_on = excluded.published_on, valid_until = excluded.valid_until, version = excluded.version, updated_at = excluded.updated_at`,
      [JSON.stringify(decided.map(toRow)), now],
    );
    for (const event of Object.keys(CONTRACTS) as VacancyEvent[]) {
      const events = decided.filter(({ decision }) => decision.event === event).map(toEvent);
      if (events.length > 0) await this.outbox.addAll(CONTRACTS[event], events, tx);
    }
    return now;
  }
}

function toRow({ id, version, decision: { vacancy } }: DecidedVacancy): Record<keyof VacancyEntity | string, unknown> {
  return {
    id, version, stage: vacancy.stage, content: vacancy.content, open_positions: vacancy.openPositions, published_on: vacancy.publishedOn,
    valid_until: vacancy.validUntil, origin_system: vacancy.originSystem, origin_reference: vacancy.originReference,
  };
}

function toEvent({ id, version, decision }: DecidedVacancy): OutgoingEvent<VacancyState> {
  return { entity: id, version, data: publicStateOf(decision.vacancy) };
}
