import { Interner } from './interner.js';

/** Skill numbers are two bytes in the columns: ESCO has 13,900 skills. */
const SKILL_NUMBERS = 65_536;
/** Weights are whole numbers, hundredths of the inverse frequency's logarithm, so that sums never depend on their order. */
const SCALE = 100;

/**
 * How rare each skill is among the candidates and vacancies known here: a rare skill in common says more than one that everybody has.
 * One measure serves both directions, so that a pair has one score, whoever asks.
 *
 * Frequencies follow every change; the weights derived from them are renewed when a tenth of the entries has changed,
 * which keeps a change's cost constant and a run's scores comparable with the one before.
 */
export class Rarity {
  readonly skills = new Interner('skills', SKILL_NUMBERS);
  private frequencies = new Int32Array(1024);
  private weights = new Int32Array(1024);
  /** The round in which a skill was last met: finds repetitions without a set. */
  private readonly seen = new Float64Array(SKILL_NUMBERS);
  private round = 0;
  private entries = 0;
  private changes = 0;

  /**
   * Number of a skill; a new one gets the weight of a skill that nobody has.
   * Undefined beyond 65,536 different skills, five times ESCO: whoever floods the network with made-up ones cannot stop the index, such skills just do not count.
   */
  numberOf(uri: string): number | undefined {
    const number = this.skills.numberIfRoom(uri);
    if (number === undefined) return undefined;
    if (number >= this.weights.length) this.grow();
    if (this.weights[number] === 0) this.weights[number] = weight(this.entries, this.frequencies[number]!);
    return number;
  }

  /** Numbers of skills, each once, at most `most`. */
  numbersOf(uris: readonly string[], most: number): number[] {
    const numbers: number[] = [];
    this.round++;
    for (const uri of uris) {
      const number = this.numberOf(uri);
      if (number === undefined || this.seen[number] === this.round || numbers.length === most) continue;
      this.seen[number] = this.round;
      numbers.push(number);
    }
    return numbers;
  }

  /** Weight of a skill, a positive whole number. */
  weightOf(number: number): number {
    return this.weights[number]!;
  }

  /** Counts an entry (+1) or forgets it (-1). */
  count(skills: Uint16Array, start: number, end: number, step: 1 | -1): void {
    for (let i = start; i < end; i++) this.frequencies[skills[i]!]! += step;
    this.entries += step;
    this.changes++;
  }

  /** Whether the weights should be renewed now. */
  get stale(): boolean {
    return this.changes * 10 >= this.entries;
  }

  /** Renews every weight. Sums kept elsewhere must be renewed after it. */
  renew(): void {
    for (let i = 0; i < this.skills.size; i++) this.weights[i] = weight(this.entries, this.frequencies[i]!);
    this.changes = 0;
  }

  private grow(): void {
    const size = this.weights.length * 2;
    const frequencies = new Int32Array(size);
    const weights = new Int32Array(size);
    frequencies.set(this.frequencies);
    weights.set(this.weights);
    this.frequencies = frequencies;
    this.weights = weights;
  }
}

/** Inverse document frequency as BM25 has it, in hundredths, at least 1. */
function weight(entries: number, frequency: number): number {
  return Math.max(1, Math.round(SCALE * Math.log(1 + Math.max(0, entries - frequency + 0.5) / (frequency + 0.5))));
}
