import { compareWords } from './uuid-table.js';

/** The best `limit` entries seen so far: a heap with the worst at the root. Equal scores are ordered by id, so that the result never depends on the order of arrival. */
export class TopList {
  private readonly scores: Float64Array;
  private readonly words: Uint32Array;
  private readonly places: Int32Array;
  private count = 0;

  constructor(private readonly limit: number, private readonly minimum: number) {
    this.scores = new Float64Array(limit);
    this.words = new Uint32Array(limit * 4);
    this.places = new Int32Array(limit);
  }

  /** A score below this cannot enter. */
  get threshold(): number {
    return this.count < this.limit ? this.minimum : this.scores[0]!;
  }

  /** Whether an entry would enter: a tie is decided by the smaller id. */
  admits(score: number, words: Uint32Array, at: number): boolean {
    if (this.count < this.limit) return score >= this.minimum;
    const worst = this.scores[0]!;
    return score > worst || (score === worst && compareWords(words, at, this.words, 0) < 0);
  }

  add(score: number, words: Uint32Array, at: number, place: number): void {
    let i: number;
    if (this.count < this.limit) {
      i = this.count++;
      this.write(i, score, words, at, place);
      while (i > 0 && this.worse(i, (i - 1) >> 1)) i = this.swap(i, (i - 1) >> 1);
      return;
    }
    i = 0;
    this.write(0, score, words, at, place);
    for (;;) {
      const left = 2 * i + 1;
      if (left >= this.count) return;
      const child = left + 1 < this.count && this.worse(left + 1, left) ? left + 1 : left;
      if (!this.worse(child, i)) return;
      i = this.swap(i, child);
    }
  }

  /** Entries from the best on. */
  sorted(): { score: number; place: number }[] {
    const order = Array.from({ length: this.count }, (_, i) => i);
    order.sort((a, b) => this.scores[b]! - this.scores[a]! || compareWords(this.words, a * 4, this.words, b * 4));
    return order.map((i) => ({ score: this.scores[i]!, place: this.places[i]! }));
  }

  private worse(a: number, b: number): boolean {
    const difference = this.scores[a]! - this.scores[b]!;
    return difference < 0 || (difference === 0 && compareWords(this.words, a * 4, this.words, b * 4) > 0);
  }

  private write(i: number, score: number, words: Uint32Array, at: number, place: number): void {
    this.scores[i] = score;
    this.places[i] = place;
    for (let w = 0; w < 4; w++) this.words[i * 4 + w] = words[at + w]!;
  }

  private swap(a: number, b: number): number {
    const score = this.scores[a]!;
    const place = this.places[a]!;
    this.scores[a] = this.scores[b]!;
    this.places[a] = this.places[b]!;
    this.scores[b] = score;
    this.places[b] = place;
    for (let w = 0; w < 4; w++) {
      const word = this.words[a * 4 + w]!;
      this.words[a * 4 + w] = this.words[b * 4 + w]!;
      this.words[b * 4 + w] = word;
    }
    return b;
  }
}
