import type { MandatoryEmploymentEntity } from '../mandatory-employment.entity.js';
import type { Communication } from '../reading/communication.js';
import { workerOf } from './decide-employment.js';
import { groupByEmployment, type Linked } from './group-by-employment.js';

type Known = Pick<MandatoryEmploymentEntity, 'id' | 'placement' | 'outcome'>;
type Arranged = Linked & { readonly reading: Communication | null };

/** Where each group of communications belongs, and the employments that have become part of others. */
export interface Arrangement<T> {
  /** Without an employment where it is one that nobody knew. */
  readonly groups: readonly { readonly employment: string | undefined; readonly communications: readonly T[] }[];
  readonly emptied: readonly string[];
}

/**
 * Puts communications where they belong, now that one more has come. Of several employments that prove to be one, that with a placement stays, and one that the network knew
 * before the office told it; an employment that proves to be several stays its worker's.
 * @param employments those where the communications have been so far
 */
export function arrangeEmployments<T extends Arranged>(communications: readonly T[], employments: readonly Known[]): Arrangement<T> {
  const groups = groupByEmployment(communications);
  const places = new Map<readonly T[], string>();
  const emptied: string[] = [];
  for (const { id } of employments.toSorted(byPlacement)) {
    const worker = workerOf(readingsOf(communications.filter(({ employment }) => employment === id)));
    const heirs = groups.filter((group) => !places.has(group) && group.some(({ employment }) => employment === id));
    const heir = heirs.find((group) => workerOf(readingsOf(group)) === worker) ?? heirs[0];
    if (heir) places.set(heir, id);
    else emptied.push(id);
  }
  return { groups: groups.map((group) => ({ employment: places.get(group), communications: group })), emptied };
}

function byPlacement(a: Known, b: Known): number {
  const order = ({ placement, outcome }: Known): number => (placement === null ? 2 : outcome === 'told' ? 1 : 0);
  return order(a) - order(b) || (a.id < b.id ? -1 : 1);
}

function readingsOf(communications: readonly Arranged[]): Communication[] {
  return communications.flatMap(({ reading }) => reading ?? []);
}
