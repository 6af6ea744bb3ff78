import { Erasures, PathUuid, Roles, type ErasureStatus } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { IfMatch, type Expected } from '../versions/expected-version.js';
import {
  ChangeAvailabilityRequest, ChangeProfileRequest, CorrectPersonRequest, ListCandidatesQuery, RegisterCandidateRequest, ShareRequest, WithdrawCandidateRequest,
} from './candidate-requests.js';
import { CandidateSummary, CandidateView, ErasureBegun } from './candidate-views.js';
import { ChangeCandidate } from './change-candidate.js';
import { decideAvailability, decideCorrection, decideProfile, decideShare, decideWithdrawal } from './decide-candidate.js';
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
  @ApiOperation({ summary: 'Registra una persona: le sezioni condivisibili vanno in rete come profilo pseudonimo / Register a person: the sections that may be shared reach the network as a pseudonymous profile' })
  @ApiCreatedResponse({ type: CandidateView })
  async register(@Body() request: RegisterCandidateRequest): Promise<CandidateView> {
    return this.finder.one(await this.registration.run(request));
  }

  @Get()
  @ApiOperation({ summary: 'Le persone registrate qui, per nome / The people registered here, by name' })
  @ApiOkResponse({ type: pageOf(CandidateSummary) })
  list(@Query() query: ListCandidatesQuery): Promise<Page<CandidateSummary>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Una persona: dati, profilo, consensi / One person: data, profile, consents' })
  @ApiOkResponse({ type: CandidateView })
  one(@PathUuid('id') id: string): Promise<CandidateView> {
    return this.finder.one(id);
  }

  @Patch(':id/person')
  @ApiOperation({ summary: 'Rettifica i dati anagrafici e i contatti (GDPR art. 16) / Correct the personal data and the contacts (GDPR art. 16)' })
  @ApiOkResponse({ type: CandidateView })
  async correct(@PathUuid('id') id: string, @Body() { version, ...correction }: CorrectPersonRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, version], (held, now) => decideCorrection(held.candidate, correction, now));
    return this.finder.one(id);
  }

  @Patch(':id/profile')
  @ApiOperation({ summary: 'Modifica parti del profilo; una parte a null è tolta / Change parts of the profile; a part set to null is removed' })
  @ApiOkResponse({ type: CandidateView })
  async changeProfile(@PathUuid('id') id: string, @Body() { version, ...parts }: ChangeProfileRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, version], (held) => decideProfile(held.candidate, parts));
    return this.finder.one(id);
  }

  @Put(':id/availability')
  @ApiOperation({ summary: 'Dice se, quando e come la persona lavorerebbe / Say whether, when and how the person would work' })
  @ApiOkResponse({ type: CandidateView })
  async changeAvailability(@PathUuid('id') id: string, @Body() request: ChangeAvailabilityRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, request.version], (held) => decideAvailability(held.candidate, request));
    return this.finder.one(id);
  }

  @Put(':id/consents')
  @ApiOperation({ summary: 'Stabilisce quali sezioni si condividono: quelle che mancano sono ritirate e cancellate dalla rete / Set exactly which sections are shared: what is missing is withdrawn and erased from the network' })
  @ApiOkResponse({ type: CandidateView })
  async share(@PathUuid('id') id: string, @Body() request: ShareRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, request.version], (held) => decideShare(held.candidate, request));
    return this.finder.one(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira il profilo dalla rete; la scheda resta qui / Take the profile back from the network; the record stays here' })
  @ApiOkResponse({ type: CandidateView })
  async withdraw(@PathUuid('id') id: string, @Body() request: WithdrawCandidateRequest, @IfMatch() match: Expected): Promise<CandidateView> {
    await this.changes.run(id, [match, request.version], (held) => decideWithdrawal(held, request.reason));
    return this.finder.one(id);
  }

  @Post(':id/erase')
  @HttpCode(202)
  @Roles('manager')
  @ApiOperation({ summary: 'Cancella la persona qui e in tutta la rete (GDPR art. 17) / Erase the person here and in the whole network (GDPR art. 17)' })
  @ApiAcceptedResponse({ type: ErasureBegun })
  async erase(@PathUuid('id') id: string): Promise<ErasureBegun> {
    await this.eraser.run(id);
    return { id, followAt: `/candidates/${id}/erasure` };
  }

  @Get(':id/erasure')
  @ApiOperation({ summary: 'Chi ha confermato la cancellazione e chi non ancora / Who has confirmed the erasure, and who has not yet' })
  async erasure(@PathUuid('id') id: string): Promise<ErasureStatus> {
    await this.finder.one(id);
    return this.erasures.status(id);
  }
}
