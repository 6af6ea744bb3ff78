/** A way from a commit at one node to a row at another, set up and warm. */
export interface MeasuredPath {
  /** Writes `count` events from `writers` at once. @returns events a second, from the first write at A to the last row committed at B */
  run(count: number, writers: number): Promise<number>;
  stop(): Promise<void>;
}
