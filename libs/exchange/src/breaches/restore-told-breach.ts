import { type BreachState, networkBreachWithdrawnV1, networkStandardBreachedV1 } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** After a restore: what was told is not told again, and what was withdrawn is not withdrawn again. */
@Injectable()
@RestoresOwnState('found', networkStandardBreachedV1, networkBreachWithdrawnV1)
export class RestoreToldBreach implements OwnStateRestorer {
  async restore({ type, data, time, version }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const { standard, entity, member, noticedAt } = data as Partial<BreachState>;
    // The form for the coordinator leaves out what waited; it is the only one where nobody else could be told.
    if (entity === undefined) return true;
    await tx.query(
      `INSERT INTO told_breach AS told (standard, entity, member, told_at, withdrawn_at, version) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (standard, entity, member) DO UPDATE SET told_at = excluded.told_at, withdrawn_at = excluded.withdrawn_at, version = excluded.version
         WHERE told.version < excluded.version`,
      [standard, entity, member ?? '', noticedAt, type === networkBreachWithdrawnV1.type ? time : null, version],
    );
    return true;
  }
}
