import { type NetworkErasureRequestedV1, networkErasureRequestedV1 } from '@filiera/contracts';
import { Consumes, type Delivery, type ReceivedEvent, UnitOfWork } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { HubKeeper } from '../hub/hub-keeper.js';

/** Writes an erasure in the hub's ledger and has it carried out; the hub is not touched inside the transaction. */
@Controller()
export class EnterInLedger {
  constructor(private readonly keeper: HubKeeper, private readonly units: UnitOfWork) {}

  @Consumes(networkErasureRequestedV1)
  async requested(event: ReceivedEvent<NetworkErasureRequestedV1>, { tx }: Delivery): Promise<void> {
    await tx.query(
      `INSERT INTO hub_erasure (event, person, holder, scope, below_version, correlation, requested_at, state, erased)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'pending', 0) ON CONFLICT (event) DO NOTHING`,
      [event.id, event.data.person, event.source, event.data.scope, event.data.belowVersion ?? null, event.correlationId, event.time],
    );
    this.units.afterCommit(() => this.keeper.wake());
  }
}
