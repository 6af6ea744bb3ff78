import type { Text } from '@filiera/contracts';

/** The file isn't GeoJSON boundaries of municipalities. */
export class UnreadableBoundaries extends Error {
  constructor(readonly text: Text) {
    super(text.en);
  }
}

export interface Centre {
  readonly istat: string;
  readonly latitude: number;
  readonly longitude: number;
}

type Ring = readonly (readonly [number, number])[];

/** Names under which published boundaries give the ISTAT code. */
const CODES = ['com_istat_code', 'PRO_COM_T', 'COD_ISTAT', 'istat'];

/**
 * The centre of each municipality's territory (of its area, holes left out), from GeoJSON in degrees.
 * @throws UnreadableBoundaries
 */
export function centresOf(geojson: string): Centre[] {
  let features: unknown;
  try {
    features = (JSON.parse(geojson) as { features?: unknown }).features;
  } catch {
    features = undefined;
  }
  if (!Array.isArray(features)) throw new UnreadableBoundaries({ it: 'non è una FeatureCollection GeoJSON', en: 'no GeoJSON FeatureCollection' });
  return features.map((feature: { properties?: Record<string, unknown>; geometry?: { type?: string; coordinates?: unknown } }, at) => {
    const code = CODES.map((name) => feature.properties?.[name]).find((value) => typeof value === 'string' && /^[0-9]{6}$/.test(value));
    const { type, coordinates } = feature.geometry ?? {};
    if (typeof code !== 'string' || !Array.isArray(coordinates) || (type !== 'Polygon' && type !== 'MultiPolygon')) {
      throw new UnreadableBoundaries({
        it: `l’elemento ${at + 1} non ha un codice ISTAT (${CODES.join(', ')}) o un confine`,
        en: `feature ${at + 1} has no ISTAT code (${CODES.join(', ')}) or no boundary`,
      });
    }
    return { istat: code, ...centre(type === 'Polygon' ? [coordinates as Ring[]] : (coordinates as Ring[][])) };
  });
}

function centre(polygons: readonly (readonly Ring[])[]): { latitude: number; longitude: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  for (const rings of polygons) {
    rings.forEach((ring, at) => {
      const part = moments(ring);
      // The first ring is the outline, the others are holes; the way round does not matter.
      const sign = (at === 0 ? 1 : -1) * Math.sign(part.area);
      area += sign * part.area;
      x += sign * part.x;
      y += sign * part.y;
    });
  }
  const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
  return { latitude: round(y / area), longitude: round(x / area) };
}

/** Area and first moments of a ring (shoelace formula). */
function moments(ring: Ring): { area: number; x: number; y: number } {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1]!;
    const [x1, y1] = ring[i]!;
    const cross = x0 * y1 - x1 * y0;
    area += cross / 2;
    x += ((x0 + x1) * cross) / 6;
    y += ((y0 + y1) * cross) / 6;
  }
  return { area, x, y };
}
