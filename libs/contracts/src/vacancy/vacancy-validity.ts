/** How long a vacancy may stay open, in days from its publication. */
export interface VacancyValidity {
  /** First day of publication that the row applies to. */
  readonly from: string;
  /** For vacancies of the network's members. */
  readonly ordinaryDays: number;
  /** For vacancies brought in from another system, where that system's own limit rules. */
  readonly importedDays: number;
  readonly source: string;
}

/**
 * Dated: a new limit is a new row with its first day. The 60 days are the network's own rule of transparency for advertisements, to be
 * checked against the regional rules in force; the year for imported ones keeps a broken import from staying open for ever.
 */
export const VACANCY_VALIDITY: readonly VacancyValidity[] = [
  { from: '1900-01-01', ordinaryDays: 60, importedDays: 366, source: 'Accordo di Rete, clause 4.3' },
];

/** The limit for a vacancy published on a day, in days. */
export function vacancyValidityDays(publishedOn: string, imported: boolean): number {
  const row = VACANCY_VALIDITY.findLast((candidate) => candidate.from <= publishedOn) ?? VACANCY_VALIDITY[0]!;
  return imported ? row.importedDays : row.ordinaryDays;
}
