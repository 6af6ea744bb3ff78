import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { electricianWanted, importedVacancy } from './examples.js';
import { invalidVacancies } from './invalid-examples.js';
import { VacancyState, type VacancyStatus } from './vacancy-state.js';

/** A vacancy has been published. */
export class VacancyPublishedV1 extends VacancyState {
  /** Always `published`. */
  @OneOf(['published'])
  override status!: VacancyStatus;
}

const example: VacancyState = { ...electricianWanted };

export const vacancyPublishedV1 = defineEvent('vacancy.published.v1', {
  payload: VacancyPublishedV1,
  description: 'A vacancy has been published.',
  example,
  moreExamples: [{ ...importedVacancy }],
  invalidExamples: [
    ...invalidVacancies(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'withdrawn' } },
    { why: 'a published vacancy has an open position', value: { ...example, openPositions: 0 } },
  ],
});
