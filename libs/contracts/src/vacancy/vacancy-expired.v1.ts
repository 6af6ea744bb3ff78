import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricianWanted, importedVacancy } from './examples.js';
import { invalidVacancies } from './invalid-examples.js';
import { VacancyState, type VacancyStatus } from './vacancy-state.js';

/** The last day of a vacancy has passed. */
export class VacancyExpiredV1 extends VacancyState {
  /** Always `expired`. */
  @OneOf(['expired'])
  override status!: VacancyStatus;
}

const example: VacancyState = { ...electricianWanted, status: 'expired' };

export const vacancyExpiredV1 = defineEvent('vacancy.expired.v1', {
  payload: VacancyExpiredV1,
  description: 'The last day of a vacancy has passed.',
  example,
  moreExamples: [{ ...importedVacancy, status: 'expired' }],
  invalidExamples: [
    ...invalidVacancies(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'published' } },
  ],
});
