import { Invalid, NotFound } from '@filiera/member-kit';

/** 404: this node knows no such candidate, or may not propose them now. */
export const matchCandidateNotFound = (): NotFound => new NotFound({
  code: 'match.candidate-not-found',
  text: { it: 'né fra i propri candidati né sulla bacheca c’è un candidato disponibile con questo identificativo', en: 'neither among the own candidates nor on the board is there an available candidate with this id' },
});

/** 404: this node knows no such vacancy, or it is closed. */
export const matchVacancyNotFound = (): NotFound => new NotFound({
  code: 'match.vacancy-not-found',
  text: { it: 'sulla bacheca non c’è un’offerta aperta con questo identificativo', en: 'on the board there is no open vacancy with this id' },
});

/** 404: no such run, or its time is over. */
export const matchRunNotFound = (): NotFound => new NotFound({
  code: 'match.run-not-found',
  text: { it: 'nel registro non c’è una ricerca con questo identificativo', en: 'the log has no run with this id' },
});

/** 422: the circle to search in has no known centre. */
export const unknownCentre = (): Invalid => new Invalid({
  code: 'match.unknown-municipality',
  text: { it: 'nessun comune con questo codice ISTAT ha un luogo noto', en: 'no municipality with this ISTAT code has a known place' },
  faults: [{ field: 'query.near', rule: 'istat', text: { it: 'codice ISTAT di un comune, 6 cifre', en: 'ISTAT code of a municipality, 6 digits' } }],
});
