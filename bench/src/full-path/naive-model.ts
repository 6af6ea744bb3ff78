import type { VacancyState } from '@filiera/contracts';
import { EntitySchema } from 'typeorm';

export interface NaiveRow {
  id: string;
  version: number;
  vacancy: VacancyState;
}

export const NaiveVacancy = new EntitySchema<NaiveRow>({
  name: 'naive_vacancy',
  columns: { id: { type: 'text', primary: true }, version: { type: 'int' }, vacancy: { type: 'jsonb' } },
});

export const NAIVE_STREAM = 'NAIVE';
export const NAIVE_SUBJECT = 'naive.vacancy';
