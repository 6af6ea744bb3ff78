import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ListEntryEntity } from './list-entry.entity.js';

/** Erases the entries of a person from the lists of targeted placement, past ones too. */
@ErasesPerson()
@Injectable()
export class EraseListEntries implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.delete(ListEntryEntity, { person })).affected ?? 0;
  }
}
