import { ApiProperty } from '@nestjs/swagger';

/** Where a page stands in its list. */
export class PageView {
  @ApiProperty({ description: 'Pagina, da 1. / Page, from 1.' })
  page!: number;

  @ApiProperty({ description: 'Voci per pagina. / Items on a page.' })
  size!: number;

  @ApiProperty({ description: 'Quante voci in tutto. / How many items in all.' })
  total!: number;
}
