import { figure, type Figure } from '../figure.js';
import type { Series } from '../plot/series.js';
import { exponentOf, type Points } from './exponent.js';

/** Something measured at several sizes. */
export interface Grown {
  readonly what: string;
  readonly unit: string;
  readonly points: Points;
}

/** States each exponent and plots the points that it comes from. @param of what the sizes are of */
export function growthFigures(of: string, grown: readonly Grown[], plot: (series: Series) => void): Figure[] {
  return grown.flatMap(({ what, unit, points }) => {
    const [first, last] = [points[0]!, points.at(-1)!];
    const name = `${what}, ${first[0].toLocaleString('en')} to ${last[0].toLocaleString('en')} ${of}`;
    const exponent = exponentOf(points);
    plot({ name: `${name}: exponent ${exponent.toFixed(2)}`, unit, points, marks: [], growsWith: of });
    return [figure(name, exponent, 'exponent'), figure(`${what} at ${last[0].toLocaleString('en')} ${of}`, last[1], unit)];
  });
}
