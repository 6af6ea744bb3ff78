import type { VacancyOrigin } from '@filiera/contracts';
import type { VacancyContent, VacancyEntity, VacancyStage } from './vacancy.entity.js';

/** A vacancy as its own member sees it. */
export interface VacancyView extends VacancyContent {
  readonly id: string;
  readonly stage: VacancyStage;
  readonly version: number;
  readonly openPositions: number;
  readonly publishedOn: string | null;
  readonly origin: VacancyOrigin | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What the member's own people see: the content with where it stands. */
export function toVacancyView(vacancy: VacancyEntity): VacancyView {
  const { id, stage, version, openPositions, publishedOn, originSystem, originReference } = vacancy;
  return {
    ...vacancy.content, id, stage, version, openPositions, publishedOn,
    origin: originSystem && originReference ? { system: originSystem, reference: originReference } : null,
    createdAt: vacancy.createdAt.toISOString(), updatedAt: vacancy.updatedAt.toISOString(),
  };
}
