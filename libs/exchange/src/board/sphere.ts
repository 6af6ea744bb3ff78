/** Mean radius of the Earth (IUGG). */
const EARTH_KM = 6371.0088;
const RADIANS_A_DEGREE = Math.PI / 180;

/** A place on the unit sphere. Distances between such points need no trigonometry, so the database can sort many quickly. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** @param place degrees, WGS 84 */
export function pointOf(place: { readonly latitude: number; readonly longitude: number }): Point {
  const [latitude, longitude] = [place.latitude * RADIANS_A_DEGREE, place.longitude * RADIANS_A_DEGREE];
  return { x: Math.cos(latitude) * Math.cos(longitude), y: Math.cos(latitude) * Math.sin(longitude), z: Math.sin(latitude) };
}

/** The straight line through the sphere between two points that lie `km` apart on its surface. */
export function chordOf(km: number): number {
  return 2 * Math.sin(Math.min(km / (2 * EARTH_KM), Math.PI / 2));
}

/** Kilometres on the surface between two points, from the square of the straight line between them; to one decimal. */
export function kmOf(squaredChord: number): number {
  return Math.round(20 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(squaredChord) / 2))) / 10;
}
