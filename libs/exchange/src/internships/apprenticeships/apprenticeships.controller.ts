import { Day, ENTITY_ID, Obeys, OneOf, Words } from '@filiera/contracts';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../../paging/page-of.js';
import { PageQuery, type Page } from '../../paging/page-query.js';
import { VatNumber } from '../../firms/vat-number.js';
import { APPRENTICESHIP_LEVELS, QUALIFICATIONS, type ApprenticeshipLevel, type Qualification } from './apprenticeship-rules.js';
import { Apprenticeships } from './apprenticeships.js';

/** A contract that begins. */
export class RecordApprenticeshipRequest {
  @ApiProperty({ format: 'uuid', description: 'L’apprendista, un candidato di questo nodo / The apprentice, a candidate of this node' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ example: 'Impresa Esempio 1' })
  @Words(200)
  employerName!: string;

  @ApiProperty({ example: '00000000000' })
  @VatNumber()
  employerVatNumber!: string;

  @ApiProperty({ enum: QUALIFICATIONS, description: 'Titolo a cui porta / Where it leads' })
  @OneOf(QUALIFICATIONS)
  qualification!: Qualification;

  @ApiProperty({ format: 'date', example: '2026-12-01' })
  @Day()
  startDate!: string;

  @ApiProperty({ format: 'date', example: '2028-11-30', description: 'Ultimo giorno della formazione / Last day of the training' })
  @Day()
  trainingEndDate!: string;
}

/** An apprenticeship. */
export class ApprenticeshipView extends RecordApprenticeshipRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ enum: APPRENTICESHIP_LEVELS, description: 'Primo livello alle scuole, terzo alle università / First level at schools, third at universities' })
  readonly level!: ApprenticeshipLevel;
}

/** Apprenticeships of this member's candidates. Personal data: operators and managers only. */
@ApiTags('internships')
@Controller('apprenticeships')
@Roles('operator', 'manager')
export class ApprenticeshipsController {
  constructor(private readonly apprenticeships: Apprenticeships) {}

  @Post()
  @ApiOperation({ summary: 'Registra un apprendistato; tutte le violazioni sono dette insieme / Record an apprenticeship; every violation is told at once' })
  @ApiCreatedResponse({ type: ApprenticeshipView })
  record(@Body() request: RecordApprenticeshipRequest): Promise<ApprenticeshipView> {
    return this.apprenticeships.record(request);
  }

  @Post(':id/remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Toglie un apprendistato registrato per errore / Remove an apprenticeship recorded by mistake' })
  @ApiNoContentResponse()
  remove(@PathUuid('id') id: string): Promise<void> {
    return this.apprenticeships.remove(id);
  }

  @Get()
  @ApiOperation({ summary: 'Gli apprendistati, gli ultimi iniziati per primi / The apprenticeships, the last to start first' })
  @ApiOkResponse({ type: pageOf(ApprenticeshipView) })
  list(@Query() query: PageQuery): Promise<Page<ApprenticeshipView>> {
    return this.apprenticeships.page(query);
  }
}
