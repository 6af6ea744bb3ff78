import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { codeRule, Instant, NestedList, OneOf, Words } from '../fields/values.js';
import { KEY_ID, WEB_ADDRESS } from '../vocabulary/codes.js';
import { MEMBER_KINDS, type MemberKind } from '../agreement/member-kind.js';
import { AGREEMENT_RANGE, keyPeriod } from './member-rules.js';

const RAW_KEY = codeRule('public-key', /^[A-Za-z0-9_-]{43}$/, 43, {
  it: 'chiave pubblica di 32 byte in base64url',
  en: 'public key of 32 bytes in base64url',
});

const NATS_ACCOUNT = codeRule('nats-account', /^A[A-Z2-7]{55}$/, 56, {
  it: 'chiave pubblica di un account NATS, che comincia per A',
  en: 'public key of a NATS account, beginning with A',
});

/** A public key of a member. The private part never leaves the member's node. */
export class MemberKey {
  /** Identifier of the key, unique within the member. */
  @Obeys(KEY_ID)
  kid!: string;

  /** The raw public key: Ed25519 for signing, X25519 for encryption; 32 bytes in base64url. */
  @Obeys(RAW_KEY)
  publicKey!: string;

  /** From when it counts. */
  @Instant()
  @Agrees(keyPeriod)
  validFrom!: string;

  /** Until when it counts; open while the key is in use. What was signed before stays valid. */
  @Optional()
  @Instant()
  validUntil?: string;
}

/** Where a member stands in the network. */
export const MEMBER_STATUSES = ['active', 'suspended', 'left'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

/** A member as the registry knows it. No natural person is named. */
export class MemberRecord {
  /** Kind of organisation. */
  @OneOf(MEMBER_KINDS)
  kind!: MemberKind;

  /** Name of the organisation. */
  @Words(120)
  name!: string;

  /** Where it stands. */
  @OneOf(MEMBER_STATUSES)
  status!: MemberStatus;

  /** Public key of its NATS account. */
  @Obeys(NATS_ACCOUNT)
  account!: string;

  /** Keys that its events are signed with, old ones included. */
  @NestedList(() => MemberKey, 50, 1)
  signingKeys!: MemberKey[];

  /** Keys that secrets for it are encrypted to, old ones included. */
  @NestedList(() => MemberKey, 50)
  encryptionKeys!: MemberKey[];

  /** Range of agreement versions that it accepts, in semantic versioning. */
  @Obeys(AGREEMENT_RANGE)
  agreement!: string;

  /** Where its pages answer, when it wants others to know. */
  @Optional()
  @Obeys(WEB_ADDRESS)
  httpUrl?: string;
}
