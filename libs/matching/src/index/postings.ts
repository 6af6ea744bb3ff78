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

  get bytes(): number {
    return this.lists.reduce((sum, list) => sum + (list?.byteLength ?? 0) + 16, 0);
  }
}

/** Tells each key with its slot, in the order of the slots, the same each time it is called. */
export type TellPostings = (tell: (key: number, slot: number) => void) => void;

/** Writes the lists side by side without slack: once to count, once to write. */
export function packed(tellAll: TellPostings): PackedPostings {
  let counts = new Uint32Array(64);
  let keys = 0;
  tellAll((key) => {
    if (key >= counts.length) {
      const larger = new Uint32Array(Math.max(key + 1, counts.length * 2));
      larger.set(counts);
      counts = larger;
    }
    counts[key]!++;
    if (key >= keys) keys = key + 1;
  });
  const starts = new Uint32Array(keys + 1);
  for (let key = 0; key < keys; key++) starts[key + 1] = starts[key]! + counts[key]!;
  const slots = new Uint16Array(starts[keys]!);
  const next = starts.slice(0, keys);
  tellAll((key, slot) => {
    slots[next[key]!++] = slot;
  });
  return new PackedPostings(starts, slots);
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
