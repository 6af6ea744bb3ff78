import { type EventContract, vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { ConsumesBatch, type Delivery, Outbox, type OutgoingEvent, Projects, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Controller, Injectable, Module } from '@nestjs/common';
import { toV2, vacancyPublishedV2, type VacancyPublishedV2 } from './vacancy-published.v2.js';

/** The use case as the next program has it: the second version is published beside the first, in the same transaction. */
@Injectable()
class PublishBothVersions {
  constructor(outbox: Outbox) {
    const addAll = outbox.addAll.bind(outbox);
    outbox.addAll = async <T extends object>(contract: EventContract<T>, events: readonly OutgoingEvent<T>[], tx: Transaction): Promise<void> => {
      await addAll(contract, events, tx);
      if (contract.type !== vacancyPublishedV1.type) return;
      await addAll(vacancyPublishedV2, (events as unknown as readonly OutgoingEvent<VacancyState>[]).map((event) => ({ ...event, data: toV2(event.data) })), tx);
    };
  }
}

@Projects('next_vacancy')
@Controller()
class NextVacancyProjection {
  @ConsumesBatch(vacancyPublishedV2)
  async onPublished(events: ReceivedEvent<VacancyPublishedV2>[], { tx }: Delivery): Promise<void> {
    for (const { source, entity, version, data } of events) {
      await tx.query(`INSERT INTO next_vacancy AS known (publisher, id, version, trial_days) VALUES ($1, $2, $3, $4)
        ON CONFLICT (publisher, id) DO UPDATE SET version = excluded.version, trial_days = excluded.trial_days WHERE excluded.version > known.version`, [source, entity, version, data.trialDays]);
    }
  }
}

/** No projection: it is called once for each event that arrives, and never by a rebuild. */
@Controller()
class TraceNextVersions {
  @ConsumesBatch(vacancyPublishedV2)
  async handed(events: ReceivedEvent<VacancyPublishedV2>[], { tx }: Delivery): Promise<void> {
    for (const { id, source, entity } of events) await tx.query('INSERT INTO next_handed (event, publisher, entity) VALUES ($1, $2, $3)', [id, source, entity]);
  }
}

/** Everything that the next program has beside the present one. */
@Module({ controllers: [NextVacancyProjection, TraceNextVersions], providers: [PublishBothVersions] })
export class NextVersion {}
