import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricianWanted, importedVacancy } from './examples.js';
import { invalidVacancies } from './invalid-examples.js';
import { VacancyState, type VacancyStatus } from './vacancy-state.js';

/** A published vacancy has changed. */
export class VacancyUpdatedV1 extends VacancyState {
  /** Always `published`. */
  @OneOf(['published'])
  override status!: VacancyStatus;
}

const example: VacancyState = { ...electricianWanted, openPositions: 1 };

export const vacancyUpdatedV1 = defineEvent('vacancy.updated.v1', {
  payload: VacancyUpdatedV1,
  description: 'A published vacancy has changed. The payload is its whole state.',
  example,
  moreExamples: [{ ...importedVacancy, openPositions: 1 }],
  invalidExamples: [
    ...invalidVacancies(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'expired' } },
  ],
});
