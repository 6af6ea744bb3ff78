// What readers hold every publisher to beside the schemas.

/** Largest payload of an event, in bytes: some twenty times a full profile, a quarter of what the hub takes. */
export const MAX_PAYLOAD_BYTES = 262_144;

/** Most events that one signature may cover. */
export const MOST_EVENTS_SIGNED_TOGETHER = 4_096;

/**
 * How many versions a step of what two parties share may be ahead of the newest one known to its reader. The first to arrive may be a later one, and one party may tell
 * many before it hears of the other: a handful in a referral, in an enrolment as many positions as people wait for a course. The wire ends at nine digits, and
 * whoever leapt to its end would leave the other no version to answer with: at this pace nobody gets there.
 */
export const MOST_VERSIONS_AHEAD = 1_000;
