import type { MemberKind } from '@filiera/contracts';
import type { EntityManager } from 'typeorm';

/** An event as a handler sees it: verified, valid by its contract, and allowed to this node by the agreement. */
export interface ReceivedEvent<T extends object = object> {
  /** The event's own id (UUIDv7): the same one however often the event arrives. */
  readonly id: string;
  /** `<family>.<event>.<version>`. */
  readonly type: string;
  /** Id of the member that published it. */
  readonly source: string;
  readonly sourceKind: MemberKind;
  /** `all`, a kind, or one member id: whom this variant is for. */
  readonly audience: string;
  readonly entity: string;
  /** The entity's version: handlers keep the newest and ignore older ones. */
  readonly version: number;
  /** The pseudonym of the person concerned, or null where nobody is. */
  readonly person: string | null;
  /** When the publisher says it happened. */
  readonly time: Date;
  /** When the hub stored it; not there for an event that does not come from the hub. */
  readonly storedAt?: Date;
  readonly data: T;
  /** Follows one story across members. */
  readonly correlationId: string;
  /** The publisher's own counter in that stream; 0 for an own event that is not sealed yet. */
  readonly sequence: number;
}

/** Under which circumstances a handler is called. */
export interface Delivery {
  /** The transaction of the whole batch: everything that a handler writes goes through it. */
  readonly tx: EntityManager;
  /** True while a projection is being rebuilt: nothing but the projection's tables may be written. */
  readonly rebuild: boolean;
  /** True for an event that this node published itself, applied to its own projections. */
  readonly own: boolean;
}

/** What a member sees of an event whose payload it may not read: the envelope alone. */
export interface ReceivedHeader {
  readonly id: string;
  readonly type: string;
  readonly family: string;
  /** Id of the member that published it. */
  readonly source: string;
  readonly audience: string;
  readonly person: string | null;
  readonly entity: string;
  readonly version: number;
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly purpose: string;
  readonly agreementVersion: string;
  /** The publisher's own counter in that stream. */
  readonly sequence: number;
  readonly previousDigest: string;
  readonly digest: string;
  readonly salt: string;
  readonly keyId: string;
  readonly subject: string;
  readonly stream: string;
  /** Where the hub stored it. Reused by the hub after a loss: never an identity. */
  readonly streamSequence: number;
  /** When the hub stored it. */
  readonly storedAt: Date;
  /** Payload size in bytes. */
  readonly bytes: number;
}
