import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Deepest row that a list shows: beyond it a narrower search finds more than turning pages. */
const DEEPEST_PAGE = 1_000;

/** Which part of a list is asked for. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'Pagina, da 1 / Page, from 1', minimum: 1, maximum: DEEPEST_PAGE, default: 1 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(DEEPEST_PAGE)
  page: number = 1;

  @ApiPropertyOptional({ description: 'Voci per pagina / Items on a page', minimum: 1, maximum: 100, default: 20 })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(100)
  size: number = 20;
}

/** A part of a list, with the number of rows in the whole; counting stops at 10,000. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** Rows to skip before the page begins. */
export function offsetOf(query: Pick<PageQuery, 'page' | 'size'>): number {
  return (query.page - 1) * query.size;
}
