import { createHash } from 'node:crypto';
import { encodeAccount, encodeActivation, encodeOperator, encodeUser, type Import, type OperatorLimits } from '@nats-io/jwt';
import { type HubUser, NkeyPair } from '@filiera/member-kit';
import type { HubKeys } from './hub-keys.js';
import { type Right, WIDE_EXPORTS } from './member-rights.js';

const UNLIMITED: OperatorLimits = { conn: -1, leaf: -1, data: -1, payload: -1, subs: -1, imports: -1, exports: -1, wildcards: true };
const JETSTREAM: OperatorLimits = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };

/** What one member may use of the broker, whatever it publishes. */
export interface AccountQuota {
  /** Connections at once. */
  readonly connections: number;
  /** Subscriptions at once. */
  readonly subscriptions: number;
  /** Bytes of one message. */
  readonly payload: number;
}

export const DEFAULT_ACCOUNT_QUOTA: AccountQuota = { connections: 16, subscriptions: 5_000, payload: 1_048_576 };

/** The operator's own JWT: nats-server trusts what this key signs. */
export function operatorJwt(keys: HubKeys): Promise<string> {
  return encodeOperator('filiera', keys.operator, { system_account: keys.system.getPublicKey() });
}

/** The account that changes other accounts at run time. */
export function systemAccountJwt(keys: HubKeys): Promise<string> {
  return encodeAccount('SYS', keys.system, { limits: UNLIMITED }, { signer: keys.operator });
}

/** The account that owns the streams. Encoded once, when the hub is founded. */
export function hubAccountJwt(keys: HubKeys): Promise<string> {
  const exports = WIDE_EXPORTS.map(({ subject, responseType, responseThreshold }) => ({
    name: subject, subject, type: 'service' as const, token_req: true, response_type: responseType,
    ...(responseThreshold ? { response_threshold: responseThreshold } : {}),
  }));
  return encodeAccount('HUB', keys.hub, { limits: { ...UNLIMITED, ...JETSTREAM }, exports }, { signer: keys.operator });
}

/** The state of a member's account: its rights and from when users signed before are no longer accepted. */
export interface AccountState {
  readonly member: string;
  /** Public key of the account. */
  readonly account: string;
  /** Empty for a member that is suspended or has left. */
  readonly rights: readonly Right[];
  /** True ends every connection of the account and accepts no user signed before now. */
  readonly revoked: boolean;
  readonly quota: AccountQuota;
}

/** A digest of the state, carried in the JWT as a tag: what is on the hub says by itself whether it is what it should be. */
export function stateTag(state: AccountState): string {
  return `state:${createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 32)}`;
}

/** The tag of an account JWT found on the hub, or null when it has none. The hub has verified the JWT: it takes none that the operator did not sign. */
export function tagOf(jwt: string): string | null {
  const payload = Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8');
  const claims = JSON.parse(payload) as { nats?: { tags?: string[] } };
  return claims.nats?.tags?.find((tag) => tag.startsWith('state:')) ?? null;
}

/** A member's account, with one narrow activation token for each right. */
export async function memberAccountJwt(keys: HubKeys, state: AccountState, now: Date): Promise<string> {
  const imports = await Promise.all(state.rights.map((right) => importOf(keys, state.account, right)));
  return encodeAccount(state.member, state.account, {
    limits: { ...UNLIMITED, conn: state.quota.connections, leaf: 0, subs: state.quota.subscriptions, payload: state.quota.payload, exports: 0 },
    imports,
    tags: [stateTag(state)],
    ...(state.revoked ? { revocations: { '*': Math.floor(now.getTime() / 1000) } } : {}),
  }, { signer: keys.operator });
}

/** Credentials for one connection of the steward itself; made anew at each start and never written. */
export async function stewardUser(account: NkeyPair, name: string): Promise<HubUser> {
  const user = NkeyPair.create('user');
  return { jwt: await encodeUser(name, user, account), seed: user.getSeed() };
}

async function importOf(keys: HubKeys, account: string, right: Right): Promise<Import> {
  return {
    name: right.subject,
    subject: right.subject,
    account: keys.hub.getPublicKey(),
    type: 'service',
    ...(right.localSubject ? { local_subject: right.localSubject } : {}),
    token: await encodeActivation(right.subject, account, keys.hub, 'service', { subject: right.subject }),
  };
}
