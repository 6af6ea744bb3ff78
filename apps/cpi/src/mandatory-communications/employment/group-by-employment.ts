import type { MandatoryCommunicationEntity } from '../mandatory-communication.entity.js';
import { doesOf, tellsOfHire } from '../reading/kinds.js';

/** What joins a communication to others. */
export type Linked = Pick<MandatoryCommunicationEntity, 'code' | 'kind' | 'type' | 'previousCode' | 'workerTaxCode' | 'employerTaxCode' | 'startDate'> & {
  /** Where it has been put so far. */
  readonly employment?: string;
};

/**
 * Which communications are of one employment, in whatever order they came: those that name each other, and those of the same worker and employer that begin on the same day,
 * what was annulled among them. One that was corrected counts no more for its day and its worker: a hire that says the same is another employment. Only a change that has no
 * hire otherwise still finds by it the employment of its worker: whoever sent it did not know of the correction.
 */
export function groupByEmployment<T extends Linked>(communications: readonly T[]): T[][] {
  const corrected = new Set(communications.flatMap(({ type, previousCode }) => (doesOf(type) === 'replaces' ? [previousCode] : [])));
  const holds = ({ code }: Linked): boolean => !corrected.has(code);
  const groups = joined(communications, (one) => [one.code, one.previousCode, saysNothing(one) ? one.employment : undefined, holds(one) ? beginningOf(one) : undefined]);
  const isHire = (one: T): boolean => holds(one) && tellsOfHire(one.kind);
  const employments = groups.filter((group) => group.some(isHire));
  const changes = groups.filter((group) => !group.some(isHire));
  const homeOf = (change: readonly T[]): T[] | undefined => employments.find((employment) => {
    const workers = new Set(employment.filter(isHire).map(({ workerTaxCode }) => workerTaxCode));
    const begunAs = new Set(employment.filter(({ workerTaxCode }) => workers.has(workerTaxCode)).map(beginningOf));
    return change.some((one) => holds(one) && !saysNothing(one) && begunAs.has(beginningOf(one)));
  });
  return [
    ...employments.map((employment) => [...employment, ...changes.filter((change) => homeOf(change) === employment).flat()]),
    ...changes.filter((change) => homeOf(change) === undefined),
  ];
}

/** Its worker has been erased, or it was forgotten: it stays with those that it was put with. */
function saysNothing({ workerTaxCode }: Linked): boolean {
  return workerTaxCode === null;
}

function beginningOf({ workerTaxCode, employerTaxCode, startDate }: Linked): string | undefined {
  return workerTaxCode && employerTaxCode && startDate ? `${workerTaxCode} ${employerTaxCode} ${startDate}` : undefined;
}

/** Those that share a label with one another, directly or through others, in the order of their codes. */
function joined<T extends Linked>(communications: readonly T[], labelsOf: (one: T) => readonly (string | null | undefined)[]): T[][] {
  let groups: { readonly labels: Set<string>; readonly members: T[] }[] = [];
  for (const one of communications.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
    const labels = labelsOf(one).filter((label) => typeof label === 'string');
    const touched = groups.filter((group) => labels.some((label) => group.labels.has(label)));
    groups = [
      ...groups.filter((group) => !touched.includes(group)),
      { labels: new Set([...touched.flatMap((group) => [...group.labels]), ...labels]), members: [...touched.flatMap(({ members }) => members), one] },
    ];
  }
  return groups.map(({ members }) => members);
}
