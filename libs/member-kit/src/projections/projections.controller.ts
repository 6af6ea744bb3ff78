import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Roles } from '../access/roles.js';
import { PathToken } from '../http/path-id.js';
import { Projections, type ProjectionState } from './projections.js';
import type { RebuildResult } from './rebuild-projection.js';
import type { TableChecksum } from './shadow-tables.js';

/** Rows and checksum of one table. */
class TableChecksumView implements TableChecksum {
  @ApiProperty()
  table!: string;

  @ApiProperty()
  rows!: number;

  @ApiProperty({ description: 'Somma di un\'impronta di ogni riga / Sum of a hash of each row' })
  checksum!: string;
}

/** What a rebuild did. */
class RebuildResultView implements RebuildResult {
  @ApiProperty()
  events!: number;

  @ApiProperty({ type: [TableChecksumView] })
  before!: TableChecksumView[];

  @ApiProperty({ type: [TableChecksumView] })
  after!: TableChecksumView[];

  @ApiProperty({ description: 'La proiezione era come doveva essere / The projection was as it should be' })
  identical!: boolean;
}

/** A projection with its last rebuild. */
class ProjectionView implements ProjectionState {
  @ApiProperty()
  name!: string;

  @ApiProperty({ type: [String] })
  tables!: string[];

  @ApiProperty({ enum: ['as-is', 'rebuilding', 'rebuilt', 'failed'] })
  status!: ProjectionState['status'];

  @ApiProperty({ description: 'Eventi letti finora / Events read so far' })
  events!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt!: Date | null;

  @ApiProperty({ type: RebuildResultView, nullable: true })
  result!: RebuildResultView | null;

  @ApiProperty({ type: String, nullable: true })
  failure!: string | null;
}

/** Projections filled anew while the service stays up. */
@ApiTags('projections')
@Roles('technician')
@Controller('projections')
export class ProjectionsController {
  constructor(private readonly projections: Projections) {}

  @ApiOperation({ summary: 'Le proiezioni di questo nodo / The projections of this node' })
  @ApiOkResponse({ type: [ProjectionView] })
  @Get()
  list(): ProjectionState[] {
    return this.projections.all();
  }

  @ApiOperation({ summary: 'Una proiezione e la sua ultima ricostruzione / A projection and its last rebuild' })
  @ApiOkResponse({ type: ProjectionView })
  @Get(':name')
  find(@PathToken('name') name: string): ProjectionState {
    return this.projections.find(name);
  }

  @ApiOperation({ summary: 'La ricostruisce dal registro proprio e dal nodo centrale / Rebuilds it from the own log and the hub' })
  @HttpCode(202)
  @Post(':name/rebuild')
  rebuild(@PathToken('name') name: string): ProjectionState {
    return this.projections.rebuild(name);
  }
}
