import { PageQuery, type Page } from '@filiera/exchange';
import { CurrentUser, PathUuid, Roles, type RequestUser } from '@filiera/member-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { EuresImportEntity } from './eures-import.entity.js';
import { FindImports, type ImportSummary } from './find-imports.js';
import { ImportFromEures } from './import-from-eures.js';
import { ImportRequest } from './import-request.js';

/** Vacancies brought in from EURES. */
@ApiTags('eures')
@Controller('eures/imports')
@Roles('operator', 'manager')
export class ImportsController {
  constructor(private readonly imports: ImportFromEures, private readonly finder: FindImports) {}

  @Post()
  @ApiOperation({ summary: 'Bring vacancies in: PositionOpening documents, or the items that the EURES input API answers to getDetails' })
  import(@Body() request: ImportRequest, @CurrentUser() user: RequestUser): Promise<EuresImportEntity> {
    return this.imports.run(request, user);
  }

  @Get()
  @ApiOperation({ summary: 'The imports made, the newest first' })
  list(@Query() query: PageQuery): Promise<Page<ImportSummary>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One import with all that came of it' })
  one(@PathUuid('id') id: string): Promise<EuresImportEntity> {
    return this.finder.one(id);
  }
}
