import type { Findings } from './findings.js';

/** One thing that happened to an entity at a reader, in the order in which it was committed. */
export interface TraceRow {
  /** Publisher and entity. */
  readonly key: string;
  readonly version: number;
  /** `handed`: a handler was given it; `shown`: from then on whoever looked saw it. */
  readonly step: 'handed' | 'shown';
}

/**
 * Judges what a reader did on the way, not only where it ended: a disorder that healed later is seen too.
 * Handed twice is doubled. Shown after a newer version is reordered; handed after a newer one is not, because the hub may have lost and been
 * given back an older event, and readers keep the newest.
 */
export function judgeTrace(trace: readonly TraceRow[], where: string): Pick<Findings, 'doubled' | 'reordered'> {
  const handed = new Set<string>();
  const shown = new Map<string, number>();
  const [doubled, reordered]: [string[], string[]] = [[], []];
  for (const { key, version, step } of trace) {
    if (step === 'handed') {
      const event = `${key} v${version}`;
      if (handed.has(event)) doubled.push(`${where} ${event}: handed to its handler twice`);
      handed.add(event);
    } else {
      const before = shown.get(key) ?? 0;
      if (version <= before) reordered.push(`${where} ${key}: showed v${version} after v${before}`);
      shown.set(key, Math.max(before, version));
    }
  }
  return { doubled, reordered };
}
