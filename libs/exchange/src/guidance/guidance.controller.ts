import { CurrentUser, PathUuid, Roles, type RequestUser } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { AnnulInterview } from './annul-interview.js';
import { FindInterviews } from './find-interviews.js';
import { GuidanceInterviewRequest, GuidanceQuery } from './guidance.requests.js';
import { GuidanceInterviewView } from './guidance.view.js';
import { RecordInterview } from './record-interview.js';

/** Guidance interviews along the chain. */
@ApiTags('guidance-interviews')
@Roles('operator', 'manager')
@Controller('guidance-interviews')
export class GuidanceController {
  constructor(private readonly recorder: RecordInterview, private readonly annuller: AnnulInterview, private readonly interviews: FindInterviews) {}

  @Post()
  @ApiOperation({ summary: 'Registra un colloquio di orientamento; chi segue il candidato ne è informato. / Records a guidance interview; whoever follows the candidate is told.' })
  @ApiCreatedResponse({ type: GuidanceInterviewView })
  async record(@Body() { candidate, ...held }: GuidanceInterviewRequest, @CurrentUser() user: RequestUser): Promise<GuidanceInterviewView> {
    return this.interviews.one(await this.recorder.run(candidate, held, user.label));
  }

  @Get()
  @ApiOperation({ summary: 'I colloqui tenuti qui, e quelli che altri hanno tenuto con i propri candidati. / The interviews held here, and those that others held with own candidates.' })
  @ApiOkResponse({ type: pageOf(GuidanceInterviewView) })
  list(@Query() query: GuidanceQuery): Promise<Page<GuidanceInterviewView>> {
    return this.interviews.page(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: GuidanceInterviewView })
  one(@PathUuid('id') id: string): Promise<GuidanceInterviewView> {
    return this.interviews.one(id);
  }

  @Post(':id/annul')
  @HttpCode(200)
  @ApiOperation({ summary: 'Annulla un colloquio registrato per errore. / Annuls an interview that was recorded by mistake.' })
  @ApiOkResponse({ type: GuidanceInterviewView })
  async annul(@PathUuid('id') id: string): Promise<GuidanceInterviewView> {
    await this.annuller.run(id);
    return this.interviews.one(id);
  }
}
