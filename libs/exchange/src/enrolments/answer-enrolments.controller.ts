import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActOnEnrolment } from './act-on-enrolment.js';
import { CompleteEnrolmentRequest, DeclineEnrolmentRequest } from './enrolment.requests.js';
import { EnrolmentView } from './enrolment.view.js';
import { ReadEnrolments } from './read-enrolments.js';

/** Places on the courses that this member gives. */
@ApiTags('enrolments')
@Roles('operator', 'manager')
@Controller('enrolments')
export class AnswerEnrolmentsController {
  constructor(private readonly actions: ActOnEnrolment, private readonly enrolments: ReadEnrolments) {}

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Conferma il posto, o mette in lista d’attesa se non ce n’è. / Confirms the place, or puts on the waiting list when there is none.' })
  @ApiOkResponse({ type: EnrolmentView })
  async confirm(@PathUuid('id') id: string): Promise<EnrolmentView> {
    await this.actions.confirm(id);
    return this.enrolments.one(id);
  }

  @Post(':id/decline')
  @HttpCode(200)
  @ApiOperation({ summary: 'Rifiuta, con un motivo; il posto va al primo in lista. / Declines, with a reason; the place goes to the first on the list.' })
  @ApiOkResponse({ type: EnrolmentView })
  async decline(@PathUuid('id') id: string, @Body() body: DeclineEnrolmentRequest): Promise<EnrolmentView> {
    await this.actions.decline(id, body.reason);
    return this.enrolments.one(id);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Corso concluso: le competenze acquisite vanno a chi segue il candidato. / Course completed: the skills gained go to the candidate’s holder.' })
  @ApiOkResponse({ type: EnrolmentView })
  async complete(@PathUuid('id') id: string, @Body() body: CompleteEnrolmentRequest): Promise<EnrolmentView> {
    await this.actions.complete(id, body.skills);
    return this.enrolments.one(id);
  }
}
