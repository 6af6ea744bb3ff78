/** Skill numbers are two bytes. */
const SKILL_NUMBERS = 65_536;

/** The weight of each skill of a question, by its number, and zero for every other: what one entry matches is summed from its own list of skills. */
export class SkillWeights {
  private readonly weights = new Int32Array(SKILL_NUMBERS);
  private readonly marked: number[] = [];

  /** Adds the weight of a skill; ends with `clear`. */
  add(skill: number, weight: number): void {
    this.weights[skill]! += weight;
    this.marked.push(skill);
  }

  /** The weights of the skills from `start` to before `end`. */
  sumOf(skills: Uint16Array, start: number, end: number): number {
    const { weights } = this;
    let sum = 0;
    for (let i = start; i < end; i++) sum += weights[skills[i]!]!;
    return sum;
  }

  clear(): void {
    for (const skill of this.marked) this.weights[skill] = 0;
    this.marked.length = 0;
  }
}
