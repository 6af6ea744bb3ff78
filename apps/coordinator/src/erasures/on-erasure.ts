import { dueAt, type NetworkErasureConfirmedV1, networkErasureConfirmedV1, type NetworkErasureRequestedV1, networkErasureRequestedV1 } from '@filiera/contracts';
import { Consumes, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { ERASURE_STANDARD } from './erasure-standard.js';
import { startOf } from '../standards/start-of.js';
import { settleErasure } from './settle-erasure.js';

/** Keeps who asked for an erasure and who confirmed it; confirmations may arrive first. */
@Controller()
export class OnErasure {
  @Consumes(networkErasureRequestedV1)
  async asked(event: ReceivedEvent<NetworkErasureRequestedV1>, { tx }: Delivery): Promise<void> {
    const at = startOf(event);
    await tx.query(
      'INSERT INTO erasure_asked (event, person, scope, holder, asked_at, due_at, story) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event) DO NOTHING',
      [event.id, event.data.person, event.data.scope, event.source, at, dueAt(ERASURE_STANDARD.within, at), event.correlationId],
    );
    await settleErasure(event.data.person, tx);
  }

  @Consumes(networkErasureConfirmedV1)
  async answered(event: ReceivedEvent<NetworkErasureConfirmedV1>, { tx }: Delivery): Promise<void> {
    await tx.query(
      'INSERT INTO erasure_answered (event, person, member, records, answered_at, story) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (event) DO NOTHING',
      [event.id, event.data.person, event.source, event.data.erasedRecords, event.time, event.correlationId],
    );
    await settleErasure(event.data.person, tx);
  }
}
