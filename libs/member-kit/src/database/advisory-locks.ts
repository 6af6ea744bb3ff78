/** The kit's advisory locks in a node's database, in one place because they share one space of numbers: two alike would stop each other. */

/** The one that brings the tables up to date. */
export const MIGRATION_LOCK = 0x46_49_4c_31;
/** The one relay: two would break the order of an entity's events. */
export const RELAY_LOCK = 7_362_001;
/** Between handling (shared) and erasing (alone): what is read of the ledger holds until the commit. */
export const ERASURE_LOCK = 7_362_002;
/** The one process that works for the node. */
export const TURN_LOCK = 7_362_003;
/** Whoever reads a page of a stream again, a lock for each stream: the first of two keys, which share no numbers with the single ones. */
export const REPLAY_LOCK = 7_362_004;
/** Between copying the database (shared) and putting rebuilt tables in the place of others (alone). */
export const COPY_LOCK = 7_362_005;
