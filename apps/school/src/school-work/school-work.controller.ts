import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OpenProjectRequest, PupilDayRequest, RecordHoursRequest } from './school-work.requests.js';
import { SchoolWork } from './school-work.js';
import { ClassWorkView, ProjectView } from './school-work.views.js';

/** Work experience of pupils (formazione scuola-lavoro, formerly PCTO). */
@ApiTags('school')
@Controller()
@Roles('operator', 'manager')
export class SchoolWorkController {
  constructor(private readonly schoolWork: SchoolWork) {}

  @Post('classes/:id/school-work')
  @ApiOperation({ summary: 'Apre un progetto della classe presso un ospitante / Open a project of the class at a host' })
  @ApiCreatedResponse({ type: ProjectView })
  open(@PathUuid('id') id: string, @Body() request: OpenProjectRequest): Promise<ProjectView> {
    return this.schoolWork.openProject(id, request);
  }

  @Get('classes/:id/school-work')
  @ApiOperation({ summary: 'Progetti e ore della classe rispetto al minimo di legge: chi è indietro / Projects and hours of the class against the legal minimum: who is behind' })
  @ApiOkResponse({ type: ClassWorkView })
  ofClass(@PathUuid('id') id: string): Promise<ClassWorkView> {
    return this.schoolWork.ofClass(id);
  }

  @Post('school-work/:id/hours')
  @HttpCode(204)
  @ApiOperation({ summary: 'Registra le ore di uno studente in un giorno / Record a pupil’s hours on a day' })
  @ApiNoContentResponse()
  record(@PathUuid('id') id: string, @Body() { candidate, day, hours }: RecordHoursRequest): Promise<void> {
    return this.schoolWork.recordHours(id, candidate, { day, hours });
  }

  @Post('school-work/:id/hours/remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Toglie le ore di uno studente in un giorno, registrate per errore / Remove a pupil’s hours on a day, recorded by mistake' })
  @ApiNoContentResponse()
  remove(@PathUuid('id') id: string, @Body() { candidate, day }: PupilDayRequest): Promise<void> {
    return this.schoolWork.removeHours(id, candidate, day);
  }
}
