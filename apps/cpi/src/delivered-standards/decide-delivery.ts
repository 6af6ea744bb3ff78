import { type Fault, Invalid } from '@filiera/member-kit';
import type { StandardLetter, StandardRule } from './standard-rules.js';

/** A service that was delivered: to a person or to a firm. */
export interface Delivery {
  readonly letter: StandardLetter;
  readonly deliveredOn: string;
  readonly candidate?: string | null;
  readonly firm?: string | null;
  readonly pact?: string | null;
}

/**
 * Checks a delivery.
 * @param standard what its letter means on its day, undefined when it is not in force then
 * @throws Invalid with every fault: a day in the future, a letter that is not in force, another recipient than the letter's, a pact of a firm
 */
export function decideDelivery({ deliveredOn, candidate, firm, pact }: Delivery, standard: StandardRule | undefined, today: string): void {
  const faults: Fault[] = [];
  if (deliveredOn > today) faults.push(fault('deliveredOn', 'notInFuture', 'Non può essere futura.', 'It cannot be in the future.'));
  if (!standard) faults.push(fault('letter', 'inTables', 'La lettera non è in vigore in quel giorno.', 'The letter is not in force on that day.'));
  if (standard?.recipient === 'person' && (!candidate || firm)) faults.push(fault('candidate', 'recipient', 'Questo servizio è per una persona.', 'This service is for a person.'));
  if (standard?.recipient === 'firm' && (!firm || candidate)) faults.push(fault('firm', 'recipient', 'Questo servizio è per un’impresa.', 'This service is for a firm.'));
  if (pact && !candidate) faults.push(fault('pact', 'recipient', 'Il patto è di una persona.', 'A pact is a person’s.'));
  if (faults.length > 0) throw new Invalid({ code: 'delivered-standard.invalid', rule: 'D.M. 4/2018', text: { it: 'Il servizio non si può registrare così.', en: 'The service cannot be recorded like this.' }, faults });
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}
