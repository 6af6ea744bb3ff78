import { networkStandardBreachedV1, type NetworkStandardBreachedV1 } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** After a restore: what was told is not told again. */
@Injectable()
@RestoresOwnState('found', networkStandardBreachedV1)
export class RestoreToldBreach implements OwnStateRestorer {
  async restore({ data, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const { standard, entity, member } = data as Partial<NetworkStandardBreachedV1>;
    // The form for the coordinator leaves out what waited; it is the only one where nobody else could be told.
    if (entity === undefined) return true;
    await tx.query(`INSERT INTO told_breach (standard, entity, member, told_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [standard, entity, member ?? '', time]);
    return true;
  }
}
