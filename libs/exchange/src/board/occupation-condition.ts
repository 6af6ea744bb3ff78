import type { ConditionList } from './condition-list.js';

const ISCO_URI = /^http:\/\/data\.europa\.eu\/esco\/isco\/C([0-9]{1,4})$/;

/** The ISCO group that was asked for, or undefined when the occupation is an ESCO URI. */
export function iscoGroupOf(occupation: string): string | undefined {
  return ISCO_URI.exec(occupation)?.[1] ?? (/^[0-9]{1,4}$/.test(occupation) ? occupation : undefined);
}

/** Keeps vacancies of one ESCO occupation, or of an ISCO group and all below it. */
export function occupationCondition(occupation: string, conditions: ConditionList): void {
  const group = iscoGroupOf(occupation);
  if (group === undefined) conditions.add('esco = ?', occupation);
  else conditions.add('isco LIKE ?', `${group}%`);
}
