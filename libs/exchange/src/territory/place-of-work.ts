import type { VacancyState } from '@filiera/contracts';
import type { Territory } from './territory.js';

/** A point on the map, in degrees. */
interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where a vacancy's work is done: the coordinates that its publisher knew, which are nearer to the door, or else the centre of its municipality. */
export function placeOfWork({ latitude, longitude, municipality }: VacancyState['workplace'], territory: Pick<Territory, 'find'>): Point | undefined {
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  return municipality === undefined ? undefined : centreOf(municipality, territory);
}

/** The centre of a municipality that the territory knows. */
export function centreOf(municipality: string, territory: Pick<Territory, 'find'>): Point | undefined {
  const centre = territory.find(municipality);
  return centre && { latitude: centre.latitude, longitude: centre.longitude };
}
