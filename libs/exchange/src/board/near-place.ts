import { Invalid } from '@filiera/member-kit';
import type { Territory } from '../territory/territory.js';
import type { ConditionList } from './condition-list.js';
import { chordOf, pointOf, type Point } from './sphere.js';

/** How far people look when they do not say. */
const USUAL_KM = 30;
/** Columns hold single precision, half a metre on the ground. */
const ROUNDING = 1e-7;

/**
 * The municipality a search begins from, as a point; undefined when none was named.
 * @throws Invalid when no municipality has this code
 */
export function centreOf(near: string | undefined, territory: Pick<Territory, 'find'>): Point | undefined {
  if (near === undefined) return undefined;
  const municipality = territory.find(near);
  if (municipality) return pointOf(municipality);
  throw new Invalid({
    code: 'board.unknown-municipality',
    text: { it: 'nessun comune ha questo codice ISTAT', en: 'no municipality has this ISTAT code' },
    faults: [{ field: 'query.near', rule: 'istat', text: { it: 'codice ISTAT di un comune, 6 cifre', en: 'ISTAT code of a municipality, 6 digits' } }],
  });
}

/** SQL for the squared straight line between a row's point and the centre: it sorts as the distance does. */
export function squaredChordSql(centre: Point, conditions: ConditionList): string {
  // Multiplied, because raising to a power takes ten times as long.
  const side = (axis: keyof Point): string => {
    const distance = `(${axis} - ${conditions.value(centre[axis])}::float8)`;
    return `${distance} * ${distance}`;
  };
  return `(${side('x')} + ${side('y')} + ${side('z')})`;
}

/** Keeps what lies within some kilometres: a box that an index can find, then the true distance. */
export function within(km: number | undefined, centre: Point, squaredChord: string, conditions: ConditionList): void {
  const chord = chordOf(km ?? USUAL_KM) + ROUNDING;
  for (const axis of ['z', 'y'] as const) {
    conditions.add(`${axis} BETWEEN ${conditions.value(centre[axis] - chord)}::float8 AND ${conditions.value(centre[axis] + chord)}::float8`);
  }
  conditions.add(`${squaredChord} <= ?::float8`, chord * chord);
}

/** Parts of the distance asked for in which the nearest are looked for first. */
const RINGS = [1 / 16, 1 / 8, 1 / 4, 1 / 2];

/** Conditions that keep what lies nearer than was asked for, the nearest first; the numbers in them are worked out here, never input. */
export function ringsAround(km: number | undefined, centre: Point, squaredChord: string): string[] {
  return RINGS.map((part) => {
    const chord = chordOf((km ?? USUAL_KM) * part) + ROUNDING;
    const box = (['z', 'y'] as const).map((axis) => `${axis} BETWEEN ${centre[axis] - chord} AND ${centre[axis] + chord}`);
    return `${box.join(' AND ')} AND ${squaredChord} <= ${chord * chord}`;
  });
}
