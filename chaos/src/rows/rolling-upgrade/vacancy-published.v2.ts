import { defineEvent, OneOf, vacancyPublishedV1, VacancyState, type VacancyStatus, Whole } from '@filiera/contracts';

/** What a second version might say that the first does not: a breaking change, because readers of the first know no such field. */
export class VacancyPublishedV2 extends VacancyState {
  /** Always `published`. */
  @OneOf(['published'])
  override status!: VacancyStatus;

  /** Days of trial; must be said. */
  @Whole(0, 180)
  trialDays!: number;
}

/** A state of the first version as the second has it. */
export function toV2(state: VacancyState): VacancyPublishedV2 {
  return { ...state, trialDays: 0 };
}

export const vacancyPublishedV2 = defineEvent('vacancy.published.v2', {
  payload: VacancyPublishedV2,
  description: 'A vacancy has been published.',
  example: toV2(vacancyPublishedV1.example),
  invalidExamples: [{ why: 'the trial must be said', value: vacancyPublishedV1.example }],
});
