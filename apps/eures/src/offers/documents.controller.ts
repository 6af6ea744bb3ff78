import { PublisherQuery } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { WriteVacancy } from './write-vacancy.js';

/** Vacancies of the board as files for EURES. */
@ApiTags('eures')
@Controller('eures/vacancies')
@Roles('operator', 'manager')
export class DocumentsController {
  constructor(private readonly writer: WriteVacancy) {}

  @Get(':id/position-opening')
  @Header('content-type', 'application/xml; charset=utf-8')
  @ApiOperation({ summary: 'Un\'offerta della bacheca come PositionOpening / A vacancy of the board as a PositionOpening' })
  @ApiProduces('application/xml')
  @ApiOkResponse({ schema: { type: 'string' } })
  document(@PathUuid('id') id: string, @Query() { publisher }: PublisherQuery): Promise<string> {
    return this.writer.document(id, publisher);
  }
}
