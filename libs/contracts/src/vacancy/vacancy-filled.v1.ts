import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricianWanted, importedVacancy } from './examples.js';
import { invalidVacancies } from './invalid-examples.js';
import { VacancyState, type VacancyStatus } from './vacancy-state.js';

/** Every position of a vacancy has been filled. */
export class VacancyFilledV1 extends VacancyState {
  /** Always `filled`. */
  @OneOf(['filled'])
  override status!: VacancyStatus;
}

const example: VacancyState = { ...electricianWanted, status: 'filled', openPositions: 0 };

export const vacancyFilledV1 = defineEvent('vacancy.filled.v1', {
  payload: VacancyFilledV1,
  description: 'Every position of a vacancy has been filled.',
  example,
  moreExamples: [{ ...importedVacancy, status: 'filled', openPositions: 0 }],
  invalidExamples: [
    ...invalidVacancies(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'published' } },
    { why: 'a filled vacancy has no open position', value: { ...example, openPositions: 1 } },
  ],
});
