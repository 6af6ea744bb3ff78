import { AGREEMENT } from '@filiera/contracts';
import { wantedStreams } from '../hub/ensure-streams.js';
import type { HubOwnSettings } from '../hub/hub-settings.js';

/**
 * How much of one stream's room a member may take in a day. A stream that is full takes nobody's events, and some are smaller than what a member
 * may publish in all: at a quarter, one that publishes all it may leaves the others three, and the steward days in which to see it.
 */
const SHARE_OF_A_STREAM = 1 / 4;

/** What one member may publish in a day (UTC). */
export interface DailyLimits {
  readonly events: number;
  /** Of subjects, headers and payloads. */
  readonly bytes: number;
  /** As `bytes`, in each stream by its name. */
  readonly bytesInStream: Readonly<Record<string, number>>;
}

/** The limits as the hub's settings and the room of its streams make them. */
export function dailyLimitsOf(settings: HubOwnSettings): DailyLimits {
  return {
    events: settings.eventsPerDay,
    bytes: settings.megabytesPerDay * 1_048_576,
    bytesInStream: Object.fromEntries(wantedStreams(AGREEMENT, settings).map(({ name, max_bytes }) => [name, Math.floor(max_bytes * SHARE_OF_A_STREAM)])),
  };
}
