import type { Family } from '@filiera/contracts';

/** Injection token of the {@link MessagingObserver}; the metrics module provides one. */
export const MESSAGING_OBSERVER = Symbol('filiera:messaging-observer');

/** What relay and consumers tell about their work. Labelled by family only: no member, person or entity reaches a metric. */
export interface MessagingObserver {
  /** Events acknowledged by the broker for the first time. */
  published(family: Family, count: number): void;
  /** Events handled and committed; the delay runs from the event's time to the commit. */
  consumed(family: Family, count: number, delaySeconds?: number): void;
  /** Events set aside with their reason. */
  quarantined(family: Family | 'unknown', count: number): void;
  /** Events that the inbox had already seen. */
  duplicates(family: Family, count: number): void;
  /** Outbox rows that could not be published after every attempt. */
  parked(family: Family, count: number): void;
  /** Events published again because the hub had lost them. */
  repaired(family: Family, count: number): void;
  /** Outbox rows that wait for the relay, now. */
  relayBacklog(rows: number): void;
  /** Messages that the consumer of a family has still to read, now. */
  consumerLag(family: Family, messages: number): void;
}
