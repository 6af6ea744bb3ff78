import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DeliveredStandardEntity } from './delivered-standard.entity.js';

/** Takes the person out of the services delivered to them: what the office counts for its reports stays, and names nobody. */
@ErasesPerson()
@Injectable()
export class EraseDeliveries implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.update(DeliveredStandardEntity, { person }, { person: null, pact: null })).affected ?? 0;
  }
}
