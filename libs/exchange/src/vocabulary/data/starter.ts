/** A skill of the starter vocabulary: last part of its ESCO URI, whether it is knowledge, English label, Italian label. */
export type StarterSkill = readonly [id: string, knowledge: boolean, english: string, italian: string];

/** An occupation: last part of its ESCO URI, ISCO-08 group, English label, Italian label, places of its essential and optional skills in the list of skills. */
export type StarterOccupation = readonly [
  id: string,
  isco: string,
  english: string,
  italian: string,
  essential: readonly number[],
  optional: readonly number[],
];

export const ESCO_OCCUPATIONS = 'http://data.europa.eu/esco/occupation/';
export const ESCO_SKILLS = 'http://data.europa.eu/esco/skill/';
export const ESCO_GROUPS = 'http://data.europa.eu/esco/isco/C';
