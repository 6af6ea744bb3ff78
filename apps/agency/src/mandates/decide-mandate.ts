import type { VacancyContent } from '@filiera/exchange';
import { Invalid, type Fault } from '@filiera/member-kit';
import type { MandateEntity } from './mandate.entities.js';

type Mandate = Pick<MandateEntity, 'clientName' | 'sector' | 'nameShown' | 'validFrom' | 'validUntil'>;

/** @throws Invalid when it ends before it begins */
export function decideMandate({ validFrom, validUntil }: Pick<Mandate, 'validFrom' | 'validUntil'>): void {
  refuseIf(validUntil < validFrom ? [fault('validUntil', 'notBeforeStart', 'la fine non può precedere l’inizio', 'the end cannot come before the start')] : []);
}

/**
 * What a vacancy says because it is under a mandate: the client as agreed, and the number of the agency's authorisation.
 * @param authorisation in force today; undefined when none is recorded
 * @throws Invalid (422) with every violation
 */
export function decideMandatedVacancy(
  mandate: Mandate, content: VacancyContent, authorisation: string | undefined, today: string,
): Pick<VacancyContent, 'employer' | 'agencyAuthorisation'> & { readonly agencyAuthorisation: string } {
  const { clientName, sector, nameShown, validFrom, validUntil } = mandate;
  const named = [['title', content.title], ['description', content.description]] as const;
  refuseIf([
    ...(today < validFrom || today > validUntil ? [fault('mandate', 'inForce', `il mandato vale dal ${validFrom} al ${validUntil}`, `the mandate is valid from ${validFrom} to ${validUntil}`)] : []),
    ...(content.validUntil !== undefined && content.validUntil > validUntil
      ? [fault('validUntil', 'withinMandate', `l’offerta resta aperta al massimo fino alla fine del mandato, ${validUntil}`, `the vacancy stays open at most until the mandate ends, ${validUntil}`)] : []),
    ...(nameShown ? [] : named.filter(([, text]) => text !== undefined && says(text, clientName))
      .map(([field]) => fault(field, 'clientWithheld', 'il testo nomina il cliente, che il mandato tiene riservato', 'the text names the client, whom the mandate keeps unnamed'))),
    ...(authorisation === undefined ? [fault('agencyAuthorisation', 'D.Lgs 276/2003 art. 4 e 9', 'registrare prima l’autorizzazione ministeriale dell’agenzia', 'record the agency’s ministerial authorisation first')] : []),
  ]);
  return { employer: nameShown ? { name: clientName, sector } : { sector }, agencyAuthorisation: authorisation! };
}

function says(text: string, name: string): boolean {
  return text.toLocaleLowerCase('it').includes(name.toLocaleLowerCase('it'));
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(faults: Fault[]): void {
  if (faults.length > 0) throw new Invalid({ code: 'mandate.invalid', faults, text: { it: 'il mandato non lo permette', en: 'the mandate does not allow it' } });
}
