import { AGREEMENT } from '@filiera/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';

const STANDARDS = [...AGREEMENT.serviceStandards, ...AGREEMENT.memberStandards].map(({ id }) => id);

/** Which missed terms to list. */
export class BreachesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STANDARDS })
  @IsOptional() @IsIn(STANDARDS)
  standard?: string;

  @ApiPropertyOptional({ description: 'Membro interessato / Member concerned' })
  @IsOptional() @Matches(/^[a-z0-9-]{3,40}$/)
  member?: string;

  @ApiPropertyOptional({ enum: ['done', 'not-done'], description: 'Fatto poi, o non ancora fatto quando fu rilevato / Done afterwards, or not yet done when it was noticed' })
  @IsOptional() @IsIn(['done', 'not-done'])
  outcome?: 'done' | 'not-done';
}
