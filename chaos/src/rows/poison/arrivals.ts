import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { ConsumesBatch, QUIET_OBSERVER, type MessagingObserver, type ReceivedEvent } from '@filiera/member-kit';
import { Controller, Inject } from '@nestjs/common';
import { POISONED_TITLE } from './poisoned-message.js';

/** When events became visible at the reader: handed to the handler, and then committed. */
export class Arrivals {
  /** Milliseconds of `performance.now()` by entity. */
  readonly at = new Map<string, number>();
  private handed = new Set<string>();

  /** Told of every commit, after it. */
  readonly observer: MessagingObserver = { ...QUIET_OBSERVER, consumed: () => this.committed() };

  hand(entity: string): void {
    this.handed.add(entity);
  }

  private committed(): void {
    const now = performance.now();
    for (const entity of this.handed) this.at.set(entity, now);
    this.handed = new Set();
  }
}

/** A handler that fails at poison. */
@Controller()
export class TimesVacancies {
  constructor(@Inject(Arrivals) private readonly arrivals: Arrivals) {}

  @ConsumesBatch(vacancyPublishedV1)
  async seen(events: ReceivedEvent<VacancyState>[]): Promise<void> {
    if (events.some(({ data }) => data.title === POISONED_TITLE)) throw new Error('this event makes the handler fail');
    for (const { entity } of events) this.arrivals.hand(entity);
  }
}
