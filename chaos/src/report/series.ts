/** Something measured over time. */
export interface Series {
  /** What it is; also the plot's title. */
  readonly name: string;
  readonly unit: string;
  /** Seconds since the row's load began, and the value then. */
  readonly points: readonly (readonly [seconds: number, value: number])[];
  /** Moments at which something was done, in the same seconds. */
  readonly marks: readonly (readonly [seconds: number, label: string])[];
}
