const NONE = new Uint16Array(0);

/** For each key (a skill, an ISCO group) the slots of a segment that have it, in the order they were added. */
export interface Postings {
  slotsOf(key: number): Uint16Array;
  readonly bytes: number;
}

/** Lists that grow as slots are added. */
export class GrowingPostings implements Postings {
  private readonly lists: (Uint16Array | undefined)[] = [];
  private readonly counts: number[] = [];

  add(key: number, slot: number): void {
    while (this.lists.length <= key) {
      this.lists.push(undefined);
      this.counts.push(0);
    }
    const count = this.counts[key]!;
    let list = this.lists[key];
    if (list === undefined) this.lists[key] = list = new Uint16Array(4);
    else if (count === list.length) {
      const larger = new Uint16Array(count * 2);
      larger.set(list);
      this.lists[key] = list = larger;
    }
    list[count] = slot;
    this.counts[key] = count + 1;
  }

  slotsOf(key: number): Uint16Array {
    const list = this.lists[key];
    return list === undefined ? NONE : list.subarray(0, this.counts[key]);
  }

  /** The same lists without slack, side by side. */
  packed(): PackedPostings {
    const starts = new Uint32Array(this.lists.length + 1);
    for (let key = 0; key < this.lists.length; key++) starts[key + 1] = starts[key]! + this.counts[key]!;
    const slots = new Uint16Array(starts[this.lists.length]!);
    for (let key = 0; key < this.lists.length; key++) {
      const list = this.lists[key];
      if (list !== undefined) slots.set(list.subarray(0, this.counts[key]), starts[key]);
    }
    return new PackedPostings(starts, slots);
  }

  get bytes(): number {
    return this.lists.reduce((sum, list) => sum + (list?.byteLength ?? 0) + 16, 0);
  }
}

/** Two bytes a posting and four a key. */
export class PackedPostings implements Postings {
  constructor(private readonly starts: Uint32Array, private readonly slots: Uint16Array) {}

  slotsOf(key: number): Uint16Array {
    return key + 1 < this.starts.length ? this.slots.subarray(this.starts[key], this.starts[key + 1]) : NONE;
  }

  get bytes(): number {
    return this.starts.byteLength + this.slots.byteLength;
  }
}
