import { Invalid, NotFound } from '@filiera/member-kit';

/** 404: no such class. */
export const classNotFound = (): NotFound =>
  new NotFound({ code: 'class.not-found', text: { it: 'nessuna classe ha questo identificativo', en: 'no class has this id' } });

/** 404: the candidate is in no class. */
export const studentNotFound = (): NotFound =>
  new NotFound({ code: 'student.not-found', text: { it: 'questa persona non è iscritta a nessuna classe', en: 'this person is enrolled in no class' } });

/** 422: whether a pupil is a minor must be known. */
export const birthDateNeeded = (): Invalid => new Invalid({
  code: 'student.birth-date', text: { it: 'di uno studente si conosce la data di nascita: completarla nella scheda', en: 'a student’s birth date is known: complete the record' },
  faults: [{ field: 'birthDate', rule: 'required', text: { it: 'manca la data di nascita', en: 'the birth date is missing' } }],
});
