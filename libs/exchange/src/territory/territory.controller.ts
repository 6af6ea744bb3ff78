import { Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Territory, type NamedMunicipality } from './territory.js';

/** Which municipalities to list. */
export class MunicipalitiesQuery {
  @ApiProperty({ description: 'Part of the name, without regard to case and accents.', example: 'nardo' })
  @IsString() @Length(1, 100)
  text!: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100)
  limit: number = 20;
}

/** The territory, to choose a municipality by its name. */
@ApiTags('territory')
@Controller('territory')
@Roles('operator', 'manager')
export class TerritoryController {
  constructor(private readonly territory: Territory) {}

  @Get('municipalities')
  @ApiOperation({ summary: 'Municipalities by name, with ISTAT and Belfiore codes and coordinates' })
  municipalities(@Query() query: MunicipalitiesQuery): { items: NamedMunicipality[] } {
    return { items: this.territory.search(query.text, query.limit) };
  }
}
