import { VACANCY_STATUSES, VacancyState } from '@filiera/contracts';
import { NullRemoves } from '@filiera/member-kit';
import { ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { DescribedBy } from '../openapi/described-by.js';
import { PageQuery } from '../paging/page-query.js';
import { ReadVersion } from '../versions/read-version.js';
import type { VacancyStage } from './vacancy.entity.js';

/** Fields that the product decides, never the author. */
const DECIDED = ['status', 'openPositions', 'publishedOn', 'origin'] as const;

const EXAMPLE = {
  title: 'Elettricista civile e industriale', description: 'Installazione e manutenzione di impianti elettrici civili e industriali, m/f.', language: 'it',
  employer: { name: 'Impresa Esempio 1', sector: '43.21.01' }, occupation: { isco: '7411' }, essentialSkills: [], optionalSkills: [],
  workplace: { country: 'IT', municipality: '075035' }, contract: 'fixed-term', durationMonths: 12, hours: { schedule: 'full-time', weekly: 40 },
  pay: { min: 1500, max: 1900, currency: 'EUR', period: 'month' }, languages: [{ code: 'it', cefr: 'B1' }], licences: ['B'], experienceMonths: 12, educationEqf: 3,
  positions: 2, remote: 'none', targetedPlacement: false, validUntil: '2026-12-31', agencyAuthorisation: 'Aut. Min. Esempio 0001',
  applicationUrl: 'https://lavoro.example/offerte/1', sample: false,
};

/** What an author writes in a vacancy. Anything may be missing until it is published. */
@DescribedBy(VacancyState, { omits: DECIDED, example: EXAMPLE })
export class DraftVacancyRequest extends PartialType(OmitType(VacancyState, DECIDED)) {}

/** Fields that change; one set to null is removed. */
@DescribedBy(VacancyState, { omits: DECIDED, example: EXAMPLE })
@NullRemoves()
export class UpdateVacancyRequest extends DraftVacancyRequest {
  @ReadVersion()
  version?: number;
}

/** A step that needs no more than the version. */
export class VacancyStepRequest {
  @ReadVersion()
  version?: number;
}

/** How many positions are filled. */
export class FillVacancyRequest extends VacancyStepRequest {
  @ApiPropertyOptional({ description: 'Posti coperti ora; senza, tutti quelli aperti / Positions filled now; left out, all that are open', minimum: 1, example: 1 })
  @IsOptional() @IsInt() @Min(1) @Max(9_999)
  positions?: number;
}

/** Which of the member's own vacancies to list. */
export class ListVacanciesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['draft', ...VACANCY_STATUSES] })
  @IsOptional() @IsIn(['draft', ...VACANCY_STATUSES])
  stage?: VacancyStage;

  @ApiPropertyOptional({ description: 'Parte del titolo / Part of the title', example: 'elettricista' })
  @IsOptional() @IsString() @Length(1, 100)
  title?: string;
}
