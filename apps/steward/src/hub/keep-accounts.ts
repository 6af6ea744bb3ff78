import type { Agreement, MemberKind } from '@filiera/contracts';
import { type AccountQuota, type AccountState, DEFAULT_ACCOUNT_QUOTA, memberAccountJwt, stateTag, tagOf } from './account-jwts.js';
import type { HubConnection } from './hub-connection.js';
import type { HubKeys } from './hub-keys.js';
import { rightsOf } from './member-rights.js';
import { pastRefusals } from './past-refusals.js';

/** A member as the hub has to know it. */
export interface HubMember {
  readonly id: string;
  readonly kind: MemberKind;
  readonly status: 'active' | 'suspended' | 'left';
  /** Public key of its account. */
  readonly account: string;
  /** True while the member is over its quota of events: it reads, and may not publish. */
  readonly mayNotPublish?: boolean;
}

/** What an account has to be: an active member has its rights, any other none at all and no open connection. */
export function wantedAccount(agreement: Agreement, member: HubMember, quota: AccountQuota = DEFAULT_ACCOUNT_QUOTA): AccountState {
  const active = member.status === 'active';
  const rights = active ? rightsOf(agreement, member) : [];
  return {
    member: member.id,
    account: member.account,
    rights: member.mayNotPublish ? rights.filter(({ subject }) => !subject.startsWith('rete.')) : rights,
    // Without the revocation, deliveries already on their way would still arrive after the imports are gone.
    revoked: !active,
    // A member makes its own users: a new one is not covered by the revocation, but finds no connection free.
    quota: active ? quota : { ...quota, connections: 0 },
  };
}

/**
 * Makes the hub's accounts what they have to be. An account that already is, by the tag in its JWT, is left alone: no connection is disturbed.
 * @returns ids of the members whose account was changed
 * @throws HubRefused naming the accounts that the hub refused, when all others are in force
 */
export async function keepAccounts(connection: HubConnection, keys: HubKeys, agreement: Agreement, members: readonly HubMember[], now: Date): Promise<string[]> {
  const changed: string[] = [];
  await pastRefusals(members.map((member) => [member.id, async () => {
    const state = wantedAccount(agreement, member);
    const present = await connection.lookUpAccount(member.account);
    if (present && tagOf(present) === stateTag(state)) return;
    await connection.pushAccount(member.id, await memberAccountJwt(keys, state, now));
    changed.push(member.id);
  }]));
  return changed;
}
