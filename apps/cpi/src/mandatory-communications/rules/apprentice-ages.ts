import { ageRuleFor, type AgeRule, type LevelInLaw } from '@filiera/exchange';
import type { ContractCode } from './contract-codes.js';

/** The levels of what the network calls an apprenticeship, whatever the ministry's code; how old an apprentice is, the exchange knows. */
const LEVELS: Readonly<Partial<Record<ContractCode['contract'], LevelInLaw>>> = {
  'apprenticeship-1': 'first', 'apprenticeship-2': 'second', 'apprenticeship-3': 'third',
};

/** Levels of education that are a vocational qualification, in the ministry's table. Check when it changes; an office adds others in its `node.yml`. */
export const VOCATIONAL_QUALIFICATIONS: readonly string[] = ['30'];

/** Whether a contract is an apprenticeship: those have a training period with an end. */
export function isApprenticeship({ contract }: ContractCode): boolean {
  return LEVELS[contract] !== undefined;
}

/** The ages for a contract that begins on a day; undefined for what is no apprenticeship, or began under an older law. */
export function apprenticeAgesOn({ contract }: ContractCode, startDate: string, regionalPractice: boolean): AgeRule | undefined {
  const level = LEVELS[contract];
  return level && ageRuleFor(level, startDate, regionalPractice);
}
