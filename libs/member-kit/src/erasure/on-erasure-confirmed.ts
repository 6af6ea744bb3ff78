import { networkErasureConfirmedV1, type NetworkErasureConfirmedV1 } from '@filiera/contracts';
import { Injectable } from '@nestjs/common';
import { Consumes } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Projects } from '../projections/projects.js';

/** Keeps who has confirmed an erasure, this node included, and which order each confirmation answers. */
@Injectable()
@Projects('erasure_confirmation')
export class OnErasureConfirmed {
  @Consumes(networkErasureConfirmedV1)
  async confirmed(event: ReceivedEvent<NetworkErasureConfirmedV1>, { tx }: Delivery): Promise<void> {
    await tx.query(
      `INSERT INTO erasure_confirmation (person, member, correlation, erased_records, confirmed_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person, member, correlation) DO UPDATE SET erased_records = greatest(erasure_confirmation.erased_records, excluded.erased_records),
         confirmed_at = least(erasure_confirmation.confirmed_at, excluded.confirmed_at)`,
      [event.data.person, event.source, event.correlationId, event.data.erasedRecords, event.time]);
  }
}
