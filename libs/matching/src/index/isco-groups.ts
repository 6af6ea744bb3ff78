import { NEARNESS, nearness } from '../assessment/closeness.js';

/** The ISCO unit groups met, each with a small number, found again by kinship. */
export class IscoGroups {
  private readonly keys = new Map<number, number>();
  private readonly groups: number[] = [];

  /** Key of a unit group. */
  numberOf(isco: string): number {
    const group = Number(isco);
    let key = this.keys.get(group);
    if (key === undefined) {
      key = this.groups.length;
      this.keys.set(group, key);
      this.groups.push(group);
    }
    return key;
  }

  /** Keys of the groups akin to one, with the nearness that the digits alone give, the nearest first. */
  kin(isco: number): { key: number; near: number }[] {
    const found: { key: number; near: number }[] = [];
    for (let key = 0; key < this.groups.length; key++) {
      const near = nearness(isco, 1, this.groups[key]!, 2);
      if (near !== NEARNESS.unrelated) found.push({ key, near });
    }
    return found.sort((a, b) => b.near - a.near);
  }
}
