/** A list of two-byte numbers that grows by a quarter: what a segment knows of its entries, side by side. */
export class GrowingArray {
  items: Uint16Array;
  length = 0;

  constructor(capacity = 256) {
    this.items = new Uint16Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.items.length) {
      const larger = new Uint16Array(Math.ceil(this.length * 1.25) + 64);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.length++] = value;
  }

  /** Gives back the slack. */
  trim(): void {
    if (this.length < this.items.length) this.items = this.items.slice(0, this.length);
  }
}
