/** A quantity at several sizes. */
export type Points = readonly (readonly [size: number, value: number])[];

/**
 * How a quantity grows: the slope of the straight line through its points on logarithmic axes. 1 is proportional, 0 does not grow.
 * @throws Error with fewer than two points, or a point that has no logarithm
 */
export function exponentOf(points: Points): number {
  if (points.length < 2 || points.some(([size, value]) => !(size > 0 && value > 0))) throw new Error('an exponent needs two points or more, all above zero');
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const);
  const mean = (at: 0 | 1): number => logs.reduce((sum, log) => sum + log[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  return logs.reduce((sum, log) => sum + (log[0] - x) * (log[1] - y), 0) / logs.reduce((sum, log) => sum + (log[0] - x) ** 2, 0);
}
