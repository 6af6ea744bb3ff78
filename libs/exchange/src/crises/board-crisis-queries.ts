import { CRISIS_KINDS, type CrisisKind } from '@filiera/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';

/** Which announced crises to list. */
export class BoardCrisesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: CRISIS_KINDS })
  @IsOptional() @IsIn(CRISIS_KINDS)
  kind?: CrisisKind;

  @ApiPropertyOptional({ example: '15', description: 'Settore ATECO, o il suo inizio / ATECO sector, or its beginning' })
  @IsOptional() @Matches(/^(?:[A-V]|[0-9]{2}(?:\.[0-9]{1,2}(?:\.[0-9]{1,2})?)?)$/)
  sector?: string;

  @ApiPropertyOptional({ example: '075016', description: 'Comune, codice ISTAT / Municipality, ISTAT code' })
  @IsOptional() @Matches(/^[0-9]{6}$/)
  municipality?: string;

  @ApiPropertyOptional({ example: '81', description: 'Gruppo ISCO-08, da 1 a 4 cifre / ISCO-08 group, 1 to 4 digits' })
  @IsOptional() @Matches(/^[0-9]{1,4}$/)
  isco?: string;
}
