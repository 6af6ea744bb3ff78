import { VACANCY_STATUSES, VacancyOrigin, VacancyState } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { DescribedBy } from '../openapi/described-by.js';
import { DraftVacancyRequest } from './vacancy-requests.js';
import type { VacancyEntity, VacancyStage } from './vacancy.entity.js';

/** A vacancy as its own member sees it. */
@DescribedBy(VacancyState, { omits: ['status', 'openPositions', 'publishedOn', 'origin'] })
export class VacancyView extends DraftVacancyRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: ['draft', ...VACANCY_STATUSES] })
  readonly stage!: VacancyStage;

  @ApiProperty({ description: 'Da indicare in If-Match per modificare / To be named in If-Match when changing' })
  readonly version!: number;

  @ApiProperty({ description: 'Posti ancora aperti / Positions still open' })
  readonly openPositions!: number;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly publishedOn!: string | null;

  @ApiProperty({ type: 'object', properties: { system: { type: 'string' }, reference: { type: 'string' } }, nullable: true, description: 'Da dove è importata / Where it was brought in from' })
  readonly origin!: VacancyOrigin | null;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
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
