/** Marks handlers for the JetStream strategy, so that no other transport of the same program takes them. */
export const JETSTREAM = Symbol('filiera:jetstream');
