import type { QuarantineReason } from '../quarantine/quarantine-reason.js';

/** A handler's word that an event is not to be believed: it is quarantined at once, under that reason, and trying again is pointless. */
export class EventRefused extends Error {
  constructor(readonly reason: QuarantineReason, readonly detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'EventRefused';
  }
}
