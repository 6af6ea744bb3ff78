import { Conflict, type Fault, Invalid, NotFound } from '@filiera/member-kit';

export const declarationNotFound = (): NotFound =>
  new NotFound({ code: 'availability-declaration.not-found', text: { it: 'Nessuna dichiarazione di disponibilità con questo identificativo.', en: 'There is no availability declaration with this id.' } });

export const alreadyDeclared = (): Conflict =>
  new Conflict({
    code: 'availability-declaration.already-open', rule: 'D.Lgs. 150/2015, art. 19',
    text: { it: 'Questa persona ha già una dichiarazione in vigore o sospesa.', en: 'This person already has a declaration in force or suspended.' },
  });

export const notPossibleIn = (state: string): Conflict =>
  new Conflict({
    code: 'availability-declaration.state', text: { it: `Nello stato attuale della dichiarazione (${state}) questo non è possibile.`, en: `The declaration's present state (${state}) does not allow this.` },
  });

export const alreadyContacted = (): Conflict =>
  new Conflict({ code: 'availability-declaration.contacted', text: { it: 'La persona si è già presentata.', en: 'The person has already come.' } });

export const notContacted = (): Conflict =>
  new Conflict({ code: 'availability-declaration.not-contacted', text: { it: 'Non è registrato che la persona si sia presentata.', en: 'It is not recorded that the person came.' } });

export const termStillRuns = (due: string, source: string): Conflict =>
  new Conflict({
    code: 'availability-declaration.term-still-runs', rule: source,
    text: { it: `Si convoca chi non si è presentato entro il termine, che corre fino al ${due}.`, en: `Who has not come within the term is summoned: it runs until ${due}.` },
  });

export const invalidDeclaration = (faults: readonly Fault[]): Invalid =>
  new Invalid({ code: 'availability-declaration.invalid', text: { it: 'I dati della dichiarazione non sono coerenti.', en: 'The declaration’s data do not agree.' }, faults });
