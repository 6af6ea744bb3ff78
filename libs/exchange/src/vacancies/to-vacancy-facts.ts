import type { VacancyState } from '@filiera/contracts';
import type { VacancyFacts } from './decide-vacancy.js';

/** A vacancy as its own public state tells it: the way back of `toVacancyState`. */
export function toVacancyFacts({ status, openPositions, publishedOn, origin, ...content }: VacancyState): VacancyFacts {
  return {
    stage: status, content, openPositions, publishedOn, validUntil: content.validUntil ?? null,
    originSystem: origin?.system ?? null, originReference: origin?.reference ?? null,
  };
}
