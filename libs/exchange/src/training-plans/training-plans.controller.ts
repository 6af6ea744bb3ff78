import { CurrentUser, PathUuid, Roles, type RequestUser } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MakeTrainingPlan } from './make-training-plan.js';
import { TrainingPlanQuery } from './training-plan.query.js';
import { TrainingPlanView } from './training-plan.view.js';

/** Training for one person, towards real vacancies. A person decides. */
@ApiTags('training-plans')
@Controller('candidates')
@Roles('operator', 'manager')
export class TrainingPlansController {
  constructor(private readonly plans: MakeTrainingPlan) {}

  @Get(':id/training-plan')
  @ApiOperation({ summary: 'I corsi della rete che portano un proprio candidato alle offerte di una figura, in ordine e con i motivi / The courses of the network that bring an own candidate to the vacancies of an occupation, in order and with the reasons' })
  @ApiOkResponse({ type: TrainingPlanView })
  plan(@PathUuid('id') id: string, @Query() { occupation }: TrainingPlanQuery, @CurrentUser() user: RequestUser): Promise<TrainingPlanView> {
    return this.plans.run(id, occupation, user);
  }
}
