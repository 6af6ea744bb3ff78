import type { TestNetwork } from '@filiera/testing';
import type { CheckedNode } from '../checker/check-network.js';
import type { Told } from '../checker/told.js';
import type { SeededRandom } from './seeded-random.js';

/** Where a fault is done: a network at work. */
export interface Site {
  readonly net: TestNetwork;
  /** The members at work, without coordinator and steward. */
  readonly nodes: readonly CheckedNode[];
  readonly told: Told;
  readonly random: SeededRandom;
  /**
   * Waits until so many writes were accepted: faults are spread over the work, not over time, so that a slow machine has as many of them
   * between two writes as a fast one.
   */
  progress(writes: number): Promise<void>;
  /** Notes what was done, for the plot. */
  mark(label: string): void;
  tell(line: string): void;
}
