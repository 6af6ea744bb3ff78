/** Gives each distinct text a small number, from `first` on, and remembers which. */
export class Interner {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /**
   * @param what what is counted, for the error
   * @param capacity how many different ones fit
   * @param first the number of the first one: 1 where 0 stands for "none"
   */
  constructor(private readonly what: string, private readonly capacity: number, private readonly first = 0) {}

  /** @throws RangeError when there are more different texts than fit. */
  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (this.texts.length >= this.capacity) throw new RangeError(`more than ${this.capacity} different ${this.what}`);
    const next = this.texts.length + this.first;
    this.numbers.set(text, next);
    this.texts.push(text);
    return next;
  }

  /** The number of a text that may be unknown: -1 then. */
  find(text: string): number {
    return this.numbers.get(text) ?? -1;
  }

  textOf(number: number): string {
    return this.texts[number - this.first]!;
  }

  get size(): number {
    return this.texts.length;
  }
}
