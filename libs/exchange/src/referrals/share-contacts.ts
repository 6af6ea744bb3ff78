import { type ReferralState, referralContactsSharedV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, Secrets, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { OwnCandidates } from './own-candidates.js';
import { ReferralContactsEntity } from './referral.entity.js';

/** An acceptance as the holder learns of it: its own, or the other party's. */
export interface Acceptance {
  readonly referral: string;
  readonly version: number;
  readonly person: string;
  readonly state: ReferralState;
  readonly correlationId: string;
  /** Id of the event of the other party that caused it. */
  readonly causationId?: string;
}

/**
 * Sends the candidate's contacts to the vacancy's owner once a referral is accepted: name, e-mail and telephone, sealed to that one
 * member's key. The tax code never travels.
 */
@Injectable()
export class ShareContacts {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly secrets: Secrets,
    private readonly outbox: Outbox,
    private readonly candidates: OwnCandidates,
    private readonly clock: Clock,
  ) {}

  /** Does nothing at any other member than the holder, and nothing the second time. */
  async once(acceptance: Acceptance, tx: Transaction): Promise<void> {
    const { referral, person, state } = acceptance;
    if (state.holder !== this.registry.self().id) return;
    const contacts = await this.candidates.contactsOf(person, tx);
    // A candidate erased or taken back meanwhile has nothing to share: the withdrawal is on its way to the other party.
    if (!contacts) return;
    if (!(await markSent(referral, person, this.clock.now(), tx))) return;
    const sealed = await this.secrets.sealFor(state.vacancyOwner, contacts);
    await this.outbox.add(referralContactsSharedV1, {
      entity: referral, version: acceptance.version, person, data: sealed, parties: [state.vacancyOwner],
      correlationId: acceptance.correlationId, causationId: acceptance.causationId,
    }, tx);
  }
}

/** The mark is the guard: sent once, and never after the referral was withdrawn. @returns whether it was not there yet */
export async function markSent(referral: string, person: string, at: Date, tx: Transaction): Promise<boolean> {
  const inserted = await tx.createQueryBuilder().insert().into(ReferralContactsEntity).values({ referral, person, way: 'sent', at }).orIgnore().returning('referral').execute();
  return (inserted.raw as unknown[]).length > 0;
}
