import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../paging/page-query.js';
import { BoardCandidatesQuery, BoardVacanciesQuery } from './board-queries.js';
import { SearchCandidates, type BoardCandidate } from './search-candidates.js';
import { SearchVacancies, type BoardVacancy } from './search-vacancies.js';

/** What the whole network offers this member. */
@ApiTags('board')
@Controller('board')
@Roles('operator', 'manager')
export class BoardController {
  constructor(private readonly vacancies: SearchVacancies, private readonly candidates: SearchCandidates) {}

  @Get('vacancies')
  @ApiOperation({ summary: 'Vacancies of the whole network that can still be applied for' })
  listVacancies(@Query() query: BoardVacanciesQuery): Promise<Page<BoardVacancy>> {
    return this.vacancies.list(query);
  }

  @Get('vacancies/:id')
  @ApiOperation({ summary: 'One vacancy of the network, closed ones included' })
  vacancy(@PathUuid('id') id: string): Promise<BoardVacancy> {
    return this.vacancies.one(id);
  }

  @Get('candidates')
  @ApiOperation({ summary: 'Candidates of the whole network who can be proposed now, by pseudonym' })
  listCandidates(@Query() query: BoardCandidatesQuery): Promise<Page<BoardCandidate>> {
    return this.candidates.list(query);
  }

  @Get('candidates/:id')
  @ApiOperation({ summary: 'One candidate of the network' })
  candidate(@PathUuid('id') id: string): Promise<BoardCandidate> {
    return this.candidates.one(id);
  }
}
