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
    const number = this.numberIfRoom(text);
    if (number === undefined) throw new RangeError(`more than ${this.capacity} different ${this.what}`);
    return number;
  }

  /** The number of a text; undefined for a new one when no more fit. */
  numberIfRoom(text: string): number | undefined {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (this.texts.length >= this.capacity) return undefined;
    const next = this.texts.length + this.first;
    this.numbers.set(text, next);
    this.texts.push(text);
    return next;
  }

  textOf(number: number): string {
    return this.texts[number - this.first]!;
  }

  get size(): number {
    return this.texts.length;
  }
}
