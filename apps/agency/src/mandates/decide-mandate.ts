import { plainText, sameData, type VacancyContent } from '@filiera/exchange';
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
  refuseIf([
    ...notInForce(mandate, today), ...beyondMandate(mandate, content),
    ...(authorisation === undefined ? [fault('agencyAuthorisation', AUTHORISATION, 'registrare prima l’autorizzazione ministeriale dell’agenzia', 'record the agency’s ministerial authorisation first')] : []),
  ]);
  return { employer: clientOf(mandate), agencyAuthorisation: authorisation! };
}

/** A vacancy under a mandate before and after a step of its own. */
export interface MandatedStep {
  readonly before: VacancyContent;
  readonly after: VacancyContent;
  /** The step shows the vacancy to the network. */
  readonly publishes: boolean;
}

/**
 * Checks that a step leaves what the mandate set: who the client is and whether the vacancy names them, the agency's authorisation, the last day. What the
 * step does not touch is not held against it, but who publishes does so under a mandate and an authorisation that are in force.
 * @param authorisation in force today; undefined when none is recorded
 * @throws Invalid (422) with every violation
 */
export function decideMandatedStep(mandate: Mandate, { before, after, publishes }: MandatedStep, authorisation: string | undefined, today: string): void {
  const touched = (field: keyof VacancyContent): boolean => publishes || !sameData(before[field], after[field]);
  const { validFrom, validUntil, nameShown } = mandate;
  refuseIf([
    ...(publishes ? notInForce(mandate, today) : []),
    ...beyondMandate(mandate, after).filter(({ field }) => touched(field as keyof VacancyContent)),
    ...(touched('employer') && !sameData(after.employer, clientOf(mandate)) ? [fault('employer', 'clientOfMandate',
      `il mandato dal ${validFrom} al ${validUntil} stabilisce che il cliente ${nameShown ? 'è indicato con nome e settore' : 'resta riservato, con il solo settore'}: cambiarlo vuole un altro mandato`,
      `the mandate from ${validFrom} to ${validUntil} sets that the client ${nameShown ? 'is shown by name and sector' : 'stays unnamed, with the sector alone'}: to change that takes another mandate`)] : []),
    ...(touched('agencyAuthorisation') && after.agencyAuthorisation !== authorisation ? [fault('agencyAuthorisation', AUTHORISATION,
      'l’annuncio indica l’autorizzazione ministeriale in vigore, registrata dall’agenzia', 'the advertisement shows the ministerial authorisation in force that the agency has recorded')] : []),
  ]);
}

const AUTHORISATION = 'D.Lgs 276/2003 art. 4 e 9';

function clientOf({ clientName, sector, nameShown }: Mandate): VacancyContent['employer'] {
  return nameShown ? { name: clientName, sector } : { sector };
}

function notInForce({ validFrom, validUntil }: Mandate, today: string): Fault[] {
  return today < validFrom || today > validUntil ? [fault('mandate', 'inForce', `il mandato vale dal ${validFrom} al ${validUntil}`, `the mandate is valid from ${validFrom} to ${validUntil}`)] : [];
}

function beyondMandate({ clientName, nameShown, validUntil }: Mandate, content: VacancyContent): Fault[] {
  const named = [['title', content.title], ['description', content.description]] as const;
  return [
    ...(content.validUntil !== undefined && content.validUntil > validUntil
      ? [fault('validUntil', 'withinMandate', `l’offerta resta aperta al massimo fino alla fine del mandato, ${validUntil}`, `the vacancy stays open at most until the mandate ends, ${validUntil}`)] : []),
    ...(nameShown ? [] : named.filter(([, text]) => text !== undefined && says(text, clientName))
      .map(([field]) => fault(field, 'clientWithheld', 'il testo nomina il cliente, che il mandato tiene riservato', 'the text names the client, whom the mandate keeps unnamed'))),
  ];
}

/** Compares what readers see: neither markup, nor an entity, nor a line's end inside the name hides it from them. */
function says(text: string, name: string): boolean {
  return asRead(text).includes(asRead(name));
}

function asRead(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').toLocaleLowerCase('it');
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}

function refuseIf(faults: Fault[]): void {
  if (faults.length > 0) throw new Invalid({ code: 'mandate.invalid', faults, text: { it: 'il mandato non lo permette', en: 'the mandate does not allow it' } });
}
