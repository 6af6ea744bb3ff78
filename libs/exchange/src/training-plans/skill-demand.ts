/** What a vacancy asks. */
export interface SkillsAsked {
  readonly essential: readonly string[];
  readonly optional: readonly string[];
}

/** A skill that is missing, and how many vacancies ask it. */
export interface SkillDemand {
  readonly skill: string;
  readonly essential: number;
  readonly optional: number;
}

/**
 * The skills that vacancies ask and that are not held, each with how many vacancies ask it essentially and how many optionally. One that is essential
 * somewhere comes before one that is only ever optional, however often: without the first a job cannot be done.
 */
export function demandOf(vacancies: readonly SkillsAsked[], held: ReadonlySet<string>): SkillDemand[] {
  const demand = new Map<string, { essential: number; optional: number }>();
  const count = (skills: Iterable<string>, as: 'essential' | 'optional'): void => {
    for (const skill of skills) {
      if (held.has(skill)) continue;
      const known = demand.get(skill) ?? { essential: 0, optional: 0 };
      demand.set(skill, { ...known, [as]: known[as] + 1 });
    }
  };
  for (const { essential, optional } of vacancies) {
    const needed = new Set(essential);
    count(needed, 'essential');
    count(new Set(optional.filter((skill) => !needed.has(skill))), 'optional');
  }
  return [...demand].map(([skill, asked]) => ({ skill, ...asked }))
    .sort((a, b) => b.essential - a.essential || b.optional - a.optional || (a.skill < b.skill ? -1 : 1));
}
