import { AGREEMENT } from '@filiera/contracts';
import { wantedStreams } from '../hub/ensure-streams.js';
import type { HubOwnSettings } from '../hub/hub-settings.js';

/**
 * How much of one stream's room a member may take in a day. A stream that is full takes nobody's events, and some are smaller than what a member
 * may publish in all: at a half, one that publishes all it may leaves the others as much, and a large import (100,000 vacancies of 4 KB) is no flood.
 */
const SHARE_OF_A_STREAM = 1 / 2;

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
