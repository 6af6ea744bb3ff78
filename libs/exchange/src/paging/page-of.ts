import { ApiProperty } from '@nestjs/swagger';
import type { Page } from './page-query.js';

const known = new Map<Function, new () => Page<unknown>>();

/** The class that documents a page of some items. */
export function pageOf<T extends object>(item: new () => T): new () => Page<T> {
  const made = known.get(item);
  if (made) return made as new () => Page<T>;

  class ItemPage implements Page<T> {
    @ApiProperty({ type: [item], description: 'Le voci di questa pagina / The items of this page' })
    readonly items!: readonly T[];

    @ApiProperty({ description: 'Pagina, da 1 / Page, from 1' })
    readonly page!: number;

    @ApiProperty({ description: 'Voci per pagina / Items on a page' })
    readonly size!: number;

    @ApiProperty({ description: 'Quante voci in tutto, fino a 10.000 / How many items in all, up to 10,000' })
    readonly total!: number;
  }
  Object.defineProperty(ItemPage, 'name', { value: `${item.name}Page` });
  known.set(item, ItemPage);
  return ItemPage;
}
