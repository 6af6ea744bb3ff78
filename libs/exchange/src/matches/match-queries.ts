import { CEFR_LEVELS, CONTRACT_TYPES, ENTITY_ID, LICENCES, Obeys, type ContractType } from '@filiera/contracts';
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsNumber, IsOptional, Matches, Max, Min } from 'class-validator';
import { PublisherQuery } from '../board/publisher.query.js';
import { PageQuery } from '../paging/page-query.js';

/** A parameter that may be repeated or hold several values between commas. */
const Several = (): PropertyDecorator => Transform(({ value }: { value: unknown }) =>
  (Array.isArray(value) ? value : [value]).flatMap((item: unknown) => (typeof item === 'string' ? item.split(',').map((one) => one.trim()) : [item])));

/** What both directions can be asked. */
export class MatchQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 20 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100)
  limit: number = 20;

  @ApiPropertyOptional({ enum: ['exclude', 'show'], default: 'exclude', description: 'What to do with matches that miss a hard requirement.' })
  @IsOptional() @IsIn(['exclude', 'show'])
  unmet: 'exclude' | 'show' = 'exclude';

  @ApiPropertyOptional({ description: 'First digits of the ISCO-08 group.', example: '74' })
  @IsOptional() @Matches(/^[0-9]{1,4}$/)
  isco?: string;

  @ApiPropertyOptional({ description: 'ISTAT code of the municipality to search around.', example: '075035' })
  @IsOptional() @Matches(/^[0-9]{6}$/)
  near?: string;

  @ApiPropertyOptional({ description: 'Kilometres in a straight line from `near`.', minimum: 0, maximum: 2000, default: 30 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(2_000)
  km: number = 30;

  @ApiPropertyOptional({ enum: ['full-time', 'part-time'] })
  @IsOptional() @IsIn(['full-time', 'part-time'])
  schedule?: 'full-time' | 'part-time';

  @ApiPropertyOptional({ description: 'Least score.', minimum: 0, maximum: 100 })
  @IsOptional() @Type(() => Number) @IsNumber() @Min(0) @Max(100)
  minimumScore?: number;
}

/** Which vacancies to propose to a candidate. */
export class MatchVacanciesQuery extends MatchQuery {
  @ApiPropertyOptional({ enum: CONTRACT_TYPES, isArray: true })
  @IsOptional() @Several() @IsArray() @ArrayMaxSize(CONTRACT_TYPES.length) @ArrayUnique() @IsIn([...CONTRACT_TYPES], { each: true })
  contract?: ContractType[];

  @ApiPropertyOptional({ isArray: true, type: String, description: 'Countries of the workplace.', example: ['IT'] })
  @IsOptional() @Several() @IsArray() @ArrayMaxSize(40) @ArrayUnique() @Matches(/^[A-Z]{2}$/, { each: true })
  country?: string[];
}

/** Which candidates to propose for a vacancy. */
export class MatchCandidatesQuery extends IntersectionType(MatchQuery, PublisherQuery) {
  @ApiPropertyOptional({ enum: CONTRACT_TYPES, description: 'A form of employment that the candidate looks for.' })
  @IsOptional() @IsIn([...CONTRACT_TYPES])
  contract?: ContractType;

  @ApiPropertyOptional({ enum: LICENCES })
  @IsOptional() @IsIn([...LICENCES])
  licence?: string;

  @ApiPropertyOptional({ description: 'A language with the least level.', example: 'en:B1' })
  @IsOptional() @Matches(new RegExp(`^[a-z]{2}:(?:${CEFR_LEVELS.join('|')})$`))
  language?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 8, description: 'Least level of education (EQF).' })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(8)
  minimumEqf?: number;

  @ApiPropertyOptional({ description: 'Free by this day.', example: '2026-12-01' })
  @IsOptional() @Matches(/^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$/)
  availableBy?: string;
}

/** Which logged runs to list. */
export class MatchRunsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only runs about this candidate or vacancy.' })
  @IsOptional() @Obeys(ENTITY_ID)
  subject?: string;
}
