import { Invalid } from '@filiera/member-kit';
import type { Territory } from '../territory/territory.js';
import type { ConditionList } from './condition-list.js';

/** How far people look when they do not say. */
export const USUAL_KM = 30;
/** Mean radius of the Earth (IUGG). */
const EARTH_KM = 6371.0088;
const KM_A_DEGREE = 111.195;

/** Where a search begins. */
export interface Centre {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * The coordinates of the municipality a search begins from; undefined when none was named.
 * @throws Invalid when no municipality has this code
 */
export function centreOf(near: string | undefined, territory: Pick<Territory, 'find'>): Centre | undefined {
  if (near === undefined) return undefined;
  const municipality = territory.find(near);
  if (municipality) return municipality;
  throw new Invalid({
    code: 'board.unknown-municipality',
    text: { it: 'nessun comune ha questo codice ISTAT', en: 'no municipality has this ISTAT code' },
    faults: [{ field: 'query.near', rule: 'istat', text: { it: 'codice ISTAT di un comune, 6 cifre', en: 'ISTAT code of a municipality, 6 digits' } }],
  });
}

/** SQL for the kilometres between a row's coordinates and the centre, in a straight line over the sphere (haversine). */
export function distanceSql(centre: Centre, conditions: ConditionList): string {
  const latitude = conditions.value(centre.latitude);
  const longitude = conditions.value(centre.longitude);
  return `(2 * ${EARTH_KM} * asin(least(1, sqrt(power(sind((latitude - ${latitude}::float8) / 2), 2)
    + cosd(latitude) * cosd(${latitude}::float8) * power(sind((longitude - ${longitude}::float8) / 2), 2)))))`;
}

/** Keeps what lies within some kilometres: a box that an index can find, then the true distance. */
export function within(km: number, centre: Centre, distance: string, conditions: ConditionList): void {
  const north = km / KM_A_DEGREE + 0.01;
  const east = north / Math.max(0.05, Math.cos((centre.latitude * Math.PI) / 180));
  conditions.add(`latitude BETWEEN ${conditions.value(centre.latitude - north)} AND ${conditions.value(centre.latitude + north)}`)
    .add(`longitude BETWEEN ${conditions.value(centre.longitude - east)} AND ${conditions.value(centre.longitude + east)}`)
    .add(`${distance} <= ?`, km);
}
