import type { EnrolmentState } from '@filiera/contracts';
import { Conflict, Invalid, NotFound, Refused } from '@filiera/member-kit';

const STATUS_IT: Readonly<Record<EnrolmentState['status'], string>> = {
  requested: 'richiesta', waiting: 'in lista d’attesa', confirmed: 'confermata', declined: 'rifiutata', withdrawn: 'ritirata', completed: 'conclusa',
};

export const enrolmentNotFound = (): NotFound =>
  new NotFound({ code: 'enrolment.not-found', text: { it: 'Nessuna iscrizione con questo identificativo su questo nodo.', en: 'This node has no enrolment with this id.' } });

export const unknownCourse = (): NotFound =>
  new NotFound({ code: 'enrolment.course-unknown', text: { it: 'Questo nodo non conosce il corso indicato.', en: 'This node does not know that course.' } });

export const courseNotOpen = (): Conflict =>
  new Conflict({
    code: 'enrolment.course-not-open',
    text: { it: 'Al corso non ci si può più iscrivere: è chiuso, o il termine è passato.', en: 'Nobody can enrol in the course any more: it is closed, or its last day has passed.' },
  });

export const notYourCandidate = (): Refused =>
  new Refused({
    code: 'enrolment.not-your-candidate', clause: '11.2',
    text: {
      it: 'Un posto lo chiede chi segue il candidato, e il candidato dev’essere sulla rete.',
      en: 'A place is asked for by the member that follows the candidate, and the candidate must be on the network.',
    },
  });

export const notRequested = (): Refused =>
  new Refused({
    code: 'enrolment.not-requested', clause: '11.2',
    text: { it: 'Risposta a un’iscrizione che questo nodo non ha chiesto.', en: 'Answer to an enrolment that this node did not ask for.' },
  });

export const alreadyEnrolled = (enrolment: string): Conflict =>
  new Conflict({
    code: 'enrolment.already-open',
    text: { it: `Lo stesso candidato ha già un’iscrizione a questo corso: ${enrolment}.`, en: `The same candidate already has an enrolment in this course: ${enrolment}.` },
  });

export const wrongEnrolmentStatus = (status: EnrolmentState['status'], needed: readonly EnrolmentState['status'][]): Conflict =>
  new Conflict({
    code: 'enrolment.wrong-status',
    text: {
      it: `L’iscrizione è ${STATUS_IT[status]}; per questa azione deve essere ${needed.map((one) => STATUS_IT[one]).join(' o ')}. Rileggetela: l’altra parte può averla aggiornata.`,
      en: `The enrolment is ${status}; this needs it to be ${needed.join(' or ')}. Read it again: the other party may have updated it.`,
    },
  });

export const notTheHolder = (): Refused =>
  new Refused({
    code: 'enrolment.withdraw-is-the-holders', clause: '11.4',
    text: { it: 'Un’iscrizione la ritira chi segue il candidato; chi tiene il corso può rifiutarla.', en: 'An enrolment is withdrawn by the member that follows the candidate; whoever gives the course may decline it.' },
  });

export const notTheCourseOwner = (): Refused =>
  new Refused({
    code: 'enrolment.answer-is-the-courses', clause: '11.3',
    text: { it: 'Risponde, e dice che cosa si è imparato, solo chi tiene il corso.', en: 'Only whoever gives the course answers, and tells what was learnt.' },
  });

export const notTaught = (): Invalid =>
  new Invalid({
    code: 'enrolment.not-taught', clause: '11.5',
    text: { it: 'Si acquisiscono soltanto competenze che il corso insegna.', en: 'Only skills that the course teaches are gained.' },
    faults: [{ field: 'skills', rule: 'taught', text: { it: 'competenze del corso', en: 'skills of the course' } }],
  });
