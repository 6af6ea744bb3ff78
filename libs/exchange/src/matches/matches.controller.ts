import { CurrentUser, PathUuid, Roles, type RequestUser } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../paging/page-query.js';
import { FindMatches } from './find-matches.js';
import { MatchLog } from './match-log.js';
import { MatchCandidatesQuery, MatchRunsQuery, MatchVacanciesQuery } from './match-queries.js';
import type { MatchRunEntity } from './match-run.entity.js';
import type { CandidateMatchView, Matches, VacancyMatchView } from './match-views.js';

/** Who fits what, with the reasons. A person decides. */
@ApiTags('matches')
@Controller('matches')
@Roles('operator', 'manager')
export class MatchesController {
  constructor(private readonly matches: FindMatches, private readonly log: MatchLog) {}

  @Get('vacancies/for-candidate/:id')
  @ApiOperation({ summary: 'The best vacancies for a candidate: an own one, or one of the board by pseudonym' })
  vacancies(@PathUuid('id') id: string, @Query() query: MatchVacanciesQuery, @CurrentUser() user: RequestUser): Promise<Matches<VacancyMatchView>> {
    return this.matches.vacanciesFor(id, query, user);
  }

  @Get('candidates/for-vacancy/:id')
  @ApiOperation({ summary: 'The best candidates of the board for a vacancy of the board' })
  candidates(@PathUuid('id') id: string, @Query() query: MatchCandidatesQuery, @CurrentUser() user: RequestUser): Promise<Matches<CandidateMatchView>> {
    return this.matches.candidatesFor(id, query, user);
  }

  @Get('runs')
  @Roles('manager')
  @ApiOperation({ summary: 'The log of matching runs, the newest first' })
  runs(@Query() query: MatchRunsQuery): Promise<Page<MatchRunEntity>> {
    return this.log.list(query);
  }

  @Get('runs/:id')
  @Roles('manager')
  @ApiOperation({ summary: 'One matching run of the log' })
  run(@PathUuid('id') id: string): Promise<MatchRunEntity> {
    return this.log.one(id);
  }
}
