import { compactVerify, CompactSign, decodeProtectedHeader } from 'jose';
import type { MemberKind } from '@filiera/contracts';
import { kidOf, type NamedKey, publicKeyFromRaw } from './node-keys.js';

/** A signing key of the coordinator as a node trusts it before it knows the registry. */
export interface TrustedKey {
  readonly kid: string;
  /** The 32 raw bytes of the Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Of a key that another one took the place of: what was signed until then is believed. */
  readonly validUntil?: string;
}

/** How a node reaches the coordinator and which keys its events are signed with: the trust anchor of a member. */
export interface CoordinatorAnchor {
  readonly id: string;
  readonly url: string;
  /** Those that ended included: most of what the network was told so far is signed with them. */
  readonly signingKeys: readonly TrustedKey[];
}

/** The keys by which a node can check everything that the coordinator has told so far. */
export function trustedKeysOf(keys: readonly TrustedKey[]): TrustedKey[] {
  return keys.map(({ kid, publicKey, validUntil }) => ({ kid, publicKey, ...(validUntil ? { validUntil } : {}) }));
}

/** How a node reaches the hub. */
export interface HubAddress {
  readonly servers: readonly string[];
  /** Public key of the account that owns the streams. */
  readonly account: string;
  /** PEM of the authority that signed the hub's certificate; absent when it is a public one, or the hub has no TLS. */
  readonly ca?: string;
}

/** What the coordinator offers to one organisation, once, until it expires. */
export interface Invitation {
  readonly id: string;
  readonly kind: MemberKind;
  readonly name: string;
  readonly hub: HubAddress;
  readonly coordinator: CoordinatorAnchor;
  /** Used once; unguessable. */
  readonly nonce: string;
  readonly expires: string;
}

/** Why an invitation is refused. */
export class InvitationRefused extends Error {
  constructor(readonly reason: 'unreadable' | 'foreign-key' | 'bad-signature' | 'expired', message: string) {
    super(message);
  }
}

const TYPE = 'filiera-invitation+json';

/** Signs an invitation with the coordinator's signing key: a compact JWS, one line of base64url text. */
export async function signInvitation(invitation: Invitation, key: NamedKey): Promise<string> {
  return await new CompactSign(new TextEncoder().encode(JSON.stringify(invitation)))
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: key.kid })
    .sign(key.privateKey);
}

/**
 * Reads an invitation and checks that it was signed by one of the keys it names, and none that ended. Whoever receives it still has to know that those
 * keys are the coordinator's: the command shows their names before it trusts them, and the coordinator refuses what it did not sign.
 * @throws InvitationRefused with the reason.
 */
export async function openInvitation(text: string, now: Date): Promise<Invitation> {
  const invitation = unverified(text);
  const kid = decodeProtectedHeader(text.trim()).kid;
  const key = invitation.coordinator.signingKeys.find((candidate) => candidate.kid === kid && kidOf(candidate.publicKey) === kid && candidate.validUntil === undefined);
  if (!key) {
    throw new InvitationRefused('foreign-key', `the invitation is signed with key ${kid ?? '(none)'}, which is not one of the coordinator's keys in force that it names`);
  }
  try {
    await compactVerify(text.trim(), publicKeyFromRaw(key.publicKey, 'ed25519'), { algorithms: ['EdDSA'] });
  } catch {
    throw new InvitationRefused('bad-signature', 'the invitation was changed after it was signed');
  }
  if (Date.parse(invitation.expires) <= now.getTime()) {
    throw new InvitationRefused('expired', `the invitation expired on ${invitation.expires}`);
  }
  return invitation;
}

function unverified(text: string): Invitation {
  try {
    const payload = text.trim().split('.')[1] ?? '';
    const invitation = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Invitation;
    if (decodeProtectedHeader(text.trim()).typ === TYPE && Array.isArray(invitation.coordinator?.signingKeys) && typeof invitation.nonce === 'string') {
      return invitation;
    }
  } catch {
    // falls through: whatever could not be parsed is not an invitation
  }
  throw new InvitationRefused('unreadable', 'this is not an invitation: it must be the whole line that the coordinator sent');
}
