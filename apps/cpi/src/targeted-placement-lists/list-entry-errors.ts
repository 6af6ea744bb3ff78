import { Conflict, type Fault, Invalid, NotFound } from '@filiera/member-kit';

export const listEntryNotFound = (): NotFound =>
  new NotFound({ code: 'targeted-placement-list.not-found', text: { it: 'Nessuna iscrizione con questo identificativo.', en: 'There is no enrolment with this id.' } });

export const alreadyEnrolled = (): Conflict =>
  new Conflict({
    code: 'targeted-placement-list.already-enrolled', rule: 'L. 68/1999, art. 8',
    text: { it: 'Questa persona è già iscritta in questo elenco.', en: 'This person is enrolled in this list already.' },
  });

export const notPossibleIn = (state: string): Conflict =>
  new Conflict({
    code: 'targeted-placement-list.state', text: { it: `Nello stato attuale dell’iscrizione (${state}) questo non è possibile.`, en: `The enrolment's present state (${state}) does not allow this.` },
  });

export const enrolledSince = (): Conflict =>
  new Conflict({
    code: 'targeted-placement-list.enrolled-since', rule: 'L. 68/1999, art. 8',
    text: {
      it: 'Dopo quella cancellazione la persona è stata iscritta di nuovo: prima si annulla quell’iscrizione.',
      en: 'The person was enrolled again after that removal: that enrolment is annulled first.',
    },
  });

export const stillEnrolled = (): Conflict =>
  new Conflict({
    code: 'targeted-placement-list.still-enrolled', rule: 'L. 68/1999, art. 8',
    text: {
      it: 'Questa persona è iscritta nel collocamento mirato: il profilo lo dice finché non è cancellata da tutti gli elenchi.',
      en: 'This person is enrolled for targeted placement: the profile says so until they are removed from every list.',
    },
  });

export const invalidListEntry = (faults: readonly Fault[]): Invalid =>
  new Invalid({ code: 'targeted-placement-list.invalid', text: { it: 'I dati dell’iscrizione non sono coerenti.', en: 'The enrolment’s data do not agree.' }, faults });
