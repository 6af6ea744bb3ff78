/** What the checker holds against a run, each as a sentence. All empty is what every fault is to end in. */
export interface Findings {
  /** Told, and not there, or not as told; or published, and never in the inbox of somebody whom it was for. */
  readonly lost: readonly string[];
  /** There, or handed to a reader, more often than told. */
  readonly doubled: readonly string[];
  /** There, and told by nobody. */
  readonly untold: readonly string[];
  /** A reader showed an older version after a newer one, or the hub has them so. */
  readonly reordered: readonly string[];
  /** Seen by somebody it was not for. */
  readonly exposed: readonly string[];
  /** Work that grows with what was done before, and would in the end stop the rest. */
  readonly growing: readonly string[];
}

export const NO_FINDINGS: Findings = { lost: [], doubled: [], untold: [], reordered: [], exposed: [], growing: [] };

/** The findings of several looks together. */
export function together(...findings: readonly Partial<Findings>[]): Findings {
  const all = (kind: keyof Findings): string[] => findings.flatMap((one) => one[kind] ?? []);
  return { lost: all('lost'), doubled: all('doubled'), untold: all('untold'), reordered: all('reordered'), exposed: all('exposed'), growing: all('growing') };
}

/** Everything that was found, the kind before each sentence; empty when the run passes. */
export function listed(findings: Findings): string[] {
  return (Object.keys(NO_FINDINGS) as (keyof Findings)[]).flatMap((kind) => findings[kind].map((sentence) => `${kind}: ${sentence}`));
}
