import { Day, ENTITY_ID, Flag, Obeys, Words } from '@filiera/contracts';
import { PageQuery, VatNumber, type Page } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Missions } from './missions.js';

/** A mission that begins. */
export class StartMissionRequest {
  @ApiProperty({ format: 'uuid', description: 'Il lavoratore, un candidato di questo nodo / The worker, a candidate of this node' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ example: 'Impresa Esempio 1', description: 'Utilizzatore / User firm' })
  @Words(200)
  userName!: string;

  @ApiProperty({ example: '00000000000' })
  @VatNumber()
  userVatNumber!: string;

  @ApiProperty({ description: 'Il lavoratore è assunto a tempo indeterminato dall’agenzia / The agency employs the worker for an indefinite time' })
  @Flag()
  permanent!: boolean;

  @ApiProperty({ format: 'date', example: '2026-12-01' })
  @Day()
  startDate!: string;

  @ApiProperty({ format: 'date', example: '2027-05-31', description: 'Ultimo giorno / Last day' })
  @Day()
  endDate!: string;
}

/** A later last day. */
export class ExtendMissionRequest {
  @ApiProperty({ format: 'date' })
  @Day()
  endDate!: string;
}

/** An end that has come. */
export class EndMissionRequest {
  @ApiProperty({ format: 'date' })
  @Day()
  lastDay!: string;
}

/** A mission. */
export class MissionView extends StartMissionRequest {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Quante volte è stata prorogata / How often it was extended' })
  readonly extensions!: number;

  @ApiProperty()
  readonly ended!: boolean;

  @ApiProperty({ description: 'Non conta più / It counts no more' })
  readonly annulled!: boolean;
}

/** Agency-work missions. Personal data: operators and managers only. */
@ApiTags('agency')
@Controller('missions')
@Roles('operator', 'manager')
export class MissionsController {
  constructor(private readonly missions: Missions) {}

  @Post()
  @ApiOperation({ summary: 'Registra una missione; tutte le violazioni sono dette insieme / Record a mission; every violation is told at once' })
  @ApiCreatedResponse({ type: MissionView })
  start(@Body() request: StartMissionRequest): Promise<MissionView> {
    return this.missions.start(request);
  }

  @Get()
  @ApiOperation({ summary: 'Le missioni, le ultime iniziate per prime / The missions, the last to start first' })
  list(@Query() query: PageQuery): Promise<Page<MissionView>> {
    return this.missions.page(query);
  }

  @Post(':id/extend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Proroga entro i limiti in vigore / Extend within the limits in force' })
  @ApiOkResponse({ type: MissionView })
  extend(@PathUuid('id') id: string, @Body() { endDate }: ExtendMissionRequest): Promise<MissionView> {
    return this.missions.extend(id, endDate);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra la fine / Record the end' })
  @ApiOkResponse({ type: MissionView })
  end(@PathUuid('id') id: string, @Body() { lastDay }: EndMissionRequest): Promise<MissionView> {
    return this.missions.end(id, lastDay);
  }

  @Post(':id/annul')
  @HttpCode(200)
  @ApiOperation({ summary: 'Annulla una missione registrata per errore: non conta più / Annul a mission recorded by mistake: it counts no more' })
  @ApiOkResponse({ type: MissionView })
  annul(@PathUuid('id') id: string): Promise<MissionView> {
    return this.missions.annul(id);
  }
}
