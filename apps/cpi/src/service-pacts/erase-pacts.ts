import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PactEntity, PactRevisionEntity } from './pact.entities.js';

/** Erases the service pacts of a person with their revisions. */
@ErasesPerson()
@Injectable()
export class ErasePacts implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const revisions = await tx.delete(PactRevisionEntity, { person });
    const pacts = await tx.delete(PactEntity, { person });
    return (revisions.affected ?? 0) + (pacts.affected ?? 0);
  }
}
