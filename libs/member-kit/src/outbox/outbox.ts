import type { EventContract } from '@filiera/contracts';
import type { EntityManager } from 'typeorm';

/** An event as a use case hands it over: what only the use case knows. Everything else the kit adds. */
export interface OutgoingEvent<T extends object> {
  readonly entity: string;
  /** The entity's new version, counted from 1. */
  readonly version: number;
  /** The pseudonym of the person concerned; left out where nobody is. */
  readonly person?: string;
  /** The entity's whole public state, as its widest reader may see it; the agreement cuts the variants. */
  readonly data: T;
  /** Member ids that take part, where the agreement addresses the event to its parties. */
  readonly parties?: readonly string[];
  /** Of the story this belongs to; a new story when left out. */
  readonly correlationId?: string;
  /** Id of the event that caused this one. */
  readonly causationId?: string;
}

/** The only way out of a node: rows that the relay publishes after the commit. */
export abstract class Outbox {
  /**
   * Adds the event, one row for each audience that the agreement gives it, and applies it to the node's own projections, all in `tx`.
   * @throws DomainError 403 with the clause when the agreement does not let this member publish it, 422 when the payload is not valid
   */
  abstract add<T extends object>(contract: EventContract<T>, event: OutgoingEvent<T>, tx: EntityManager): Promise<void>;
  /** As {@link add} for many events of one contract, in few statements. */
  abstract addAll<T extends object>(contract: EventContract<T>, events: readonly OutgoingEvent<T>[], tx: EntityManager): Promise<void>;
  /**
   * Resolves when the hub has what was committed so far; at once while it is away. Who brings in much waits for it between two transactions: what it tells goes out as others
   * leave room for it, and what waits in the outbox holds up whatever else the node has to tell.
   */
  abstract sent(): Promise<void>;
}
