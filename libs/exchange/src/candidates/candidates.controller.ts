import { Erasures, PathUuid, Roles, type ErasureStatus } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../paging/page-query.js';
import { IfMatch, type Expected } from '../versions/expected-version.js';
import {
  ChangeAvailabilityRequest, ChangeProfileRequest, ListCandidatesQuery, RegisterCandidateRequest, ShareRequest, WithdrawCandidateRequest,
} from './candidate-requests.js';
import type { CandidateSummary, CandidateView } from './candidate-views.js';
import { ChangeCandidate } from './change-candidate.js';
import { decideAvailability, decideProfile, decideShare, decideWithdrawal } from './decide-candidate.js';
import { EraseCandidate } from './erase-candidate.js';
import { FindCandidates } from './find-candidates.js';
import { RegisterCandidate } from './register-candidate.js';

/** The people whom this member serves. Personal data: operators and managers only. */
@ApiTags('candidates')
@Controller('candidates')
@Roles('operator', 'manager')
export class CandidatesController {
  constructor(
    private readonly registration: RegisterCandidate,
    private readonly changes: ChangeCandidate,
    private readonly finder: FindCandidates,
    private readonly eraser: EraseCandidate,
    private readonly erasures: Erasures,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Register a person; the sections that may be shared reach the network as a pseudonymous profile' })
  async register(@Body() request: RegisterCandidateRequest): Promise<CandidateView> {
    return this.finder.one(await this.registration.run(request));
  }

  @Get()
  @ApiOperation({ summary: 'List the people registered here, by name' })
  list(@Query() query: ListCandidatesQuery): Promise<Page<CandidateSummary>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One person: data, profile, consents' })
  one(@PathUuid('id') id: string): Promise<CandidateView> {
    return this.finder.one(id);
  }

  @Patch(':id/profile')
  @ApiOperation({ summary: 'Change parts of the profile; a part set to null is removed' })
  async changeProfile(@PathUuid('id') id: string, @Body() { version, ...parts }: ChangeProfileRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, version], (held) => decideProfile(held.candidate, parts));
    return this.finder.one(id);
  }

  @Put(':id/availability')
  @ApiOperation({ summary: 'Say whether, when and how the person would work' })
  async changeAvailability(@PathUuid('id') id: string, @Body() request: ChangeAvailabilityRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, request.version], (held) => decideAvailability(held.candidate, request));
    return this.finder.one(id);
  }

  @Put(':id/consents')
  @ApiOperation({ summary: 'Set exactly which sections are shared; what is missing is withdrawn and erased from the network' })
  async share(@PathUuid('id') id: string, @Body() request: ShareRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, request.version], (held) => decideShare(held.candidate, request));
    return this.finder.one(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the profile back from the network; the record stays here' })
  async withdraw(@PathUuid('id') id: string, @Body() request: WithdrawCandidateRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, request.version], (held) => decideWithdrawal(held, request.reason));
    return this.finder.one(id);
  }

  @Post(':id/erase')
  @HttpCode(202)
  @Roles('manager')
  @ApiOperation({ summary: 'Erase the person here and in the whole network (GDPR art. 17)' })
  async erase(@PathUuid('id') id: string): Promise<{ id: string; followAt: string }> {
    await this.eraser.run(id);
    return { id, followAt: `/candidates/${id}/erasure` };
  }

  @Get(':id/erasure')
  @ApiOperation({ summary: 'Who has confirmed the erasure, and who has not yet' })
  async erasure(@PathUuid('id') id: string): Promise<ErasureStatus> {
    await this.finder.one(id);
    return this.erasures.status(id);
  }
}
