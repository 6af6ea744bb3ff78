import type { MessagingObserver } from '../messaging-observer.js';

const nothing = (): void => undefined;

/** Observes nothing: what the messaging reports to where no metrics are kept. */
export const QUIET_OBSERVER: MessagingObserver = {
  published: nothing,
  consumed: nothing,
  quarantined: nothing,
  duplicates: nothing,
  parked: nothing,
  repaired: nothing,
  relayBacklog: nothing,
  consumerLag: nothing,
};
