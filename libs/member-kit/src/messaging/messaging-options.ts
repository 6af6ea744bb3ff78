import type { Member } from '@filiera/contracts';
import type { Authenticator, TlsOptions } from '@nats-io/nats-core';
import type { NamedKey } from '../identity/node-keys.js';
import type { TrustedKeySettings } from '../configuration/node-settings.js';

/** How this node reaches the hub. */
export interface HubAccess {
  readonly servers: readonly string[];
  /** Called at each connection, so that renewed credentials are taken up without a restart. */
  readonly authenticator: Authenticator;
  readonly tls?: TlsOptions;
  /** Where the member's account imports the hub's JetStream API: `HUB.API`; the hub's own account uses `$JS.API`. */
  readonly apiPrefix: string;
}

/** Sizes and times of the messaging; the defaults are measured, tests shorten the waits. */
export interface MessagingTuning {
  /** Rows that the relay seals and publishes at once. */
  readonly relayBatch: number;
  /** The relay looks by itself this often, should every wake have been missed; milliseconds. */
  readonly relayPollMs: number;
  /** How long the hub may take to acknowledge; milliseconds. */
  readonly ackTimeoutMs: number;
  /** Refusals of one row before it is parked. */
  readonly publishAttempts: number;
  /** How long a stream that refuses (full, or not there yet) is left alone; milliseconds. */
  readonly streamHoldMs: number;
  /** Newest own rows of a stream that are counted at each connection, before anything is published. */
  readonly quickCheckRows: number;
  /** Time between two counts of everything, and between two looks at what is set aside until its signer is known; milliseconds. */
  readonly fullCheckEveryMs: number;
  /** Events handled in one transaction. */
  readonly inboxBatch: number;
  /** Under load, the longest time that a small batch waits to grow; milliseconds. */
  readonly gatherMs: number;
  /** Times a failing handler is tried before its event is quarantined. */
  readonly handlerAttempts: number;
  /** Deliveries of one event that ended the process before it is quarantined unseen. */
  readonly killerAttempts: number;
  /** Time between two tries when a consumer or a stream is not there yet; milliseconds. */
  readonly retryMs: number;
}

export const DEFAULT_TUNING: MessagingTuning = {
  relayBatch: 500,
  relayPollMs: 5_000,
  ackTimeoutMs: 10_000,
  publishAttempts: 5,
  streamHoldMs: 2_000,
  quickCheckRows: 20_000,
  fullCheckEveryMs: 600_000,
  inboxBatch: 500,
  gatherMs: 40,
  handlerAttempts: 3,
  killerAttempts: 3,
  retryMs: 1_000,
};

/** What the messaging of one node is made from. */
export interface MessagingOptions {
  readonly self: Member;
  /** Null until the node has joined: it seals and signs, and publishes once it has. */
  readonly hub: HubAccess | null;
  /** Who keeps the registry, and its keys as the invitation gave them: they vouch for the first registry events. */
  readonly coordinator: { readonly id: string; readonly signingKeys: readonly TrustedKeySettings[] } | null;
  /** Signs this node's events. */
  readonly signing: NamedKey;
  /** Opens secrets: the key in use first, then the older ones. */
  readonly encryption: readonly NamedKey[];
  readonly tuning?: Partial<MessagingTuning>;
}

/** Injection token of the {@link MessagingOptions}. */
export const MESSAGING_OPTIONS = Symbol('filiera:messaging-options');

/** The tuning in force. */
export function tuningOf(options: MessagingOptions): MessagingTuning {
  return { ...DEFAULT_TUNING, ...options.tuning };
}
