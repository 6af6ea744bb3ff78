import { NEARNESS, nearness } from '../assessment/closeness.js';

/** A group and how near it is. */
export interface Kin {
  readonly key: number;
  readonly near: number;
}

/** The ISCO unit groups met, each with a small number, found again by kinship. */
export class IscoGroups {
  private readonly keys = new Map<number, number>();
  private readonly groups: number[] = [];
  /** Kin found before: the same groups are asked for over and over. */
  private readonly kinOf = new Map<number, readonly Kin[]>();

  /** Key of a unit group. */
  numberOf(group: number): number {
    let key = this.keys.get(group);
    if (key === undefined) {
      key = this.groups.length;
      this.keys.set(group, key);
      this.kinOf.clear();
      this.groups.push(group);
    }
    return key;
  }

  /** The groups akin to one, with the nearness that the digits alone give, the nearest first. */
  kin(isco: number): readonly Kin[] {
    let found = this.kinOf.get(isco);
    if (found === undefined) {
      found = this.groups.map((group, key) => ({ key, near: nearness(isco, 1, group, 2) })).filter(({ near }) => near !== NEARNESS.unrelated).sort((a, b) => b.near - a.near);
      this.kinOf.set(isco, found);
    }
    return found;
  }
}
