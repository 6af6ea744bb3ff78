import { Conflict, type Fault, Invalid, NotFound } from '@filiera/member-kit';

export const pactNotFound = (): NotFound =>
  new NotFound({ code: 'service-pact.not-found', text: { it: 'Nessun patto di servizio con questo identificativo.', en: 'There is no service pact with this id.' } });

export const pactOpen = (): Conflict =>
  new Conflict({ code: 'service-pact.already-open', text: { it: 'Questa persona ha già un patto aperto: rivederlo o chiuderlo.', en: 'This person already has an open pact: revise or end it.' } });

export const needsDeclaration = (): Conflict =>
  new Conflict({
    code: 'service-pact.needs-declaration', rule: 'D.Lgs. 150/2015, art. 20, c. 1',
    text: { it: 'Il patto richiede una dichiarazione di disponibilità in vigore.', en: 'A pact needs a declaration of availability in force.' },
  });

export const needsProfiling = (): Conflict =>
  new Conflict({
    code: 'service-pact.needs-profiling', rule: 'D.Lgs. 150/2015, art. 20, c. 1',
    text: { it: 'Il patto richiede una profilazione confermata.', en: 'A pact needs a profiling that is confirmed.' },
  });

export const notPossibleIn = (state: string): Conflict =>
  new Conflict({ code: 'service-pact.state', text: { it: `Nello stato attuale del patto (${state}) questo non è possibile.`, en: `The pact's present state (${state}) does not allow this.` } });

export const invalidPact = (faults: readonly Fault[]): Invalid =>
  new Invalid({ code: 'service-pact.invalid', text: { it: 'Il patto non si può firmare o chiudere così.', en: 'The pact cannot be signed or ended like this.' }, faults });
