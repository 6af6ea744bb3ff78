import type { CandidateInput, VacancyInput } from '@filiera/matching';

/**
 * The least that any exact answer does with lists of the vacancies that ask for a skill: a bare loop that adds up, vacancy by vacancy, how much of the candidate's skills
 * each asks for, and leaves its table empty for the next. No requirement, no score, no best twenty.
 */
export class BareSums {
  private readonly lists = new Map<string, Uint32Array>();
  private readonly sums: Int32Array;
  private readonly touched: Uint32Array;

  constructor(vacancies: readonly VacancyInput[]) {
    const found = new Map<string, number[]>();
    for (const [number, { essentialSkills, optionalSkills }] of vacancies.entries()) {
      for (const skill of [...essentialSkills, ...optionalSkills]) {
        const list = found.get(skill);
        if (list) list.push(number);
        else found.set(skill, [number]);
      }
    }
    for (const [skill, list] of found) this.lists.set(skill, Uint32Array.from(list));
    this.sums = new Int32Array(vacancies.length);
    this.touched = new Uint32Array(vacancies.length);
  }

  /** @returns how many vacancies ask for something that the candidate has */
  add({ skills }: CandidateInput): number {
    const { sums, touched } = this;
    let count = 0;
    for (const skill of skills) {
      const list = this.lists.get(skill);
      if (list) count = addTo(sums, list, touched, count);
    }
    for (let i = 0; i < count; i++) sums[touched[i]!] = 0;
    return count;
  }
}

function addTo(sums: Int32Array, list: Uint32Array, touched: Uint32Array, count: number): number {
  let next = count;
  for (let i = 0; i < list.length; i++) {
    const number = list[i]!;
    const sum = sums[number]!;
    if (sum === 0) touched[next++] = number;
    sums[number] = sum + 1;
  }
  return next;
}
