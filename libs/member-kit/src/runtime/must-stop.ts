import type { StartFailure } from './start-failure.js';

/** Ends the node in order, because it may not go on: what it would not have started with has come about while it runs. */
export type MustStop = (failure: StartFailure) => void;

/** Injection token of the running node's {@link MustStop}. */
export const MUST_STOP = Symbol('filiera:must-stop');
