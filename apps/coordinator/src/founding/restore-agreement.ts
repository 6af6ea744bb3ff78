import { type NetworkAgreementPublishedV1, networkAgreementPublishedV1 } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

/** After a restore: a version of the agreement that was published since the backup is not published again. */
@Injectable()
@RestoresOwnState('found', networkAgreementPublishedV1)
export class RestoreAgreement implements OwnStateRestorer {
  async restore({ data, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const { digest, version } = data as NetworkAgreementPublishedV1;
    await tx.query('INSERT INTO published_agreement (digest, version, published_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [digest, version, time]);
    return true;
  }
}
