import { AGREEMENT } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';

const STREAMS = AGREEMENT.streams.map(({ name }) => name);

/** Which lags to list. */
export class LagsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Membro / Member' })
  @IsOptional() @Matches(/^[a-z0-9-]{3,40}$/)
  member?: string;

  @ApiPropertyOptional({ enum: STREAMS })
  @IsOptional() @IsIn(STREAMS)
  stream?: string;

  @ApiPropertyOptional({ enum: ['behind', 'level'], description: 'behind: qualcosa attende; level: nulla / behind: something waits; level: nothing does' })
  @IsOptional() @IsIn(['behind', 'level'])
  state?: 'behind' | 'level';
}
