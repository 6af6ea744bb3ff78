/** A set of the publisher's own sequences, which are dense: a bit each, where ten million numbers in a Set would take 400 MB. */
export class SequenceSet {
  private bits = new Uint8Array(1_024);

  /** @returns true when it was not in the set yet */
  add(sequence: number): boolean {
    if (this.has(sequence)) return false;
    const index = sequence >>> 3;
    if (index >= this.bits.length) {
      const larger = new Uint8Array(Math.max(index + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    this.bits[index]! |= 1 << (sequence & 7);
    return true;
  }

  has(sequence: number): boolean {
    return ((this.bits[sequence >>> 3] ?? 0) & (1 << (sequence & 7))) !== 0;
  }
}
