import { CEFR_LEVELS, type CefrLevel, type LanguageSkill } from '@filiera/contracts';

/** What a course asks of who enrols. */
export interface CourseAsks {
  /** Least level of the European Qualifications Framework, 1 to 8; null when it asks none. */
  readonly educationEqf: number | null;
  readonly languages: readonly Pick<LanguageSkill, 'code' | 'cefr'>[];
  /** Skills that it builds on. */
  readonly entrySkills: readonly string[];
}

/** What a person brings to the door of a course, besides skills; null where the record says nothing. */
export interface Entrant {
  readonly educationEqf: number | null;
  readonly languages: readonly Pick<LanguageSkill, 'code' | 'cefr'>[];
}

/** Something that a course asks and the person does not bring. */
export type EntryGap =
  | { readonly what: 'education'; readonly asks: number; readonly has: number | null }
  | { readonly what: 'language'; readonly code: string; readonly asks: CefrLevel; readonly has: CefrLevel | null }
  | { readonly what: 'skills'; readonly skills: readonly string[] };

/**
 * What keeps a person out of a course; none when they can enrol. No course of the network raises a level of education or certifies a language: those two stay as
 * they are however many courses come before. What the record does not say is not taken for granted.
 * @param held skills that the person has when the course begins
 */
export function missingForEntry({ educationEqf, languages, entrySkills }: CourseAsks, person: Entrant, held: ReadonlySet<string>): EntryGap[] {
  const skills = entrySkills.filter((skill) => !held.has(skill));
  return [
    ...(educationEqf !== null && (person.educationEqf ?? 0) < educationEqf ? [{ what: 'education', asks: educationEqf, has: person.educationEqf } as const] : []),
    ...languages.flatMap(({ code, cefr }): EntryGap[] => {
      const has = person.languages.find((language) => language.code === code)?.cefr ?? null;
      return has !== null && CEFR_LEVELS.indexOf(has) >= CEFR_LEVELS.indexOf(cefr) ? [] : [{ what: 'language', code, asks: cefr, has }];
    }),
    ...(skills.length > 0 ? [{ what: 'skills', skills } as const] : []),
  ];
}
