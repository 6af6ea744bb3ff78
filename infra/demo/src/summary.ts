import { setTimeout as pause } from 'node:timers/promises';
import { FAMILIES } from '@filiera/contracts';
import type { NodeClient } from '@filiera/sample';
import type { Narrator } from './narrator.js';

/** Events by family as the coordinator counts them, from headers alone. */
export type FamilyCounts = Readonly<Record<string, number>>;

/** The coordinator reads headers in batches: counts that stay the same this long are complete. */
const STILL_MILLISECONDS = 1_500;
const PATIENCE_MILLISECONDS = 15_000;

/** Waits until the coordinator has counted what has passed, then gives its counts. */
export async function settledFamilies(coordinator: NodeClient): Promise<FamilyCounts> {
  const since = performance.now();
  for (let counts = await countFamilies(coordinator); ; ) {
    await pause(STILL_MILLISECONDS);
    const later = await countFamilies(coordinator);
    if (JSON.stringify(later) === JSON.stringify(counts) || performance.now() - since > PATIENCE_MILLISECONDS) return later;
    counts = later;
  }
}

async function countFamilies(coordinator: NodeClient): Promise<FamilyCounts> {
  const flows = await coordinator.get<{ type: string; events: number }[]>('/flows', { as: 'coordinator' });
  const counts: Record<string, number> = {};
  for (const { type, events } of flows) {
    const family = type.split('.')[0]!;
    counts[family] = (counts[family] ?? 0) + events;
  }
  return counts;
}

/**
 * Prints how many events each family had between two counts.
 * @param network events of the network family: the coordinator reads those itself, so they are not among the headers that it counts
 */
export function tellFamilies(narrator: Narrator, before: FamilyCounts, after: FamilyCounts, network: number): void {
  narrator.heading({ it: 'Eventi per famiglia, durante il racconto', en: 'Events by family, during the story' });
  narrator.table(FAMILIES.map((family) => [family, String(family === 'network' ? network : (after[family] ?? 0) - (before[family] ?? 0))]));
}

/** Prints the latencies seen: each one, and how they lie together. */
export function tellLatencies(narrator: Narrator): void {
  const { latencies } = narrator;
  narrator.heading({ it: 'Latenze viste, dalla risposta del primo nodo alla riga visibile nell’altro', en: 'Latencies seen, from the first node’s answer to the row visible at the other' });
  const sorted = latencies.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number): string => `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
  narrator.table([
    [narrator.in({ it: 'osservazioni', en: 'observations' }), String(sorted.length)],
    [narrator.in({ it: 'mediana', en: 'median' }), at(0.5)],
    ['90%', at(0.9)],
    [narrator.in({ it: 'massima', en: 'longest' }), at(1)],
  ]);
}
