import { referralClosedV1, referralContactsSharedV1, referralDeclinedV1, referralWithdrawnV1, type ReferralState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { dropContacts } from './drop-contacts.js';
import { markSent } from './share-contacts.js';

/**
 * After a restore: what this member's own steps had made of contacts. The other party's acceptance and contacts may be read once more: what was sent is not sent again,
 * and what an own step had dropped is not kept.
 */
@Injectable()
@RestoresOwnState('found', referralContactsSharedV1, referralDeclinedV1, referralWithdrawnV1, referralClosedV1)
export class RestoreContacts implements OwnStateRestorer {
  async restore({ entity, type, person, data, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    if (type === referralContactsSharedV1.type) await markSent(entity, person!, time, tx);
    else await dropContacts(entity, person, data as ReferralState, time, tx);
    return true;
  }
}
