import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricianWanted, importedVacancy } from './examples.js';
import { invalidVacancies } from './invalid-examples.js';
import { VacancyState, type VacancyStatus } from './vacancy-state.js';

/** The publisher has withdrawn a vacancy. */
export class VacancyWithdrawnV1 extends VacancyState {
  /** Always `withdrawn`. */
  @OneOf(['withdrawn'])
  override status!: VacancyStatus;
}

const example: VacancyState = { ...electricianWanted, status: 'withdrawn' };

export const vacancyWithdrawnV1 = defineEvent('vacancy.withdrawn.v1', {
  payload: VacancyWithdrawnV1,
  description: 'The publisher has withdrawn a vacancy.',
  example,
  moreExamples: [{ ...importedVacancy, status: 'withdrawn' }],
  invalidExamples: [
    ...invalidVacancies(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'published' } },
  ],
});
