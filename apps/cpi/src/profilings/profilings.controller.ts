import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FindProfilings } from './find-profilings.js';
import { ProfilingQuery, ProfilingRequest } from './profiling.requests.js';
import { ProfilingPageView, ProfilingView } from './profiling.view.js';
import { RecordProfiling } from './record-profiling.js';

/** Profilings of people: added and confirmed, never changed. */
@ApiTags('profilings')
@Roles('operator', 'manager')
@Controller('profilings')
export class ProfilingsController {
  constructor(private readonly recorder: RecordProfiling, private readonly profilings: FindProfilings) {}

  @Post()
  @ApiOperation({ summary: 'Aggiunge una profilazione alla storia della persona. / Adds a profiling to the person’s history.' })
  @ApiCreatedResponse({ type: ProfilingView })
  async add(@Body() { candidate, ...made }: ProfilingRequest, @CurrentUser() user: RequestUser): Promise<ProfilingView> {
    return this.profilings.one(await this.recorder.add(candidate, made, user.label));
  }

  @Get()
  @ApiOkResponse({ type: ProfilingPageView })
  list(@Query() query: ProfilingQuery): Promise<ProfilingPageView> {
    return this.profilings.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: ProfilingView })
  one(@PathUuid('id') id: string): Promise<ProfilingView> {
    return this.profilings.one(id);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Una persona dell’ufficio conferma la profilazione. / A person of the office confirms the profiling.' })
  @ApiOkResponse({ type: ProfilingView })
  async confirm(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<ProfilingView> {
    await this.recorder.confirm(id, user.label);
    return this.profilings.one(id);
  }
}
