import { Conflict, Invalid, type Fault } from '@filiera/member-kit';
import { isMinor } from '../classes/class.views.js';

/** What decides whether a delegation can be given or withdrawn. */
export interface DelegationFacts {
  readonly birthDate: string | null;
  readonly guardianDelegation: boolean;
}

const RULE = 'art. 316 e 320 c.c.; GDPR art. 8';

/** @throws Conflict when there is one already, Invalid with every violation */
export function decideDelegation({ birthDate, guardianDelegation }: DelegationFacts, givenOn: string, today: string): void {
  if (guardianDelegation) throw new Conflict({ code: 'delegation.in-force', text: { it: 'c’è già una delega in vigore', en: 'a delegation is in force already' } });
  const faults: Fault[] = [
    ...(givenOn > today ? [{ field: 'givenOn', rule: 'notInFuture', text: { it: 'la delega si registra quando è stata firmata', en: 'a delegation is recorded once it is signed' } }] : []),
    ...(isMinor(birthDate, today) ? [] : [{ field: 'candidate', rule: 'minor', text: { it: `chi è maggiorenne decide da sé (${RULE})`, en: `who is of full age decides alone (${RULE})` } }]),
  ];
  if (faults.length > 0) throw new Invalid({ code: 'delegation.invalid', rule: RULE, faults, text: { it: 'la delega non si può registrare', en: 'the delegation cannot be recorded' } });
}

/** @throws Conflict when there is none */
export function decideDelegationWithdrawal({ guardianDelegation }: DelegationFacts): void {
  if (!guardianDelegation) throw new Conflict({ code: 'delegation.none', text: { it: 'non c’è una delega in vigore', en: 'no delegation is in force' } });
}
