import type { Territory } from '../territory/territory.js';
import type { VacancyContent } from './vacancy.entity.js';

/** The content with the workplace's coordinates, taken from its municipality when nobody gave them. */
export function withCoordinates(content: VacancyContent, territory: Pick<Territory, 'find'>): VacancyContent {
  const { workplace } = content;
  if (!workplace?.municipality || workplace.latitude !== undefined) return content;
  const municipality = territory.find(workplace.municipality);
  if (!municipality) return content;
  const { latitude, longitude, name } = municipality;
  return { ...content, workplace: { ...workplace, city: workplace.city ?? name, latitude, longitude } };
}
