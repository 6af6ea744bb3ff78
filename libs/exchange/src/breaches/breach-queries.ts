import { AGREEMENT } from '@filiera/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';
import { BREACH_OUTCOMES, type BreachOutcome } from './breach-outcome.js';

const STANDARDS = [...AGREEMENT.serviceStandards, ...AGREEMENT.memberStandards].map(({ id }) => id);

/** Which missed terms to list. */
export class BreachesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STANDARDS })
  @IsOptional() @IsIn(STANDARDS)
  standard?: string;

  @ApiPropertyOptional({ description: 'Membro interessato / Member concerned' })
  @IsOptional() @Matches(/^[a-z0-9-]{3,40}$/)
  member?: string;

  @ApiPropertyOptional({
    enum: BREACH_OUTCOMES,
    description: 'Fatto poi, non ancora fatto quando fu rilevato, o ritirato perché rispettato / Done afterwards, not yet done when it was noticed, or withdrawn because it was kept',
  })
  @IsOptional() @IsIn(BREACH_OUTCOMES)
  outcome?: BreachOutcome;
}
