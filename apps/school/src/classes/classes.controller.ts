import { PageQuery, type Page } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EnrolStudentRequest, OpenClassRequest } from './class.requests.js';
import { ClassView, StudentView, toClassView } from './class.views.js';
import { Classes } from './classes.js';

/** Classes and their pupils. Personal data: operators and managers only. */
@ApiTags('school')
@Controller()
@Roles('operator', 'manager')
export class ClassesController {
  constructor(private readonly classes: Classes) {}

  @Post('classes')
  @ApiOperation({ summary: 'Apre una classe / Open a class' })
  @ApiCreatedResponse({ type: ClassView })
  async open(@Body() request: OpenClassRequest): Promise<ClassView> {
    return toClassView(await this.classes.open(request));
  }

  @Get('classes')
  @ApiOperation({ summary: 'Le classi, l’anno scolastico più recente per primo / The classes, the newest school year first' })
  async list(@Query() query: PageQuery): Promise<Page<ClassView>> {
    const { items, ...page } = await this.classes.page(query);
    return { items: items.map(toClassView), ...page };
  }

  @Get('classes/:id/students')
  @ApiOperation({ summary: 'Gli studenti di una classe: chi è minorenne, chi è delegato, chi è in rete / The pupils of a class: who is a minor, who is delegated, who is on the network' })
  @ApiOkResponse({ type: [StudentView] })
  students(@PathUuid('id') id: string): Promise<StudentView[]> {
    return this.classes.students(id);
  }

  @Put('students/:candidate')
  @ApiOperation({ summary: 'Iscrive un candidato di questo nodo a una classe / Enrol a candidate of this node in a class' })
  @ApiOkResponse({ type: StudentView })
  enrol(@PathUuid('candidate') candidate: string, @Body() { schoolClass }: EnrolStudentRequest): Promise<StudentView> {
    return this.classes.enrol(candidate, schoolClass);
  }

  @Post('students/:candidate/remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Toglie uno studente dalla sua classe, che ha lasciato o in cui è per errore; le ore svolte restano / Take a pupil off their class, which they have left or are in by mistake; the hours done stay' })
  @ApiNoContentResponse()
  remove(@PathUuid('candidate') candidate: string): Promise<void> {
    return this.classes.remove(candidate);
  }

  @Get('students/:candidate')
  @ApiOperation({ summary: 'Uno studente / One pupil' })
  @ApiOkResponse({ type: StudentView })
  student(@PathUuid('candidate') candidate: string): Promise<StudentView> {
    return this.classes.student(candidate);
  }
}
