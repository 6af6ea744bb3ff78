import type { VacancyState } from '@filiera/contracts';
import type { Territory } from './territory.js';

/** Where a vacancy's work is done: the coordinates that its publisher knew, which are nearer to the door, or else the centre of its municipality. */
export function placeOfWork({ latitude, longitude, municipality }: VacancyState['workplace'], territory: Pick<Territory, 'find'>): { latitude: number; longitude: number } | undefined {
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  const centre = municipality === undefined ? undefined : territory.find(municipality);
  return centre && { latitude: centre.latitude, longitude: centre.longitude };
}
