import type { Figure } from '@filiera/bench';
import type { SeededRandom } from '../workload/seeded-random.js';
import type { Series } from '@filiera/bench';

/**
 * One fault and what it must not do. To add a row: one file in `rows/`, named by its fault, that exports a `Row`, and one line in
 * `rows/all-rows.ts`. Most rows are a few lines around {@link underLoad}, which starts a network with a PostgreSQL of its own, lets people
 * work, has the fault done to it, and has the checker compare every accepted write with every database:
 *
 *     run: async (context) => {
 *       const verdict = await underLoad(context, { writes: 2_000 }, async (site) => {
 *         await site.progress(500);
 *         await site.net.network.killBroker();
 *         await site.net.network.startBroker();
 *       });
 *       return verdictFigures(context, 'broker killed once', verdict);
 *     }
 */
export interface Row {
  /** What `--only` takes: small letters and hyphens. */
  readonly id: string;
  /** The fault, as the report names it. */
  readonly name: string;
  /** Mounts, namespaces: where the campaign does not run as root the row is skipped, with that reason. */
  readonly needsRoot: boolean;
  /** Part of the short form, in which it has to end within a minute or so. */
  readonly inShortForm: boolean;
  /** Takes an hour: run with `--long`, or when it is named. */
  readonly isLong?: boolean;
  /**
   * Does the fault and measures.
   * @throws NotHere when this machine lacks something that the fault needs; any other error is a figure that is not met
   */
  run(context: RowContext): Promise<readonly Figure[]>;
}

/** What a row is given. Everything random comes from `random`, every file goes below `folder`. */
export interface RowContext {
  /** The short form judges loss, doubling and order, with fewer writes; deadlines belong to the full campaign. */
  readonly short: boolean;
  /** Of this row alone: the same seed gives the same row, whichever others run. */
  readonly random: SeededRandom;
  /** The row's own folder, empty at the start and removed at the end. Any account may enter it. */
  readonly folder: string;
  /** One line of progress for whoever watches. */
  tell(line: string): void;
  /** A time series, drawn beside the report. */
  plot(series: Series): void;
}

/** This machine cannot do the fault: the row is reported as skipped, never as met. */
export class NotHere extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'NotHere';
  }
}
