import { Conflict, Invalid, NotFound, type Fault } from '@filiera/member-kit';

/** 404: this member holds no such candidate. */
export const candidateNotFound = (): NotFound => new NotFound({
  code: 'candidate.not-found',
  text: { it: 'questo nodo non ha un candidato con questo identificativo', en: 'this node holds no candidate with this id' },
});

/** 409: nothing can be done any more with an erased candidate. */
export const candidateErased = (): Conflict => new Conflict({
  code: 'candidate.erased', rule: 'GDPR art. 17',
  text: { it: 'i dati di questa persona sono stati cancellati', en: 'the data of this person have been erased' },
});

/** 409: the tax code is already registered here. */
export const taxCodeTaken = (): Conflict => new Conflict({
  code: 'candidate.already-registered',
  text: { it: 'una persona con questo codice fiscale è già registrata in questo nodo: cercarla per nome', en: 'a person with this tax code is already registered on this node: look for them by name' },
});

/** 409: the candidate shares nothing, so there is nothing to withdraw. */
export const notShared = (): Conflict => new Conflict({
  code: 'candidate.not-shared',
  text: { it: 'questo profilo non è condiviso con la rete', en: 'this profile is not shared with the network' },
});

/** 422: the person's data contradict each other; all faults at once. */
export const personDataInvalid = (faults: readonly Fault[]): Invalid => new Invalid({
  code: 'candidate.person-data', faults,
  text: { it: 'i dati anagrafici non sono coerenti', en: 'the personal data do not agree with each other' },
});
