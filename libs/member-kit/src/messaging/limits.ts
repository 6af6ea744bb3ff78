/** Largest payload of an event, in bytes: some twenty times a full profile, a quarter of what the hub takes. */
export const MAX_PAYLOAD_BYTES = 262_144;
