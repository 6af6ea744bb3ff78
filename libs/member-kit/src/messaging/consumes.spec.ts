import { candidateRegisteredV1, networkErasureRequestedV1, vacancyPublishedV1, type CandidateProfile, type NetworkErasureRequestedV1, type VacancyState } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { Consumes, ConsumesBatch, ConsumesHeaders, handlersOf } from './consumes.js';
import type { Delivery, ReceivedEvent, ReceivedHeader } from './received-event.js';

/** The compiler checks this class: each directive below fails the type check if the line after it compiles. */
class Handlers {
  @Consumes(vacancyPublishedV1)
  async one(_event: ReceivedEvent<VacancyState>, _delivery: Delivery): Promise<void> {}

  @ConsumesBatch(candidateRegisteredV1)
  async many(_events: ReceivedEvent<CandidateProfile>[]): Promise<void> {}

  @ConsumesHeaders('candidate', 'vacancy')
  async headers(_headers: ReceivedHeader[], _delivery: Delivery): Promise<void> {}

  // @ts-expect-error a handler of another payload does not compile
  @Consumes(networkErasureRequestedV1)
  async wrongPayload(_event: ReceivedEvent<VacancyState>): Promise<void> {}

  // @ts-expect-error a handler of single events does not take a batch
  @Consumes(networkErasureRequestedV1)
  async wrongForm(_events: ReceivedEvent<NetworkErasureRequestedV1>[]): Promise<void> {}

  // @ts-expect-error a handler of headers gets no payload
  @ConsumesHeaders('network')
  async payloadOfHeaders(_events: ReceivedEvent<NetworkErasureRequestedV1>[]): Promise<void> {}
}

describe('@Consumes', () => {
  it('leaves on the class what each method takes, and how', () => {
    expect(handlersOf(Handlers).slice(0, 3)).toMatchObject([
      { form: 'each', types: ['vacancy.published.v1'], method: 'one', owner: Handlers },
      { form: 'batch', types: ['candidate.registered.v1'], method: 'many' },
      { form: 'headers', families: ['candidate', 'vacancy'], method: 'headers' },
    ]);
  });
});
