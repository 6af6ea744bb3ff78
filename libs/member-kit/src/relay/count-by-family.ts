import { familyOf, type Family } from '@filiera/contracts';
import type { SealedEvent } from './sealed-event.js';

/** How many of the events belong to each family. */
export function countByFamily(events: readonly SealedEvent[]): Map<Family, number> {
  const counts = new Map<Family, number>();
  for (const event of events) {
    const family = familyOf(event.row.type);
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}
