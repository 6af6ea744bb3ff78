import { ageRuleFor, type AgeRule, type LevelInLaw } from '@filiera/exchange';

/** The ministry's codes of the three levels of apprenticeship; how old an apprentice is, the exchange knows. */
const LEVELS: Readonly<Record<string, LevelInLaw>> = { 'A.03.08': 'first', 'A.03.09': 'second', 'A.03.10': 'third' };

/** Levels of education that are a vocational qualification, in the ministry's table. Check when it changes; an office adds others in its `node.yml`. */
export const VOCATIONAL_QUALIFICATIONS: readonly string[] = ['30'];

/** Whether a contract is an apprenticeship: those have a training period with an end. */
export function isApprenticeship(contract: string): boolean {
  return Object.hasOwn(LEVELS, contract);
}

/** The ages for a contract that begins on a day; undefined for what is no apprenticeship, or began under an older law. */
export function apprenticeAgesOn(contract: string, startDate: string, regionalPractice: boolean): AgeRule | undefined {
  return isApprenticeship(contract) ? ageRuleFor(LEVELS[contract]!, startDate, regionalPractice) : undefined;
}
