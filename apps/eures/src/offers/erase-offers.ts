import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { OfferLedger } from './offer-ledger.js';

/** What is offered to EURES of a person: the reference is closed there and leads to nobody any more. */
@ErasesPerson()
@Injectable()
export class OfferEraser implements PersonEraser {
  constructor(private readonly ledger: OfferLedger) {}

  erase(person: string, tx: Transaction): Promise<number> {
    return this.ledger.forget(person, tx);
  }
}
