import { networkErasureRequestedV1, type NetworkErasureRequestedV1 } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { EventRefused } from '../inbox/event-refused.js';
import { Consumes } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { EraseHere } from './erase-here.js';
import { NetworkErasures } from './network-erasures.js';

/** Erases what the holder asks to be erased, and confirms it. */
@Injectable()
export class OnErasureRequested {
  constructor(private readonly eraseHere: EraseHere, private readonly erasures: NetworkErasures) {}

  @Consumes(networkErasureRequestedV1)
  async erase(event: ReceivedEvent<NetworkErasureRequestedV1>, { tx }: Delivery): Promise<void> {
    const { person, scope, belowVersion } = event.data;
    const [known] = await tx.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1', [person]);
    if (known && known.holder !== event.source) throw new EventRefused('not-the-holder', `${event.source} does not hold this person`);
    const erased = await this.eraseHere.run(
      { person, scope, belowVersion: belowVersion ?? null, holder: event.source, requestedAt: event.time }, tx);
    await this.erasures.confirm(person, event.source, erased, event, tx);
  }
}
