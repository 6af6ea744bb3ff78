import { PathToken, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { Vocabulary, type FoundOccupation, type FoundSkill, type OccupationGroup, type OccupationWithSkills } from './vocabulary.js';

const ISCO = /^[0-9]{1,4}$/;

/** Words to look for in the vocabulary. */
export class VocabularyQuery {
  @ApiProperty({ description: 'Beginnings of words of a label, in Italian or English.', example: 'elettric' })
  @IsString() @Length(1, 100)
  text!: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100)
  limit: number = 20;
}

/** Occupations and skills of ESCO, to choose from. */
@ApiTags('vocabulary')
@Controller('vocabulary')
@Roles('operator', 'manager')
export class VocabularyController {
  constructor(private readonly vocabulary: Vocabulary) {}

  @Get('occupations')
  @ApiOperation({ summary: 'Occupations by the words of their labels' })
  async occupations(@Query() query: VocabularyQuery): Promise<{ items: FoundOccupation[] }> {
    return { items: await this.vocabulary.occupations(query.text, query.limit) };
  }

  @Get('skills')
  @ApiOperation({ summary: 'Skills by the words of their labels' })
  async skills(@Query() query: VocabularyQuery): Promise<{ items: FoundSkill[] }> {
    return { items: await this.vocabulary.skills(query.text, query.limit) };
  }

  @Get('occupations/:id')
  @ApiOperation({ summary: 'An occupation with its skills, by the last part of its ESCO URI; or the occupations of an ISCO group, by its one to four digits' })
  occupation(@PathToken('id') id: string): Promise<OccupationWithSkills | OccupationGroup> {
    return ISCO.test(id) ? this.vocabulary.group(id) : this.vocabulary.occupation(id);
  }
}
