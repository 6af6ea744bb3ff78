import { samplePerson } from '@filiera/testing';
import { registration, SHARED_SECTIONS } from '../../workload/requests.js';

/** Somebody with everything that a node may hold of them, and nothing in it that anybody else has. */
export interface Somebody {
  /** As their holder registers them. */
  readonly registered: object;
  /** What of it is theirs alone, as it is written wherever it is: whatever is left of them has one of these in it. */
  readonly marks: readonly string[];
}

/**
 * @param number another one for each person
 * @param ending of the surname: a tax code has its first three consonants, the rest is free
 * @param profile sections that are unlike anybody else's
 */
export function somebody(number: number, ending: string, profile: object): Somebody {
  const person = samplePerson(number, { year: 1961 + number, month: 3, day: 17 }) as Readonly<Record<'lastName' | 'taxCode' | 'birthDate' | 'email', string>>;
  const lastName = `${person.lastName}${ending}`;
  const phone = `+39 0832 77007${number}`;
  const skill = `http://data.europa.eu/esco/skill/e5a5ed00-0000-4000-8000-00000000000${number}`;
  return {
    registered: { ...registration(number, { ...profile, skills: [{ uri: skill, level: 'advanced' }] }, SHARED_SECTIONS), ...person, lastName, phone },
    marks: [lastName, person.taxCode, person.birthDate, person.email, phone, skill],
  };
}
