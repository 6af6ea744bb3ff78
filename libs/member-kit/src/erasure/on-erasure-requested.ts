import { networkErasureRequestedV1, type NetworkErasureRequestedV1 } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { EventRefused } from '../inbox/event-refused.js';
import { Consumes } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { MemberRegistry } from '../registry/member-registry.js';
import { EraseHere } from './erase-here.js';
import { NetworkErasures } from './network-erasures.js';

const CARRIED_OUT = `SELECT FROM erasure WHERE person = $1 AND scope = $2 AND (below_version IS NULL OR below_version >= $3::integer)`;

/** Erases what the holder asks to be erased, and confirms it. An order of this node's own was carried out when it was given, unless its database is an older one. */
@Injectable()
export class OnErasureRequested {
  constructor(private readonly eraseHere: EraseHere, private readonly erasures: NetworkErasures, private readonly registry: MemberRegistry) {}

  @Consumes(networkErasureRequestedV1)
  async erase(event: ReceivedEvent<NetworkErasureRequestedV1>, { tx }: Delivery): Promise<void> {
    const { person, scope, belowVersion } = event.data;
    const isOwn = event.source === this.registry.self().id;
    if (isOwn && (await tx.query<unknown[]>(CARRIED_OUT, [person, scope, belowVersion ?? null])).length > 0) return;
    await this.eraseHere.alone(tx);
    const [known] = await tx.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1', [person]);
    if (known && known.holder !== event.source) throw new EventRefused('not-the-holder', `${event.source} does not hold this person`);
    const erased = await this.eraseHere.run(
      { person, scope, belowVersion: belowVersion ?? null, holder: event.source, requestedAt: event.time }, tx);
    // The confirmation of an own order is on the hub, as the order is.
    if (!isOwn) await this.erasures.confirm(person, event.source, erased, event, tx);
  }
}
