import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DeclarationEntity } from './declaration.entity.js';

/** Erases the availability declarations of a person. */
@ErasesPerson()
@Injectable()
export class EraseDeclarations implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.delete(DeclarationEntity, { person })).affected ?? 0;
  }
}
