import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { BoardCandidatesQuery, BoardVacanciesQuery } from './board-queries.js';
import { BoardCandidate, BoardVacancy } from './board-views.js';
import { PublisherQuery } from './publisher.query.js';
import { SearchCandidates } from './search-candidates.js';
import { SearchVacancies } from './search-vacancies.js';

/** What the whole network offers this member. */
@ApiTags('board')
@Controller('board')
@Roles('operator', 'manager')
export class BoardController {
  constructor(private readonly vacancies: SearchVacancies, private readonly candidates: SearchCandidates) {}

  @Get('vacancies')
  @ApiOperation({ summary: 'Le offerte di tutta la rete a cui ci si può ancora candidare / Vacancies of the whole network that can still be applied for' })
  @ApiOkResponse({ type: pageOf(BoardVacancy) })
  listVacancies(@Query() query: BoardVacanciesQuery): Promise<Page<BoardVacancy>> {
    return this.vacancies.list(query);
  }

  @Get('vacancies/:id')
  @ApiOperation({ summary: 'Un\'offerta della rete, anche chiusa / One vacancy of the network, closed ones included' })
  @ApiOkResponse({ type: BoardVacancy })
  vacancy(@PathUuid('id') id: string, @Query() { publisher }: PublisherQuery): Promise<BoardVacancy> {
    return this.vacancies.one(id, publisher);
  }

  @Get('candidates')
  @ApiOperation({ summary: 'I candidati di tutta la rete proponibili adesso, per pseudonimo / Candidates of the whole network who can be proposed now, by pseudonym' })
  @ApiOkResponse({ type: pageOf(BoardCandidate) })
  listCandidates(@Query() query: BoardCandidatesQuery): Promise<Page<BoardCandidate>> {
    return this.candidates.list(query);
  }

  @Get('candidates/:id')
  @ApiOperation({ summary: 'Un candidato della rete / One candidate of the network' })
  @ApiOkResponse({ type: BoardCandidate })
  candidate(@PathUuid('id') id: string): Promise<BoardCandidate> {
    return this.candidates.one(id);
  }
}
