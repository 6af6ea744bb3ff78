import { NEED_KINDS, type NeedKind } from '@filiera/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';

/** Which needs of the network to list. */
export class BoardNeedsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: NEED_KINDS })
  @IsOptional() @IsIn(NEED_KINDS)
  kind?: NeedKind;

  @ApiPropertyOptional({ example: '43', description: 'Settore ATECO, o il suo inizio / ATECO sector, or its beginning' })
  @IsOptional() @Matches(/^(?:[A-V]|[0-9]{2}(?:\.[0-9]{1,2}(?:\.[0-9]{1,2})?)?)$/)
  sector?: string;

  @ApiPropertyOptional({ example: '075035', description: 'Comune, codice ISTAT / Municipality, ISTAT code' })
  @IsOptional() @Matches(/^[0-9]{6}$/)
  municipality?: string;

  @ApiPropertyOptional({ example: '74', description: 'Gruppo ISCO-08, da 1 a 4 cifre / ISCO-08 group, 1 to 4 digits' })
  @IsOptional() @Matches(/^[0-9]{1,4}$/)
  isco?: string;

  @ApiPropertyOptional({ enum: ['open', 'taken-up'], description: 'Senza un corso che risponda, o con / Without a course that answers, or with one' })
  @IsOptional() @IsIn(['open', 'taken-up'])
  answer?: 'open' | 'taken-up';
}
