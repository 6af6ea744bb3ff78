import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, Roles, type RequestUser } from '../access/roles.js';
import { PathToken } from '../http/path-id.js';
import { NotFound } from '../problems/domain-error.js';
import { Quarantine } from './quarantine.js';
import { detailView, entryView, QuarantineDetailView, QuarantineListQuery, QuarantinePageView } from './quarantine-views.js';

/** Events set aside: list, inspect, replay, discard. */
@ApiTags('quarantine')
@Roles('technician', 'manager')
@Controller('quarantine')
export class QuarantineController {
  constructor(private readonly quarantine: Quarantine) {}

  @ApiOperation({ summary: 'Gli eventi in quarantena, i più recenti prima / The quarantined events, newest first' })
  @ApiOkResponse({ type: QuarantinePageView })
  @Get()
  async list(@Query() query: QuarantineListQuery): Promise<QuarantinePageView> {
    const rows = await this.quarantine.list(query);
    return { items: rows.map(entryView), next: rows.length === query.limit ? rows.at(-1)!.id : null };
  }

  @ApiOperation({ summary: 'Un evento in quarantena / One quarantined event' })
  @ApiOkResponse({ type: QuarantineDetailView })
  @Get(':id')
  async inspect(@PathToken('id') id: string, @CurrentUser() user: RequestUser): Promise<QuarantineDetailView> {
    return detailView(await this.quarantine.find(numbered(id)), user.role === 'manager');
  }

  @ApiOperation({ summary: 'Lo tratta di nuovo / Handles it again' })
  @ApiOkResponse({ type: QuarantineDetailView })
  @HttpCode(200)
  @Post(':id/replay')
  async replay(@PathToken('id') id: string, @CurrentUser() user: RequestUser): Promise<QuarantineDetailView> {
    return detailView(await this.quarantine.replay(numbered(id), user.label), user.role === 'manager');
  }

  @ApiOperation({ summary: 'Vi rinuncia / Gives it up' })
  @ApiOkResponse({ type: QuarantineDetailView })
  @HttpCode(200)
  @Post(':id/discard')
  async discard(@PathToken('id') id: string, @CurrentUser() user: RequestUser): Promise<QuarantineDetailView> {
    return detailView(await this.quarantine.discard(numbered(id), user.label), user.role === 'manager');
  }
}

function numbered(id: string): string {
  if (/^[1-9]\d{0,15}$/.test(id)) return id;
  throw new NotFound({ code: 'quarantine.unknown', text: { it: 'nessun evento in quarantena con questo numero', en: 'no quarantined event with this number' } });
}
