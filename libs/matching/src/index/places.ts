import type { Point } from '../inputs.js';

const EARTH_KM = 6371.0088;
const KM_A_DEGREE = 111.1;
const RADIANS = Math.PI / 180;

/** Kilometres along a great circle (haversine, mean radius). */
export function kilometres(a: Point, b: Point): number {
  const dLat = (b.latitude - a.latitude) * RADIANS;
  const dLon = (b.longitude - a.longitude) * RADIANS;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Places are few (municipalities), people many: each place is kept once, and a query computes each distance once. */
export class Places {
  private readonly numbers = new Map<string, number>();
  private readonly points: Point[] = [];
  private distances = new Float64Array(0);
  private from: Point | undefined;

  /** @param capacity how many different ones fit: beyond, a place counts as not known */
  constructor(private readonly capacity: number) {}

  /** Number of a place, 0 for none. */
  numberOf(point: Point | undefined): number {
    if (point === undefined) return 0;
    const key = `${point.latitude},${point.longitude}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      if (this.points.length === this.capacity) return 0;
      this.points.push({ latitude: point.latitude, longitude: point.longitude });
      number = this.points.length;
      this.numbers.set(key, number);
    }
    return number;
  }

  /** The highest number given. */
  get count(): number {
    return this.points.length;
  }

  pointOf(number: number): Point | undefined {
    return number === 0 ? undefined : this.points[number - 1];
  }

  /** Starts a query: distances are now asked from here. */
  measureFrom(point: Point | undefined): void {
    this.from = point;
    if (this.distances.length < this.points.length) this.distances = new Float64Array(this.points.length + 64);
    this.distances.fill(-1);
  }

  /** Numbers of the places within some kilometres of the query's place. */
  within(km: number): number[] {
    const { from } = this;
    if (from === undefined) return [];
    const north = km / KM_A_DEGREE + 0.01;
    const found: number[] = [];
    for (let i = 0; i < this.points.length; i++) {
      if (Math.abs(this.points[i]!.latitude - from.latitude) <= north && this.kilometresTo(i + 1) <= km) found.push(i + 1);
    }
    return found;
  }

  /** Kilometres from the query's place, -1 when either is not known. */
  kilometresTo(number: number): number {
    if (number === 0 || this.from === undefined) return -1;
    const known = this.distances[number - 1]!;
    if (known >= 0) return known;
    return (this.distances[number - 1] = kilometres(this.from, this.points[number - 1]!));
  }
}
