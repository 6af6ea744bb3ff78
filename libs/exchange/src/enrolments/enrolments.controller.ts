import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { ActOnEnrolment } from './act-on-enrolment.js';
import { EnrolmentQuery, RequestEnrolmentRequest } from './enrolment.requests.js';
import { EnrolmentView } from './enrolment.view.js';
import { ReadEnrolments } from './read-enrolments.js';
import { RequestEnrolment } from './request-enrolment.js';

/** Places on courses of the network, for this member's candidates. */
@ApiTags('enrolments')
@Roles('operator', 'manager')
@Controller('enrolments')
export class EnrolmentsController {
  constructor(
    private readonly requests: RequestEnrolment,
    private readonly actions: ActOnEnrolment,
    private readonly enrolments: ReadEnrolments,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Chiede un posto in un corso per un proprio candidato. / Asks for a place on a course for an own candidate.' })
  @ApiCreatedResponse({ type: EnrolmentView })
  async request(@Body() body: RequestEnrolmentRequest): Promise<EnrolmentView> {
    return this.enrolments.one(await this.requests.run(body.course, body.candidate, body.courseOwner));
  }

  @Get()
  @ApiOperation({ summary: 'Le iscrizioni di cui questo membro è parte. / The enrolments that this member is a party to.' })
  @ApiOkResponse({ type: pageOf(EnrolmentView) })
  list(@Query() query: EnrolmentQuery): Promise<Page<EnrolmentView>> {
    return this.enrolments.page(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: EnrolmentView })
  one(@PathUuid('id') id: string): Promise<EnrolmentView> {
    return this.enrolments.one(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira la richiesta, o rinuncia al posto. / Takes the request back, or gives up the place.' })
  @ApiOkResponse({ type: EnrolmentView })
  async withdraw(@PathUuid('id') id: string): Promise<EnrolmentView> {
    await this.actions.withdraw(id);
    return this.enrolments.one(id);
  }
}
