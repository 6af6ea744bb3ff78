import { Conflict, Invalid, NotFound } from '@filiera/member-kit';

/** 404: this office serves no such firm. */
export const firmNotFound = (): NotFound => new NotFound({
  code: 'firm.not-found', text: { it: 'questo nodo non ha un\'impresa con questo identificativo', en: 'this node has no firm with this id' },
});

/** 409: the VAT number is registered here already. */
export const vatNumberTaken = (): Conflict => new Conflict({
  code: 'firm.already-registered',
  text: { it: 'un\'impresa con questa partita IVA è già registrata: cercarla per nome', en: 'a firm with this VAT number is registered already: look for it by name' },
});

/** 422: no municipality has this code. */
export const unknownMunicipality = (): Invalid => new Invalid({
  code: 'firm.unknown-municipality', text: { it: 'nessun comune ha questo codice ISTAT', en: 'no municipality has this ISTAT code' },
  faults: [{ field: 'municipality', rule: 'istat', text: { it: 'codice ISTAT di un comune, 6 cifre', en: 'ISTAT code of a municipality, 6 digits' } }],
});
