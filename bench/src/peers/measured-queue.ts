/** A way of saving states and handing something over about each of them, all in one transaction. */
export interface MeasuredQueue {
  /** So many states with their events, or jobs, in one transaction. */
  enqueue(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Connections of each, as many as a node has when nothing is said. */
export const CONNECTIONS = 10;
