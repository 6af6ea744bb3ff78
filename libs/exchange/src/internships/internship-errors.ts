import { Conflict, type Fault, Invalid, NotFound } from '@filiera/member-kit';

/** 404: no such agreement here. */
export const hostAgreementNotFound = (): NotFound =>
  new NotFound({ code: 'host-agreement.not-found', text: { it: 'questo nodo non ha una convenzione con questo identificativo', en: 'this node has no agreement with a host with this id' } });

/** 404: no such internship here. */
export const internshipNotFound = (): NotFound =>
  new NotFound({ code: 'internship.not-found', text: { it: 'questo nodo non ha un tirocinio con questo identificativo', en: 'this node has no internship with this id' } });

/** 404: no such apprenticeship here. */
export const apprenticeshipNotFound = (): NotFound =>
  new NotFound({ code: 'apprenticeship.not-found', text: { it: 'questo nodo non ha un apprendistato con questo identificativo', en: 'this node has no apprenticeship with this id' } });

/** 404: the internship has no such suspension. */
export const suspensionNotFound = (): NotFound =>
  new NotFound({ code: 'internship.suspension-not-found', text: { it: 'il tirocinio non ha una sospensione con questo identificativo', en: 'the internship has no suspension with this id' } });

/** 409: nothing changes any more in an internship that has ended or was cancelled. */
export const internshipClosed = (): Conflict =>
  new Conflict({ code: 'internship.closed', text: { it: 'il tirocinio è già concluso, disdetto o annullato', en: 'the internship has already ended, or was cancelled or annulled' } });

/** 422 with every violation. */
export const invalidInternship = (faults: readonly Fault[]): Invalid =>
  new Invalid({ code: 'internship.invalid', faults, text: { it: 'il tirocinio non rispetta le regole in vigore', en: 'the internship does not obey the rules in force' } });

/** 422: the days of an agreement are the wrong way round. */
export const invalidAgreement = (): Invalid => new Invalid({
  code: 'host-agreement.invalid', text: { it: 'la convenzione non è coerente', en: 'the agreement is not coherent' },
  faults: [{ field: 'validUntil', rule: 'notBeforeStart', text: { it: 'la fine non può precedere l’inizio', en: 'the end cannot come before the start' } }],
});
