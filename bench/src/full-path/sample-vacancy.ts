import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';

/** The public state of a vacancy, about one kilobyte, the same on every path that is measured. */
export function sampleVacancy(): VacancyState {
  return vacancyPublishedV1.example;
}
