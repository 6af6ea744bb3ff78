/** Something measured at several times, or at several sizes. */
export interface Series {
  /** What it is; also the plot's title. */
  readonly name: string;
  readonly unit: string;
  /** Where on the axis, and the value there; seconds since the load began where `growsWith` is left out. */
  readonly points: readonly (readonly [at: number, value: number])[];
  /** Moments at which something was done, on the same axis. */
  readonly marks: readonly (readonly [at: number, label: string])[];
  /** What the size is of; both axes are logarithmic then, on which a power is a straight line. */
  readonly growsWith?: string;
}
