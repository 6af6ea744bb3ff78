/** Somebody on a waiting list; without a position, somebody who is only now admitted to it. */
export interface Waiting {
  readonly id: string;
  readonly position: number | null;
}

/** The places of one course, and who stands in line. */
export interface PlacesOfCourse {
  readonly places: number;
  /** Confirmed and completed: nobody else has those places. */
  readonly taken: number;
  readonly waiting: readonly Waiting[];
}

/** Where somebody stands from now on. */
export type PlaceDecision = { readonly id: string; readonly status: 'confirmed' } | { readonly id: string; readonly status: 'waiting'; readonly position: number };

/**
 * Gives free places to those who wait, the first in line first, and numbers the rest from 1 (clause 11.3). Whoever is new stands last.
 * @returns only whom something changes for, in their order; never more confirmations than there are free places
 */
export function decidePlaces({ places, taken, waiting }: PlacesOfCourse): PlaceDecision[] {
  const free = Math.max(0, places - taken);
  return inLine(waiting).flatMap(({ id, position }, index): PlaceDecision[] => {
    if (index < free) return [{ id, status: 'confirmed' }];
    const next = index - free + 1;
    return next === position ? [] : [{ id, status: 'waiting', position: next }];
  });
}

function inLine(waiting: readonly Waiting[]): Waiting[] {
  return [...waiting].sort((a, b) => (a.position ?? Infinity) - (b.position ?? Infinity) || (a.id < b.id ? -1 : 1));
}
